"""What stands between a case and its decision, and what is recommended and decided, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for

from citizen.decisions.queries import Alternative, Board, CaseRow, DecidedRow, MeetingRow, RecommendedRow
from citizen.domain.decisions.codes import Outcome
from citizen.domain.decisions.gates import Hit
from citizen.domain.decisions.sources import RULES, SOURCES
from citizen.municipalities.models import Municipality
from citizen.web.locale import both, language, ngettext, show_day, show_list
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class ShownGate:
    """A gate in words, with where it comes from."""

    sentence: str
    source: str
    rule: str
    """The rule of naming that it is, such as N28; else empty."""
    stops: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What residents chose, in short."""

    names: str
    support: str
    href: str


def show_gates(hits: Iterable[Hit]) -> list[ShownGate]:
    return [
        ShownGate(
            explain(hit.gate, about=hit.about),
            SOURCES[hit.gate].to(language()),
            RULES[hit.gate].value if hit.gate in RULES else "",
            hit.stops,
        )
        for hit in hits
    ]


def name_of(one: Alternative) -> str:
    return both(one.name_nb, one.name_nn)


def chosen_by_residents(board: Board, case: CaseRow, place: Municipality) -> Chosen:
    """Who leads and by how many votes; where nobody voted, that."""
    outcome = board.outcomes.get(case.slug)
    if outcome is None:
        return Chosen(_("It was not voted on") if board.is_counted else _("The votes are not counted yet."), "", "")
    href = url_for("results.show_result", municipality=place.slug, process=board.process.slug, slug=case.slug)
    leading = board.leading(case)
    if not leading:
        return Chosen(_("Nobody chose anything"), "", href)
    votes = ngettext("%(num)s vote", "%(num)s votes", leading[0].votes or 0)
    support = votes
    if outcome.result.is_tie:
        support = _("%(votes)s each: a tie", votes=votes)
    elif len(leading) > 1:
        support = ""
    return Chosen(show_list([name_of(one) for one in leading]), support, href)


def say_recommended(case: CaseRow) -> str:
    """The recommended name, or what else is recommended; empty where nothing is."""
    advised = case.recommendation
    return say_outcome(advised.outcome, both(advised.name, advised.name_nn), is_road=case.is_road) if advised else ""


def say_outcome(outcome: Outcome, name: str, *, is_road: bool) -> str:
    match outcome:
        case Outcome.NEW_NAME | Outcome.OPTION:
            return name
        case Outcome.ABSORBED:
            return _("Becomes part of %(road)s", road=name)
    return _("Keeps its name") if is_road else _("None of the alternatives")


def reason_of(advised: RecommendedRow) -> str:
    return both(advised.reason_nb, advised.reason_nn)


def name_decided(decided: DecidedRow) -> str:
    return say_outcome(
        decided.outcome, both(decided.new_name, decided.new_name_nn), is_road=decided.road_id is not None
    )


def say_meeting(meeting: MeetingRow) -> str:
    return _("%(body)s, %(day)s", body=both(meeting.body_nb, meeting.body_nn), day=show_day(meeting.held_on))


def show_optional_day(day: date | None) -> str:
    return show_day(day) if day else ""
