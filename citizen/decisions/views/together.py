"""The page where many cases are decided as staff recommend, by one press."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, take_saved_form
from citizen.decisions import actions, queries
from citizen.decisions.actions import DecidedMany, Refused, stopping_together
from citizen.decisions.forms import TogetherForm
from citizen.decisions.queries import Board, CaseRow
from citizen.decisions.views.blueprint import deciding_page, title_of, title_of_case, way_to, way_to_deciding
from citizen.decisions.views.counting import say_not_counted
from citizen.decisions.views.rows import about_of, meeting_of
from citizen.decisions.views.ways import council_crumbs
from citizen.decisions.views.words import Chosen, ShownGate, chosen_by_residents, say_recommended, show_gates
from citizen.domain.decisions.codes import Gate
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.clock import today
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number
from citizen.web.messages import explain

OPENED_HERE = frozenset({Gate.NO_MEETING, Gate.MEETING_TO_COME})
"""The meeting is chosen on this page, so a case is not left out for want of one."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """A case that can be decided as staff recommend, or that is left out with the reasons."""

    id: int
    title: str
    about: str
    url: str
    chosen: Chosen
    name: str
    short_form: str
    departs: bool
    meeting: str
    is_ticked: bool
    gates: list[ShownGate]


@deciding_page("/vedtak/<process>")
def decide_together(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    board = queries.board_of(round_of)
    or_404(board if board.cases else None)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        form = TogetherForm.kept(kept) if kept else TogetherForm(formdata=None, data=_prefilled(board))
        return _page(place, round_of, board, form)
    form = TogetherForm()
    if not form.validate_on_submit():
        return _page(place, round_of, board, form), 422
    if not form.ids():
        form.form_errors.append(_("Tick the cases that were decided as staff recommend."))
        return _page(place, round_of, board, form), 422
    by_id = get_current_account().id
    outcome = actions.decide_as_recommended(round_of.id, form.ids(), form.common(), by_id, today())
    if isinstance(outcome, Refused):
        if outcome.refusal:
            form.case_number.errors = [explain(outcome.refusal)]
        else:
            form.meeting.errors = [explain(outcome.hits[0].gate)]
        return _page(place, round_of, board, form), 422
    return _done(place, round_of, form, outcome)


def _done(place: Municipality, process: Process, form: TogetherForm, outcome: DecidedMany) -> ResponseReturnValue:
    if not outcome.decided:
        form.form_errors.append(_("None of these could be decided. The reasons stand below."))
        held = [hit for hits in outcome.left.values() for hit in hits if hit.gate is Gate.MEETING_TO_COME]
        if held:
            form.meeting.errors = [explain(Gate.MEETING_TO_COME)]
        return _page(place, process, queries.board_of(process), form), 422
    flash(
        ngettext(
            "%(num)s case is decided as staff recommended, and those whom it concerns are told.",
            "%(num)s cases are decided as staff recommended, and those whom they concern are told.",
            len(outcome.decided),
        ),
        "success",
    )
    if outcome.left:
        flash(
            ngettext("%(num)s case was left out.", "%(num)s cases were left out.", len(outcome.left)),
            "info",
        )
        return redirect(way_to_deciding("decide_together", place, process), 303)
    return redirect(way_to("show_decisions", place, process), 303)


def _waiting(board: Board) -> list[CaseRow]:
    return [case for case in board.cases if case.decision is None or case.is_reopened]


def _stops(board: Board, case: CaseRow) -> tuple[ShownGate, ...]:
    hits = stopping_together(board, case, None, today())
    return tuple(show_gates(hit for hit in hits if hit.gate not in OPENED_HERE))


def _prefilled(board: Board) -> dict[str, object]:
    """The cases that nothing stops and that came up at the last meeting are ticked, with that meeting and number."""
    ready = [case for case in _waiting(board) if not _stops(board, case)]
    held = [(case.meeting_on, case.meeting_id) for case in ready if case.meeting_on and case.meeting_on <= today()]
    meeting = max(held)[1] if held else None
    ticked = [case for case in ready if case.meeting_id in (meeting, None)]
    numbers = {case.case_number for case in ticked}
    return {
        "cases": [str(case.case_id) for case in ticked],
        "meeting": str(meeting or ""),
        "case_number": numbers.pop() if len(numbers) == 1 else "",
    }


def _page(place: Municipality, process: Process, board: Board, form: TogetherForm) -> str:
    form.ready(queries.list_meetings(place.id))
    ticked = set(form.ids())
    shown = [_row(place, process, board, case, ticked) for case in _waiting(board)]
    ready, left = [one for one in shown if not one.gates], [one for one in shown if one.gates]
    decided = len(board.cases) - len(shown)
    return render_template(
        "decisions/together.html",
        crumbs=council_crumbs(place, process),
        title=title_of(process),
        about_roads=board.cases[0].is_road,
        not_counted=say_not_counted(board),
        form=form,
        ready=ready,
        left=left,
        decided=ngettext("%(num)s case is decided.", "%(num)s cases are decided.", decided) if decided else "",
        ready_heading=ngettext("%(num)s case can be decided now", "%(num)s cases can be decided now", len(ready)),
        left_heading=ngettext("%(num)s case is left out", "%(num)s cases are left out", len(left)),
        number=show_number(len(ready)),
        public_url=way_to("show_decisions", place, process),
    )


def _row(place: Municipality, process: Process, board: Board, case: CaseRow, ticked: set[int]) -> Recommended:
    proposed = board.as_recommended(case)
    return Recommended(
        id=case.case_id,
        title=title_of_case(case),
        about=about_of(case),
        url=way_to_deciding("decide", place, process, case.slug),
        chosen=chosen_by_residents(board, case, place),
        name=say_recommended(case),
        short_form=proposed.short_form,
        departs=proposed.departs and bool(board.leading(case)),
        meeting=meeting_of(case),
        is_ticked=case.case_id in ticked,
        gates=list(_stops(board, case)),
    )
