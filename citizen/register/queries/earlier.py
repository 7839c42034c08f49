"""Names that were decided once and then changed: their addresses still lead to the road."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.database import db
from citizen.decisions.models import CouncilCase, Decision
from citizen.domain.slugs import slug_of
from citizen.processes.models import Process


def find_by_earlier_name(municipality_id: int, slug: str) -> frozenset[int]:
    """The cases in which a name that is written so in an address was decided at any time."""
    wanted = (
        sa.select(Decision.case_id, Decision.name_nb)
        .join(CouncilCase, CouncilCase.id == Decision.case_id)
        .join(Process, Process.id == CouncilCase.process_id)
        .where(Process.municipality_id == municipality_id, CouncilCase.road_question_id.is_not(None))
    )
    return frozenset(case_id for case_id, name in db.session.execute(wanted) if slug_of(name) == slug)
