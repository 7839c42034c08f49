"""Files that were made in the background and wait for the one who asked for them."""

from __future__ import annotations

from collections.abc import Sequence

from flask import url_for

from citizen.accounts.access import get_current_account, may
from citizen.domain.permissions import Permission
from citizen.exports import queries
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.roads.views.desk import Task, further_tasks
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_moment


def tasks_of_files(place: Municipality, _processes: Sequence[Process]) -> list[Task]:
    """One task for all finished files of mine, which leads to the one that is gone first."""
    if not may(Permission.EXPORT, place.id):
        return []
    ready = queries.list_ready(place.id, get_current_account().id, now())
    if not ready:
        return []
    words = ngettext("%(num)s file is ready for you", "%(num)s files are ready for you", len(ready))
    url = url_for("exports.show_order", municipality=place.slug, order=ready[0].public_id)
    return [Task(words, url, _("Fetch it before %(moment)s.", moment=show_moment(ready[0].expires_at)))]


further_tasks.append(tasks_of_files)
