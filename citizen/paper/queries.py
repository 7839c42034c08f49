"""Questions about voting on paper. None of them leads from a person to a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import Option, find_round, list_asked, list_options
from citizen.database import database_now, db
from citizen.domain.ballots import BallotQuestion
from citizen.domain.electorates import Source
from citizen.domain.paper import CodeState, PaperEventKind, PaperRefusal, shown_number
from citizen.domain.tally import Method
from citizen.electorates.models import Roll, RollEntry
from citizen.electorates.queries import find_roll
from citizen.paper.models import PaperCode, PaperEntry, PaperEvent, PaperOutcome
from citizen.processes.models import Process

EVENTS_SHOWN = 50
MAKING = (PaperEventKind.CODES_MADE, PaperEventKind.CODE_AT_DESK)


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question as it stands on the ballot, with its options in their stated order."""

    id: int
    title_nb: str
    title_nn: str
    district_name: str | None
    road_id: int | None
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A ballot that has been entered but is not counted yet; by its code's first group."""

    code_id: int
    starts_with: str
    entered_by: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was noted of the work with ballots on paper."""

    kind: PaperEventKind
    number: int
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the work with ballots on paper has come, in numbers of ballots."""

    voters: int
    invalid: int
    refused: int
    unsettled: int
    unused: int


def refuse_paper(process: Process) -> PaperRefusal | None:
    """Why there is no voting on paper in this process now; None where there is a round that takes it."""
    if process.as_electorate().source is not Source.ROLL:
        return PaperRefusal.NOT_BY_ROLL
    if find_round(process.id) is None:
        return PaperRefusal.NO_BALLOTS
    return PaperRefusal.NO_ROLL if find_roll(process.id) is None else None


def has_closed(vote_round: VoteRound) -> bool:
    """Whether nothing more can be entered, by the database's clock."""
    return vote_round.status != "open" or database_now(db.session()) >= vote_round.closes_at


def list_sheet(round_id: int) -> list[SheetQuestion]:
    """The whole ballot of a round, as it is printed and as it is entered."""
    options: dict[int, list[Option]] = {}
    for option in list_options(round_id):
        options.setdefault(option.question_id, []).append(option)
    return [
        SheetQuestion(
            asked.id,
            asked.title_nb,
            asked.title_nn,
            asked.district_name,
            asked.road_id,
            tuple(options.get(asked.id, ())),
        )
        for asked in list_asked(round_id)
    ]


def rules_of(vote_round: VoteRound, question: SheetQuestion) -> BallotQuestion:
    """What the rules of a ballot need to know about the question."""
    costs = {option.id: option.cost or 0 for option in question.options}
    return BallotQuestion(
        options=frozenset(costs),
        opens_at=vote_round.opens_at,
        closes_at=vote_round.closes_at,
        grace=timedelta(0),
        method=Method(vote_round.method),
        max_choices=vote_round.max_choices,
        costs=costs,
        budget=vote_round.budget,
    )


def list_who_want_paper(process_id: int) -> Sequence[RollEntry]:
    """The electors whom the municipality sends a ballot on paper, by number on the roll."""
    wanted = sa.select(RollEntry).join(Roll, Roll.id == RollEntry.roll_id)
    mine = wanted.where(Roll.process_id == process_id, RollEntry.wants_paper.is_(True))
    return db.session.scalars(mine.order_by(RollEntry.number)).all()


def find_elector(process_id: int, number: int) -> RollEntry | None:
    """The elector who has this number on the roll of the process."""
    wanted = sa.select(RollEntry).join(Roll, Roll.id == RollEntry.roll_id)
    return db.session.scalar(wanted.where(Roll.process_id == process_id, RollEntry.number == number))


def list_waiting(round_id: int, turns: int) -> list[Waiting]:
    """Ballots that have been entered once (1), or twice and differently (2), by their codes' first group."""
    wanted = (
        sa.select(PaperCode.id, PaperCode.starts_with, Account.shown_name)
        .join(PaperEntry, PaperEntry.code_id == PaperCode.id)
        .join(Account, Account.id == PaperEntry.account_id)
        .where(PaperCode.round_id == round_id)
        .order_by(PaperCode.starts_with, PaperCode.id, PaperEntry.turn)
    )
    found: dict[tuple[int, str], list[str | None]] = {}
    for code_id, starts_with, name in db.session.execute(wanted):
        found.setdefault((code_id, starts_with), []).append(name)
    return [Waiting(*code, tuple(names)) for code, names in found.items() if len(names) == turns]


def list_events(round_id: int) -> list[Done]:
    """What was done last, the newest on top."""
    wanted = (
        sa.select(PaperEvent.kind, PaperEvent.number, Account.shown_name, PaperEvent.happened_at)
        .join(Account, Account.id == PaperEvent.account_id)
        .where(PaperEvent.round_id == round_id)
        .order_by(PaperEvent.id.desc())
        .limit(EVENTS_SHOWN)
    )
    return [Done(PaperEventKind(kind), number, by, at) for kind, number, by, at in db.session.execute(wanted)]


def has_made_codes(round_id: int, account_id: int) -> bool:
    """Whether this member of staff has made codes in the round, and so can know whose they are."""
    wanted = sa.select(PaperEvent.id).where(PaperEvent.round_id == round_id, PaperEvent.account_id == account_id)
    return db.session.scalar(wanted.where(PaperEvent.kind.in_(MAKING)).limit(1)) is not None


def count_made_at_desk(round_id: int) -> int:
    """How many codes were made for one person at the desk; kept when the round has ended too."""
    made = sa.select(sa.func.sum(PaperEvent.number)).where(PaperEvent.round_id == round_id)
    return db.session.scalar(made.where(PaperEvent.kind == PaperEventKind.CODE_AT_DESK)) or 0


def find_figures(round_id: int) -> Figures:
    """The numbers as they are now, or as they were kept when the round ended."""
    kept = db.session.get(PaperOutcome, round_id)
    if kept:
        return Figures(kept.voters, kept.invalid, kept.refused, kept.unsettled, kept.unused)
    counted = sa.select(PaperCode.state, sa.func.count().label("number")).where(PaperCode.round_id == round_id)
    states = {row.state: row.number for row in db.session.execute(counted.group_by(PaperCode.state))}
    entered = sa.select(sa.func.count(PaperEntry.code_id.distinct())).join(
        PaperCode, PaperCode.id == PaperEntry.code_id
    )
    unsettled = db.session.scalar(entered.where(PaperCode.round_id == round_id)) or 0
    return Figures(
        voters=states.get(CodeState.USED, 0),
        invalid=states.get(CodeState.INVALID, 0),
        refused=states.get(CodeState.REFUSED, 0),
        unsettled=unsettled,
        unused=states.get(CodeState.UNUSED, 0) - unsettled,
    )


def paper_voters(round_id: int) -> int | None:
    """How many voted on paper in a round that has ended; None where there were too few to publish it."""
    kept = db.session.get(PaperOutcome, round_id)
    return shown_number(kept.voters) if kept else None
