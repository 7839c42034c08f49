"""Make two ideas one, and two again, with what stands above the ideas: arguments, answers and ballots."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.answers.models import IdeaAnswer, IdeaOnBallot
from citizen.database import transaction
from citizen.discussion.actions.counting import recount_arguments
from citizen.domain.ideas.merging import MergeRefusal, Reason
from citizen.ideas.actions import merging
from citizen.ideas.actions.merging import Pair
from citizen.ideas.models import Idea, IdeaMerge
from citizen.processes.models import Process


def merge_ideas(pair: Pair, reason: Reason, by_id: int) -> IdeaMerge | MergeRefusal:
    """The one idea lives on in the other. An idea that has its answer, or that people vote on, stays where it is."""
    with transaction() as session:
        process_id = session.get_one(Idea, pair.going_id).process_id
        session.scalars(sa.select(Process.id).where(Process.id == process_id).with_for_update()).all()
        session.get_one(Idea, pair.going_id, with_for_update=True, populate_existing=True)
        if session.scalar(sa.select(sa.exists().where(IdeaAnswer.idea_id == pair.going_id))):
            return MergeRefusal.ANSWERED
        if session.scalar(sa.select(sa.exists().where(IdeaOnBallot.idea_id == pair.going_id))):
            return MergeRefusal.ON_A_BALLOT
        outcome = merging.merge_ideas(pair, reason, by_id)
        if isinstance(outcome, IdeaMerge):
            recount_arguments(session, outcome.into_id)
    return outcome


def undo_merge(merge_id: int, reason: Reason, by_id: int) -> IdeaMerge | MergeRefusal:
    """Both ideas stand by themselves again, each with its own arguments."""
    with transaction() as session:
        outcome = merging.undo_merge(merge_id, reason, by_id)
        if isinstance(outcome, IdeaMerge):
            recount_arguments(session, outcome.from_id)
            recount_arguments(session, outcome.into_id)
    return outcome
