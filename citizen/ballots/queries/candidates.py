"""Which proposals may be put on the ballots of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.roads import Treatment
from citizen.municipalities.models import District
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Road, RoadQuestion


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that may be put on a ballot; a road without proposals has one row with empty name and ids."""

    question_id: int
    old_name: str
    district_name: str
    proposal_id: int
    public_id: str
    name: str
    reason: str
    is_shortlisted: bool
    supports: int


def list_candidates(process_id: int) -> Sequence[Candidate]:
    """The proposals for the roads of a round that need a new name, by road, the most supported on top."""
    supports = (
        sa.select(sa.func.count()).where(Support.proposal_id == Proposal.id).correlate(Proposal).scalar_subquery()
    )
    wanted = (
        sa.select(
            RoadQuestion.id,
            RoadQuestion.old_name,
            District.name,
            Proposal.id,
            Proposal.public_id,
            Proposal.name,
            Proposal.reason,
            Proposal.is_shortlisted,
            supports,
        )
        .select_from(RoadQuestion)
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .outerjoin(Proposal, sa.and_(Proposal.question_id == RoadQuestion.id, Proposal.withdrawn_at.is_(None)))
        .where(RoadQuestion.process_id == process_id, RoadQuestion.treatment != Treatment.ABSORB)
        .order_by(RoadQuestion.old_name, District.name, RoadQuestion.id, supports.desc(), Proposal.name, Proposal.id)
    )
    return [
        Candidate(
            question, road, district, proposal or 0, public_id or "", name or "", reason or "", bool(listed), number
        )
        for question, road, district, proposal, public_id, name, reason, listed, number in db.session.execute(wanted)
    ]
