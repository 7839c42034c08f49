"""Which hearings wait on the desk of staff for being told of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import url_for

from citizen.accounts.access import may
from citizen.domain.permissions import Permission
from citizen.hearings import queries
from citizen.hearings.views.outcome_words import say_late
from citizen.municipalities.models import Municipality
from citizen.processes.models import HEARING, Process
from citizen.roads.views.desk import Task, further_tasks
from citizen.web.clock import now
from citizen.web.locale import both, show_date
from citizen.web.locale import gettext as _


def tasks_of_hearings(place: Municipality, processes: Sequence[Process]) -> list[Task]:
    """A task for each hearing that is closed and of which nothing is told yet."""
    if not may(Permission.ANSWER_IDEAS, place.id) or all(process.kind != HEARING for process in processes):
        return []
    return [_task(place, process) for process in queries.list_waiting_hearings(place.id, now())]


def _task(place: Municipality, process: Process) -> Task:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    late = say_late(process)
    return Task(
        _("Tell what you did with the answers to “%(title)s”", title=both(process.title_nb, process.title_nn)),
        url_for("hearings.tell_back", **at),
        late or _("You promised to tell by %(day)s.", day=show_date(process.voting_close_at)),
        bool(late),
    )


further_tasks.append(tasks_of_hearings)
