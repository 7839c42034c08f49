"""What of the initiatives waits on the desk of staff."""

from __future__ import annotations

from collections.abc import Sequence

from flask import url_for

from citizen.accounts.access import may
from citizen.domain.initiatives.states import InitiativeState, can_be_handed_over
from citizen.domain.permissions import Permission
from citizen.initiatives import queries
from citizen.initiatives.forms.council import for_council_of
from citizen.initiatives.views.words import decision_due
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.roads.views.desk import Task, further_tasks
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext


def tasks_of_initiatives(place: Municipality, _processes: Sequence[Process]) -> list[Task]:
    """One task for what is to be checked, one for what is to be handed over, one for what waits for a decision."""
    if not may(Permission.HANDLE_INITIATIVES, place.id):
        return []
    url = url_for("initiatives.show_desk", municipality=place.slug)
    rows = queries.list_for_staff(place.id)
    checking = sum(row.state == InitiativeState.CHECKING for row in rows)
    met = sum(can_be_handed_over(InitiativeState(row.state), row.signatures, row.threshold) for row in rows)
    dues = [due for row in rows if (due := decision_due(row))]
    late = sum(due.is_late for due in dues)
    tasks = [
        (
            checking,
            ngettext("Check %(num)s citizens' initiative", "Check %(num)s citizens' initiatives", checking),
            _("See whether the council can decide it, and whether it has been up before."),
            False,
        ),
        (
            met,
            ngettext(
                "Hand %(num)s citizens' initiative over to the council",
                "Hand %(num)s citizens' initiatives over to the council",
                met,
            ),
            _("Enough people have signed."),
            False,
        ),
        (
            len(dues),
            ngettext(
                "%(num)s citizens' initiative waits for the council's decision",
                "%(num)s citizens' initiatives wait for the council's decision",
                len(dues),
            ),
            ngettext("%(num)s is late.", "%(num)s are late.", late) if late else "",
            late > 0,
        ),
    ]
    return [
        Task(for_council_of(place.id, words), url, for_council_of(place.id, hint), is_late)
        for number, words, hint, is_late in tasks
        if number
    ]


further_tasks.append(tasks_of_initiatives)
