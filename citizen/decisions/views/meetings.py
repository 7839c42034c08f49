"""The page where staff mend or take away a meeting that was noted."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from citizen.accounts.access import take_saved_form
from citizen.decisions import actions, queries
from citizen.decisions.forms import MeetingForm
from citizen.decisions.queries import MeetingRow
from citizen.decisions.views.blueprint import STAFF, decisions, staff_crumbs, way_to
from citizen.decisions.views.desk import preparing
from citizen.decisions.views.words import say_meeting
from citizen.domain.decisions.codes import DecisionRefusal
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext
from citizen.web.messages import explain

AT_DAY = frozenset({DecisionRefusal.MEETING_IS_THERE})
AT_BODY = frozenset({DecisionRefusal.NOBODY_DECIDES, DecisionRefusal.TOO_LONG})


@decisions.route(f"{STAFF}/mote/<int:meeting>", methods=["GET", "POST"])
@preparing
def change_meeting(municipality: str, meeting: int) -> ResponseReturnValue:
    place, row = _open(municipality, meeting)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        stored = {"held_on": row.held_on, "body_nb": row.body_nb, "body_nn": row.body_nn}
        return _page(place, row, MeetingForm.kept(kept) if kept else MeetingForm(formdata=None, data=stored))
    form = MeetingForm()
    if not form.validate_on_submit():
        return _page(place, row, form), 422
    refusal = actions.change_meeting(row.id, form.held_on.data, form.body("body_nb"), form.body("body_nn"))
    if refusal is None:
        flash(_("The meeting is changed."), "success")
        return redirect(way_to("show_desk", place), 303)
    if refusal in AT_DAY | AT_BODY:
        (form.held_on if refusal in AT_DAY else form.body_nb).errors = [explain(refusal)]
    else:
        form.form_errors.append(explain(refusal))
    return _page(place, row, form), 422


@decisions.post(f"{STAFF}/mote/<int:meeting>/fjern")
@preparing
def remove_meeting(municipality: str, meeting: int) -> ResponseReturnValue:
    place, row = _open(municipality, meeting)
    refusal = actions.remove_meeting(row.id)
    if refusal:
        flash(explain(refusal), "error")
        return redirect(way_to("change_meeting", place, meeting=row.id), 303)
    flash(_("The meeting is taken away."), "success")
    return redirect(way_to("show_desk", place), 303)


def _open(municipality: str, meeting_id: int) -> tuple[Municipality, MeetingRow]:
    """The municipality and its meeting, or a 404."""
    place = open_municipality(municipality)
    return place, or_404(next((one for one in queries.list_meetings(place.id) if one.id == meeting_id), None))


def _page(place: Municipality, row: MeetingRow, form: MeetingForm) -> str:
    return render_template(
        "decisions/meeting.html",
        crumbs=staff_crumbs(place),
        title=say_meeting(row),
        form=form,
        can_change=not row.decided,
        can_remove=not row.cases and not row.decided,
        listed=ngettext("%(num)s case is on its list.", "%(num)s cases are on its list.", row.cases)
        if row.cases
        else "",
        remove_url=way_to("remove_meeting", place, meeting=row.id),
    )
