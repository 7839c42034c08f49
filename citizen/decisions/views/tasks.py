"""What waits for staff: cases to open, to prepare, and to note the decisions of."""

from __future__ import annotations

from collections.abc import Sequence

from citizen.accounts.access import may
from citizen.decisions import queries
from citizen.decisions.queries import CaseRow
from citizen.decisions.views.blueprint import title_of, way_to, way_to_deciding
from citizen.decisions.views.counting import is_waiting_for_count
from citizen.decisions.views.desk import can_open
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.results.queries import list_counted_methods
from citizen.roads.views.desk import Task, further_tasks
from citizen.web.clock import today
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext


def list_tasks(place: Municipality, processes: Sequence[Process]) -> list[Task]:
    """For each process whose votes are counted, or that ended without a vote: what its cases wait for."""
    if not may(Permission.PREPARE_CASES, place.id):
        return []
    counted = list_counted_methods(place.id)
    tasks = []
    for process in processes:
        is_counted = process.id in counted
        if not process.is_vote or not can_open(process, is_counted=is_counted):
            continue
        if not is_counted and is_waiting_for_count(process):
            continue
        cases = queries.list_cases(process)
        tasks += _about_cases(place, process, cases) if cases else [_to_open(place, process, is_counted=is_counted)]
    return tasks


def _to_open(place: Municipality, process: Process, *, is_counted: bool) -> Task:
    why = (
        _("The votes are counted, and the council decides.")
        if is_counted
        else _("Nothing was voted on, and the council decides.")
    )
    return Task(_("Open the cases of “%(title)s”", title=title_of(process)), way_to("show_desk", place), why)


def _about_cases(place: Municipality, process: Process, cases: Sequence[CaseRow]) -> list[Task]:
    tasks = []
    waiting = sum(1 for case in cases if case.decision is None and case.recommendation is None)
    if waiting:
        words = ngettext("Prepare %(num)s case for the council", "Prepare %(num)s cases for the council", waiting)
        tasks.append(Task(words, way_to("show_cases", place, process, vis="uten-innstilling"), title_of(process)))
    held = sum(1 for case in cases if case.decision is None and case.meeting_on and case.meeting_on < today())
    if held:
        words = ngettext(
            "Note what the meeting decided in %(num)s case", "Note what the meeting decided in %(num)s cases", held
        )
        tasks.append(Task(words, way_to_deciding("decide_together", place, process), title_of(process)))
    reopened = sum(1 for case in cases if case.is_reopened)
    if reopened:
        words = ngettext(
            "Decide anew in %(num)s case after an appeal", "Decide anew in %(num)s cases after appeals", reopened
        )
        tasks.append(Task(words, way_to("show_cases", place, process), title_of(process)))
    return tasks


further_tasks.append(list_tasks)
