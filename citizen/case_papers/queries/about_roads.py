"""The roads of a round as a paper needs them: why each must change, and everything that was proposed for it."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from citizen.database import db
from citizen.domain.case_papers import PaperProposal
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Road, RoadQuestion


def list_roads_asked(process_id: int) -> Mapping[str, RoadQuestion]:
    """The roads of the round by the last part of their address, with the roads that they yield to."""
    wanted = (
        sa.select(RoadQuestion)
        .where(RoadQuestion.process_id == process_id)
        .options(
            joinedload(RoadQuestion.road).joinedload(Road.district),
            joinedload(RoadQuestion.because_road).joinedload(Road.district),
            joinedload(RoadQuestion.into_road),
        )
        .order_by(RoadQuestion.id)
    )
    return {question.slug: question for question in db.session.scalars(wanted)}


def list_proposed(process_id: int) -> Mapping[str, tuple[PaperProposal, ...]]:
    """Every name that has not been withdrawn, by road, those on the ballot first, then by support."""
    supports = (
        sa.select(sa.func.count()).where(Support.proposal_id == Proposal.id).correlate(Proposal).scalar_subquery()
    )
    wanted = (
        sa.select(
            RoadQuestion.slug,
            Proposal.name,
            Proposal.reason,
            Proposal.language,
            supports.label("supports"),
            Proposal.is_shortlisted,
        )
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .where(RoadQuestion.process_id == process_id, Proposal.withdrawn_at.is_(None))
        .order_by(Proposal.is_shortlisted.desc(), sa.literal_column("supports").desc(), Proposal.name, Proposal.id)
    )
    found: dict[str, list[PaperProposal]] = {}
    for slug, *values in db.session.execute(wanted):
        found.setdefault(slug, []).append(PaperProposal(*values))
    return {slug: tuple(proposed) for slug, proposed in found.items()}
