"""A case as a row of staff's table, in finished words."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.decisions.forms import asks_for_short_form, short_of
from citizen.decisions.queries import Board, CaseRow
from citizen.decisions.views.blueprint import title_of_case, way_to
from citizen.decisions.views.words import (
    Chosen,
    ShownGate,
    chosen_by_residents,
    name_decided,
    say_recommended,
    show_gates,
)
from citizen.domain.decisions.codes import Gate, Outcome
from citizen.domain.decisions.gates import Hit
from citizen.municipalities.models import Municipality
from citizen.web.clock import today
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_day


@dataclass(frozen=True, slots=True)
class TableRow:
    """A case in the table."""

    id: int
    version: int
    title: str
    url: str
    about: str
    """The former municipality and the number of addresses."""
    chosen: Chosen
    recommended: str
    is_name: bool
    departs: bool
    short: str | None
    """What stands in the field for a short form; None where the name needs none."""
    advice: str
    meeting: str
    gates: list[ShownGate]
    decided: str
    decided_on: str
    problem: str
    is_picked: bool


def table_row(
    place: Municipality, board: Board, case: CaseRow, *, problem: str, is_picked: bool, short: str | None
) -> TableRow:
    is_decided = case.decision is not None and not case.is_reopened
    proposed = board.as_recommended(case)
    advised = case.recommendation
    return TableRow(
        id=case.case_id,
        version=case.version,
        title=title_of_case(case),
        url=way_to("prepare_case", place, board.process, case.slug),
        about=about_of(case),
        chosen=chosen_by_residents(board, case, place),
        recommended=say_recommended(case),
        is_name=advised is not None and advised.outcome is Outcome.NEW_NAME,
        departs=proposed.departs and bool(board.leading(case)),
        short=(short if short is not None else short_of(case)) if asks_for_short_form(case) else None,
        advice=state_of_advice(case),
        meeting=meeting_of(case),
        gates=[] if is_decided else show_gates(missing_in(board, case)),
        decided=name_decided(case.decision) if is_decided and case.decision else "",
        decided_on=show_day(case.decision.decided_on) if is_decided and case.decision else "",
        problem=problem,
        is_picked=is_picked,
    )


def missing_in(board: Board, case: CaseRow) -> list[Hit]:
    """What is missing before the case's meeting; that the meeting is to come is nothing that staff can mend."""
    hits = board.gates(case, board.as_recommended(case), today())
    return [hit for hit in hits if hit.gate is not Gate.MEETING_TO_COME]


def about_of(case: CaseRow) -> str:
    """Where the road lies and how many live by it; empty for a question."""
    if not case.is_road:
        return ""
    addresses = ngettext("%(num)s address", "%(num)s addresses", case.addresses)
    return f"{case.district_name} · {addresses}"


def state_of_advice(case: CaseRow) -> str:
    """When the spelling was sent, or the advice on it came; empty before that."""
    if case.advice.received_on:
        return _("came %(day)s", day=show_day(case.advice.received_on))
    if case.advice.sent_on:
        return _("sent %(day)s", day=show_day(case.advice.sent_on))
    return ""


def meeting_of(case: CaseRow) -> str:
    """When the case comes up, and its number; empty before it is on a meeting's list."""
    if case.meeting_on is None:
        return ""
    day = show_day(case.meeting_on)
    return _("%(day)s, case %(number)s", day=day, number=case.case_number) if case.case_number else day
