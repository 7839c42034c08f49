"""How a round falls on the former municipalities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.database import db
from citizen.municipalities.models import District
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import Road, RoadQuestion


@dataclass(frozen=True, slots=True)
class DistrictShare:
    """One former municipality: its roads, and how many names were proposed for those that the round asks about."""

    id: int
    name: str
    roads: int
    proposals: int


def list_shares(process: Process) -> Sequence[DistrictShare]:
    """All of them, by number; zeros included."""
    roads = sa.select(sa.func.count()).where(Road.district_id == District.id, Road.is_gone.is_(False))
    proposals = (
        sa.select(sa.func.count())
        .select_from(Proposal)
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .join(Road, Road.id == RoadQuestion.road_id)
        .where(RoadQuestion.process_id == process.id, Road.district_id == District.id, Proposal.withdrawn_at.is_(None))
    )
    wanted = (
        sa.select(
            District.id,
            District.name,
            roads.correlate(District).scalar_subquery(),
            proposals.correlate(District).scalar_subquery(),
        )
        .where(District.municipality_id == process.municipality_id)
        .order_by(District.number)
    )
    return [DistrictShare(*row) for row in db.session.execute(wanted)]
