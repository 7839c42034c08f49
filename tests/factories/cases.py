"""Cases for tests of the council's pages."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.database import db
from citizen.decisions.actions import add_meeting, open_cases
from citizen.decisions.models import CouncilCase, Meeting, SpellingAppeal
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import now, today
from tests.factories.places import DAY, stored


def the_meeting(place: Municipality) -> Meeting:
    """A meeting of the council tomorrow with nothing on its list; the same each time."""
    made = add_meeting(place.id, today() + DAY, "Kommunestyret", "Kommunestyret")
    there = sa.select(Meeting).where(Meeting.municipality_id == place.id, Meeting.held_on == today() + DAY)
    return made if isinstance(made, Meeting) else db.session.scalars(there).one()


def the_appeal(process: Process) -> SpellingAppeal:
    """An appeal in the first case of the process, whose cases are opened."""
    open_cases(process.id)
    case = db.session.scalars(sa.select(CouncilCase).where(CouncilCase.process_id == process.id)).first()
    made_before = sa.select(SpellingAppeal).where(SpellingAppeal.case_id == case.id)
    return db.session.scalars(made_before).first() or stored(
        SpellingAppeal(
            case_id=case.id,
            decision_number=1,
            received_on=today(),
            sender_kind="appeal-from-body",
            sender="Fylkeskommunen",
            text="Skrivemåten følgjer ikkje uttalen.",
            recorded_at=now(),
        )
    )
