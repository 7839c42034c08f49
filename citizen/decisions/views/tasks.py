"""What waits for staff: cases to open and to prepare."""

from __future__ import annotations

from collections.abc import Sequence

from citizen.decisions import queries
from citizen.decisions.views.blueprint import title_of, way_to
from citizen.decisions.views.desk import can_open
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.results.queries import list_counted_methods
from citizen.roads.views.desk import Task, further_tasks
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext


def list_tasks(place: Municipality, processes: Sequence[Process]) -> list[Task]:
    """Questions whose votes are counted and that have no case, and cases without a decision or a recommendation."""
    counted = list_counted_methods(place.id)
    tasks = []
    for process in processes:
        if process.id not in counted or not can_open(process, is_counted=True):
            continue
        cases = queries.list_cases(process)
        if not cases:
            words = _("Open the cases of “%(title)s”", title=title_of(process))
            tasks.append(Task(words, way_to("show_desk", place), _("The votes are counted, and the council decides.")))
            continue
        waiting = sum(1 for case in cases if case.decision is None and case.recommendation is None)
        if waiting:
            words = ngettext("Prepare %(num)s case for the council", "Prepare %(num)s cases for the council", waiting)
            tasks.append(Task(words, way_to("show_cases", place, process, vis="uten-innstilling"), title_of(process)))
        reopened = sum(1 for case in cases if case.is_reopened)
        if reopened:
            words = ngettext(
                "Decide anew in %(num)s case after an appeal", "Decide anew in %(num)s cases after appeals", reopened
            )
            tasks.append(Task(words, way_to("show_cases", place, process), title_of(process)))
    return tasks


further_tasks.append(list_tasks)
