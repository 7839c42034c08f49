"""Staff's way in: the processes whose questions shall be decided, and the meetings."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed, take_saved_form
from citizen.decisions import actions, queries
from citizen.decisions.forms import MeetingForm
from citizen.decisions.queries import MeetingRow
from citizen.decisions.views.blueprint import STAFF, decisions, staff_crumbs, title_of, way_to
from citizen.decisions.views.counting import is_waiting_for_count
from citizen.decisions.views.words import say_meeting
from citizen.domain.decisions.codes import DecisionRefusal
from citizen.domain.permissions import Permission
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import ROAD_NAMES, Process
from citizen.processes.queries import list_processes
from citizen.results.queries import list_counted_methods
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number
from citizen.web.messages import explain

preparing = permission_needed(Permission.PREPARE_CASES)


@dataclass(frozen=True, slots=True)
class Line:
    """A process whose questions are decided, or will be."""

    title: str
    url: str
    open_url: str
    state: str
    can_open: bool


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in finished words; the way to change it is empty where something is decided at it."""

    name: str
    cases: str
    decided: str
    change_url: str


@decisions.get(f"{STAFF}/")
@preparing
def show_desk(municipality: str) -> ResponseReturnValue:
    kept = take_saved_form(request.path)
    return _page(open_municipality(municipality), MeetingForm.kept(kept) if kept else None)


@decisions.post(f"{STAFF}/mote")
@preparing
def add_meeting(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    form = MeetingForm()
    if not form.validate_on_submit():
        return _page(place, form), 422
    made = actions.add_meeting(place.id, form.held_on.data, form.body("body_nb"), form.body("body_nn"))
    if isinstance(made, DecisionRefusal):
        field = form.held_on if made is DecisionRefusal.MEETING_IS_THERE else form.body_nb
        field.errors = [explain(made)]
        return _page(place, form), 422
    flash(_("The meeting is noted. Cases can be put on its list."), "success")
    return redirect(way_to("show_desk", place), 303)


@decisions.post(f"{STAFF}/<process>/opne")
@preparing
def open_cases(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    or_404(can_open(round_of, is_counted=round_of.id in list_counted_methods(place.id)) or None)
    made = actions.open_cases(round_of.id)
    flash(
        ngettext("%(num)s case is open. Prepare it below.", "%(num)s cases are open. Prepare them below.", made),
        "success",
    )
    return redirect(way_to("show_cases", place, round_of), 303)


def can_open(process: Process, *, is_counted: bool) -> bool:
    """Whether the questions are settled: the roads when proposals have closed, alternatives when they are counted."""
    if process.kind == ROAD_NAMES:
        return now() >= process.proposals_close_at
    return is_counted


def _page(place: Municipality, form: MeetingForm | None = None) -> str:
    counted = list_counted_methods(place.id)
    processes = [process for process in list_processes(place.id) if process.is_vote]
    meetings = queries.list_meetings(place.id)
    if form is None:
        form = MeetingForm(formdata=None)
    if meetings and not form.is_submitted():
        form.body_nb.data, form.body_nn.data = meetings[0].body_nb, meetings[0].body_nn
    return render_template(
        "decisions/desk.html",
        crumbs=staff_crumbs(place)[:1],
        lines=[_line(place, process, is_counted=process.id in counted) for process in processes],
        meetings=[_meeting(place, one) for one in meetings],
        form=form,
        meeting_url=way_to("add_meeting", place),
    )


def _meeting(place: Municipality, one: MeetingRow) -> MeetingLine:
    return MeetingLine(
        say_meeting(one),
        show_number(one.cases),
        show_number(one.decided),
        "" if one.decided else way_to("change_meeting", place, meeting=one.id),
    )


def _line(place: Municipality, process: Process, *, is_counted: bool) -> Line:
    cases = queries.list_cases(process)
    is_open = can_open(process, is_counted=is_counted)
    decided = sum(1 for case in cases if case.decision and not case.is_reopened)
    if cases:
        state = _("%(decided)s of %(all)s cases are decided", decided=show_number(decided), all=show_number(len(cases)))
        if not decided and is_waiting_for_count(process):
            state = _("The cases are open, and can be decided when the votes are counted")
    elif is_open and is_waiting_for_count(process):
        state = _(
            "The cases can be opened, so that the spelling can be sent. They are decided when the votes are counted"
        )
    elif is_open:
        state = _("Ready: the cases can be opened")
    elif process.kind == ROAD_NAMES:
        state = _("The cases can be opened when the period for proposals is over")
    else:
        state = _("The cases can be opened when the votes are counted")
    return Line(
        title_of(process),
        way_to("show_cases", place, process) if cases else "",
        way_to("open_cases", place, process),
        state,
        can_open=is_open and not cases,
    )
