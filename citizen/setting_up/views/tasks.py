"""What else waits on the desk of staff: cases of moderation, and deadlines of this week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask import url_for

from citizen.accounts.access import may
from citizen.domain.permissions import Permission
from citizen.moderation.queries import list_queue
from citizen.moderation.views.words import say_due
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.roads.views.desk import Task, further_tasks
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left
from citizen.web.locale import both, ngettext, show_moment
from citizen.web.locale import gettext as _

WEEK = timedelta(days=7)


def moderation_tasks(place: Municipality, _processes: Sequence[Process]) -> list[Task]:
    """One task for all that is reported, held or appealed."""
    if not may(Permission.MODERATE, place.id):
        return []
    waiting = list_queue(place.id, now())
    if not waiting:
        return []
    reports = sum(len(wait.reports) for _item, wait in waiting)
    late = any(say_due(wait, now())[1] for _item, wait in waiting)
    words = ngettext("%(num)s case waits for a moderator", "%(num)s cases wait for a moderator", len(waiting))
    hint = ngettext("%(num)s report from residents.", "%(num)s reports from residents.", reports) if reports else ""
    return [Task(words, url_for("moderation.show_queue", municipality=place.slug), hint, is_late=late)]


def deadline_tasks(place: Municipality, processes: Sequence[Process]) -> list[Task]:
    """Each round of which a phase ends within a week."""
    ends = [(process.as_schedule().next_deadline(now()), process) for process in processes]
    return [
        Task(
            _("“%(title)s” has a deadline this week", title=both(process.title_nb, process.title_nn)),
            url_for("pages.show_process", municipality=place.slug, process=process.slug),
            _(
                "This phase lasts until %(moment)s (%(left)s).",
                moment=show_moment(end),
                left=show_time_left(end, now()),
            ),
        )
        for end, process in sorted(
            ((end, process) for end, process in ends if end is not None and end - now() <= WEEK),
            key=lambda one: one[0],
        )
    ]


further_tasks.append(moderation_tasks)
further_tasks.append(deadline_tasks)
