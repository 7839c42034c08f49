"""The appeals against the spelling that was decided in a case."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from citizen.database import db
from citizen.decisions.models import SpellingAppeal


def list_appeals(case_id: int) -> Sequence[SpellingAppeal]:
    """In the order in which they came."""
    wanted = sa.select(SpellingAppeal).where(SpellingAppeal.case_id == case_id)
    ordered = wanted.order_by(SpellingAppeal.received_on, SpellingAppeal.id)
    return db.session.scalars(ordered.execution_options(populate_existing=True)).all()
