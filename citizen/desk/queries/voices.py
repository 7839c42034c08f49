"""What residents said for the names that were proposed, and for and against the ideas that were voted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.answers.models import IdeaOnBallot
from citizen.database import db
from citizen.discussion.models import Argument
from citizen.discussion.queries.visible import IS_VISIBLE
from citizen.ideas.models import Idea
from citizen.ideas.queries.visible import IS_VISIBLE as IDEA_IS_VISIBLE
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import RoadQuestion


@dataclass(frozen=True, slots=True)
class Reason:
    """A name that was proposed, with the reason that was given for it."""

    question_id: int
    public_id: str
    name: str
    reason: str
    language: str
    has_proposer: bool
    proposer: str | None
    """As they chose to be shown."""
    supports: int
    is_shortlisted: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """An argument about an idea that stood on the ballot."""

    idea_public_id: str
    idea_title: str
    side: str
    text: str
    language: str
    speaker: str | None
    useful: int


def list_reasons(process_id: int, slug: str | None = None) -> Sequence[Reason]:
    """The names proposed for one road of the round, or for all; of each road the most supported first."""
    supports = (
        sa.select(sa.func.count()).where(Support.proposal_id == Proposal.id).correlate(Proposal).scalar_subquery()
    )
    wanted = (
        sa.select(
            Proposal.question_id,
            Proposal.public_id,
            Proposal.name,
            Proposal.reason,
            Proposal.language,
            Proposal.proposer_id.is_not(None),
            Account.shown_name,
            supports,
            Proposal.is_shortlisted,
        )
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .outerjoin(Account, Account.id == Proposal.proposer_id)
        .where(RoadQuestion.process_id == process_id, Proposal.withdrawn_at.is_(None))
        .order_by(Proposal.question_id, supports.desc(), Proposal.name, Proposal.id)
    )
    if slug is not None:
        wanted = wanted.where(RoadQuestion.slug == slug)
    return [Reason(*row) for row in db.session.execute(wanted)]


def list_spoken(process_id: int, each: int) -> Sequence[Spoken]:
    """Of each idea on the ballot the arguments that most found useful: so many for it, and so many against."""
    place = sa.func.row_number().over(
        partition_by=(Argument.idea_id, Argument.side),
        order_by=(Argument.useful.desc(), Argument.sent_at, Argument.id),
    )
    ranked = (
        sa.select(
            Idea.public_id,
            Idea.title,
            Argument.side,
            Argument.text,
            Argument.language,
            Account.shown_name,
            Argument.useful,
            place.label("place"),
        )
        .join(Idea, Idea.id == Argument.idea_id)
        .join(IdeaOnBallot, IdeaOnBallot.idea_id == Idea.id)
        .outerjoin(Account, Account.id == Argument.account_id)
        .where(IdeaOnBallot.process_id == process_id, IDEA_IS_VISIBLE, IS_VISIBLE, Argument.side.is_not(None))
        .subquery()
    )
    columns = [column for column in ranked.c if column.name != "place"]
    wanted = sa.select(*columns).where(ranked.c.place <= each)
    ordered = wanted.order_by(ranked.c.title, ranked.c.public_id, ranked.c.side.desc(), ranked.c.place)
    return [Spoken(*row) for row in db.session.execute(ordered)]
