"""The tasks of one road: planned, done, and what the other side calls it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed, take_saved_form
from citizen.domain.decisions.codes import DecisionRefusal
from citizen.domain.permissions import Permission
from citizen.domain.register.tasks import APPEALS_CLOSE_AFTER, RoadTask, can_be_appealed
from citizen.municipalities.models import Municipality
from citizen.register import actions
from citizen.register.forms import TasksForm
from citizen.register.queries import NewName
from citizen.register.views.blueprint import STAFF, crumbs_below, in_both_forms, open_name, page_of
from citizen.register.views.public_list import say_state
from citizen.web.clock import today
from citizen.web.found import or_404
from citizen.web.locale import both, show_day, show_list
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@in_both_forms(f"{STAFF}/<name>", "GET", "POST")
@permission_needed(Permission.PREPARE_CASES)
def change_road(municipality: str, name: str) -> ResponseReturnValue:
    place, one = open_name(municipality, name)
    or_404(one if one.changes else None)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        return _page(place, one, TasksForm.kept(kept) if kept else TasksForm.of(one))
    form = TasksForm()
    if not form.judge(one, today()):
        return _page(place, one, form), 422
    if not actions.save_tasks(one, form.tasks(), form.seen.data or "", get_current_account().id, today()):
        return _changed_meanwhile(municipality, name, form)
    flash(_("It is stored, and everyone can see how far the road has come."), "success")
    return redirect(url_for(".show_work", municipality=place.slug), 303)


def _changed_meanwhile(municipality: str, name: str, form: TasksForm) -> ResponseReturnValue:
    """The form as it was sent, beside what a colleague has stored; sent once more, it holds."""
    place, now = open_name(municipality, name)
    stored = TasksForm.of(now)
    form.seen.data = now.version
    form.form_errors.append(explain(DecisionRefusal.CHANGED_MEANWHILE))
    return _page(place, now, form, list_differences(form, stored)), 409


def list_differences(form: TasksForm, stored: TasksForm) -> list[tuple[str, str]]:
    """Each field where the form says something else than what is stored: which it is, and what is stored."""
    return [
        (f"{theirs.name}: {there.label.text}", _said(there.data))
        for ours, theirs in zip(form.rows(), stored.rows(), strict=True)
        for here, there in ((ours.due, theirs.due), (ours.done, theirs.done), (ours.reference, theirs.reference))
        if _said(here.data) != _said(there.data)
    ]


def _said(value: date | str | None) -> str:
    return show_day(value) if isinstance(value, date) else (value or "").strip() or "–"


def _page(place: Municipality, one: NewName, form: TasksForm, differs: Sequence[tuple[str, str]] = ()) -> str:
    state, color = say_state(one)
    decided = one.decided
    closes_on = decided.decided_on + APPEALS_CLOSE_AFTER
    return render_template(
        "register/road.html",
        crumbs=crumbs_below(place),
        one=one,
        form=form,
        differs=differs,
        rows=list(form.rows()),
        state=state,
        color=color,
        decided=_(
            "Decided by %(body)s on %(day)s.",
            body=both(decided.body_nb, decided.body_nn),
            day=show_day(decided.decided_on),
        ),
        appeals=_("The spelling can be appealed until %(day)s. Wait with the signs.", day=show_day(closes_on))
        if can_be_appealed(decided.decided_on, today())
        else "",
        again=_say_again(one),
        public_url=page_of(place, one),
    )


def _say_again(one: NewName) -> str:
    """What was done for a name that has been changed since; empty when nothing was."""
    tasks = [explain(task) for task in RoadTask if (held := one.task(task)).done_on and not held.is_done(one.name)]
    if not tasks:
        return ""
    words = show_list(tasks)
    return _("The name was changed after this was done, so it must be done once more: %(tasks)s.", tasks=words)
