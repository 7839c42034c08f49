"""Cases for tests of the council's pages."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.database import db
from citizen.decisions.actions import open_cases
from citizen.decisions.models import CouncilCase, SpellingAppeal
from citizen.processes.models import Process
from citizen.web.clock import now, today
from tests.factories.places import stored


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
