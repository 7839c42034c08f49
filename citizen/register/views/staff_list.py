"""What is to be done about the new names: every road with its tasks, to tick off many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, may, permission_needed, take_saved_form
from citizen.domain.permissions import Permission
from citizen.domain.register.tasks import RoadStep, RoadTask, can_be_appealed
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.register import actions, queries
from citizen.register.actions import TaskChange
from citizen.register.forms import ManyForm
from citizen.register.queries import NewName
from citizen.register.views.blueprint import STAFF, crumbs_to_staff, in_both_forms, page_of
from citizen.register.views.public_list import say_state
from citizen.roads.views.desk import Task as DeskTask
from citizen.roads.views.desk import further_tasks
from citizen.web.clock import today
from citizen.web.locale import both, ngettext, show_day, show_list
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

FEW_TASKS = 3
"""So many tasks are all named in the list."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A road in finished words, with what is left to do."""

    case_id: int
    words: str
    district: str
    url: str
    public_url: str
    state: str
    color: str
    left: str
    due: str
    is_late: bool
    is_chosen: bool


@in_both_forms(f"{STAFF}/")
@permission_needed(Permission.PREPARE_CASES)
def show_work(municipality: str) -> ResponseReturnValue:
    kept = take_saved_form(request.path)
    return _page(open_municipality(municipality), ManyForm.kept(kept) if kept else ManyForm())


@in_both_forms(f"{STAFF}/", "POST")
@permission_needed(Permission.PREPARE_CASES)
def mark_many(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    shown, form = _shown(place), ManyForm()
    if not form.judge(shown, today()):
        return _page(place, form), 422
    change = TaskChange(due_on=form.due_on.data, done_on=form.done_on.data)
    chosen = form.chosen(shown)
    changed = actions.change_many(chosen, form.tasks_chosen(), change, get_current_account().id, today())
    flash(ngettext("%(num)s road is changed.", "%(num)s roads are changed.", changed), "success")
    return redirect(url_for(".show_work", municipality=place.slug, **_asked()), 303)


def _asked() -> dict[str, Any]:
    """The choices in the address: only the process of this name, and only roads for which this is not done."""
    task = request.args.get("manglar", "")
    asked = {"runde": request.args.get("runde", "")[:60], "manglar": task if task in set(RoadTask) else ""}
    return {name: value for name, value in asked.items() if value}


def _shown(place: Municipality) -> list[NewName]:
    asked = _asked()
    return [
        one
        for one in queries.list_changed(place.id)
        if asked.get("runde", one.decided.process_slug) == one.decided.process_slug
        and ("manglar" not in asked or RoadTask(asked["manglar"]) in one.left())
    ]


def _page(place: Municipality, form: ManyForm) -> str:
    everything, shown = queries.list_changed(place.id), _shown(place)
    chosen = set(form.roads.data or ())
    return render_template(
        "register/work.html",
        crumbs=crumbs_to_staff(place),
        form=form,
        rows=[_row(place, one, is_chosen=one.decided.case_id in chosen) for one in shown],
        total=ngettext("%(num)s road", "%(num)s roads", len(shown)),
        is_empty=not everything,
        can_be_appealed=any(can_be_appealed(one.decided.decided_on, today()) for one in shown),
        counts=_counts(everything),
        filters=_filters(everything),
        here=url_for(".show_work", municipality=place.slug),
        send_url=url_for(".mark_many", municipality=place.slug, **_asked()),
        clear_url=url_for(".show_work", municipality=place.slug) if _asked() else "",
        matrikkel_url=url_for(".show_matrikkel", municipality=place.slug),
        addresses_url=url_for(".show_addresses", municipality=place.slug),
        register_url=url_for(".show_names", municipality=place.slug),
    )


def _counts(everything: Sequence[NewName]) -> list[tuple[str, str]]:
    """How many roads have taken each step."""
    taken = [{step.step for step in one.line(today()) if step.done_on} for one in everything]
    return [
        (explain(step), _("%(done)s of %(all)s", done=sum(step in steps for steps in taken), all=len(taken)))
        for step in RoadStep
    ]


def _filters(everything: Sequence[NewName]) -> list[dict[str, object]]:
    asked = _asked()
    titles = {
        one.decided.process_slug: both(one.decided.process_title_nb, one.decided.process_title_nn) for one in everything
    }
    rounds = [("", _("All rounds")), *titles.items()]
    left = [("", _("All roads")), *((task.value, explain(task)) for task in RoadTask)]
    return [
        {
            "name": "runde",
            "label": _("Round"),
            "options": [(value, label, value == asked.get("runde", "")) for value, label in rounds],
        },
        {
            "name": "manglar",
            "label": _("Not done yet"),
            "options": [(value, label, value == asked.get("manglar", "")) for value, label in left],
        },
    ]


def _row(place: Municipality, one: NewName, *, is_chosen: bool) -> WorkRow:
    state, color = say_state(one)
    left = one.left()
    waiting = [(task.due_on, task.task) for task in one.tasks if task.due_on and task.task in left]
    next_day = min((day for day, _task in waiting), default=None)
    return WorkRow(
        case_id=one.decided.case_id,
        words=f"{one.decided.old_name} → {one.name}",
        district=one.decided.district_name,
        url=url_for(".change_road", municipality=place.slug, name=one.address),
        public_url=page_of(place, one),
        state=state,
        color=color,
        left=_say_left(left),
        due=show_day(next_day) if next_day else "",
        is_late=next_day is not None and next_day < today(),
        is_chosen=is_chosen,
    )


def _say_left(left: Sequence[RoadTask]) -> str:
    """All of them where they are few; else the next ones, and how many more there are."""
    if not left:
        return _("Everything is done")
    if len(left) <= FEW_TASKS:
        return show_list([explain(task) for task in left])
    first = ", ".join(explain(task) for task in left[: FEW_TASKS - 1])
    return ngettext("%(first)s and %(num)s more", "%(first)s and %(num)s more", len(left) - FEW_TASKS + 1, first=first)


def what_waits(place: Municipality, _processes: Sequence[Process]) -> list[DeskTask]:
    """On staff's front page: how many new names are not all the way to their signs."""
    if not may(Permission.PREPARE_CASES, place.id):
        return []
    names = queries.list_changed(place.id)
    waiting = [one for one in names if one.left()]
    if not waiting:
        return []
    late = sum(any(step.is_late for step in one.line(today())) for one in waiting)
    return [
        DeskTask(
            ngettext(
                "%(num)s new road name is not all the way to its signs",
                "%(num)s new road names are not all the way to their signs",
                len(waiting),
            ),
            url_for("register.show_work", municipality=place.slug),
            ngettext("%(num)s of them is late.", "%(num)s of them are late.", late)
            if late
            else _("Tick off who has been told, and fetch the list for Matrikkelen."),
            is_late=bool(late),
        )
    ]


further_tasks.append(what_waits)
