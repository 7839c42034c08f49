"""The ballot as staff see it: to fill in on the screen, to compare two readings of it, and to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from citizen.ballots.models import VoteRound
from citizen.ballots.queries import Option, find_round
from citizen.ballots.views.choices import name_of_blank
from citizen.domain.paper import Answer, PaperBallot, PaperRefusal
from citizen.domain.tally import Method
from citizen.paper import queries
from citizen.paper.forms import Differing, is_blank, marked, number_at
from citizen.paper.queries import SheetQuestion
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import both, show_list
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class Paper:
    """The ballot of the round that takes ballots on paper now, or why there is none."""

    refusal: PaperRefusal | None
    round: VoteRound | None
    questions: Sequence[SheetQuestion] = ()

    @property
    def method(self) -> Method:
        return Method(self.round.method) if self.round else Method.APPROVAL

    @property
    def is_ranked(self) -> bool:
        return self.method is Method.RANKED

    @property
    def closes_at(self) -> datetime:
        if self.round is None:
            raise RuntimeError("there is no round, so it does not close")
        return self.round.closes_at


@dataclass(frozen=True, slots=True)
class Box:
    """An option with its box to tick, or its field for a number."""

    option_id: int
    name: str
    ticked: bool
    number: str


@dataclass(frozen=True, slots=True)
class Row:
    """A question to fill in as the ballot says, with what was sent and why it can't stand."""

    id: int
    title: str
    district: str
    boxes: tuple[Box, ...]
    blank: bool
    error: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What two readings say to a question, in words; no number where it is about the whole ballot."""

    question_id: int | None
    label: str
    first: str
    second: str
    differs: bool


def open_paper(process: Process) -> Paper:
    """The ballot of the process, for the pages of staff."""
    refusal, vote_round = queries.refuse_paper(process), find_round(process.id)
    if refusal or vote_round is None:
        return Paper(refusal or PaperRefusal.NO_BALLOTS, None)
    return Paper(None, vote_round, queries.list_sheet(vote_round.id))


def why_not_yours(vote_round: VoteRound | None, account_id: int) -> str:
    """Why this member of staff can't read ballots, in words; empty where they can."""
    made = vote_round is not None and queries.has_made_codes(vote_round.id, account_id)
    return explain(PaperRefusal.MADE_CODES) if made else ""


def why_closed(sheet: Paper) -> str:
    """Why nothing can be entered now, in words; empty where it can."""
    if sheet.refusal:
        return explain(sheet.refusal)
    if sheet.round is None or queries.has_closed(sheet.round):
        return explain(PaperRefusal.CLOSED)
    return explain(PaperRefusal.NOT_OPEN_YET) if now() < sheet.round.opens_at else ""


def rows_to_fill(sheet: Paper, errors: Mapping[int, str]) -> list[Row]:
    """Every question in the order of the ballot, with the marks that were sent."""
    return [
        Row(
            question.id,
            both(question.title_nb, question.title_nn),
            question.district_name or "",
            tuple(_box(question, option) for option in question.options),
            is_blank(question.id),
            errors.get(question.id, ""),
        )
        for question in sheet.questions
    ]


def side_by_side(sheet: Paper, first: PaperBallot, second: PaperBallot) -> list[Compared]:
    """What the two readings say, in the order of the ballot."""
    rows = []
    if first.is_invalid != second.is_invalid:
        rows.append(Compared(None, _("The whole ballot"), _whole(first), _whole(second), differs=True))
    for question in sheet.questions:
        one, other = first.answers.get(question.id), second.answers.get(question.id)
        title = both(question.title_nb, question.title_nn)
        said = _said(question, one, sheet), _said(question, other, sheet)
        rows.append(Compared(question.id, title, *said, differs=one != other))
    return rows


def list_differing(rows: Sequence[Compared]) -> list[Differing]:
    """What there is to settle: the differing questions, or first whether the ballot can be counted at all."""
    found = [Differing(row.question_id, row.label, row.first, row.second) for row in rows if row.differs]
    return found[:1] if found and found[0].question_id is None else found


def _box(question: SheetQuestion, option: Option) -> Box:
    name = both(option.name_nb, option.name_nn)
    return Box(option.id, name, str(option.id) in marked(question), number_at(option.id))


def _whole(ballot: PaperBallot) -> str:
    return _("Can't be counted") if ballot.is_invalid else _("Can be counted")


def _said(question: SheetQuestion, answer: Answer, sheet: Paper) -> str:
    if answer is None:
        return _("Not filled in")
    if not answer:
        return name_of_blank(sheet.method)
    names = {option.id: both(option.name_nb, option.name_nn) for option in question.options}
    if sheet.is_ranked:
        return " · ".join(f"{place}. {names[one]}" for place, one in enumerate(answer, 1))
    return show_list([names[one] for one in answer])
