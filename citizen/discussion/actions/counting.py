"""Count anew what stands on the rows of ideas and arguments, in the caller's transaction."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from citizen.discussion.models import Argument, ArgumentMark
from citizen.discussion.queries.family import family_of, lineage_of
from citizen.discussion.queries.visible import IS_VISIBLE
from citizen.domain.ideas.arguing import ArgumentState
from citizen.ideas.models import Idea


def hold(session: Session, argument_id: int) -> Argument:
    """The argument as it is now, which nobody else changes until the caller's transaction ends.

    First the ideas that it is counted under are locked, then the argument, here as where one is written: so two people
    never wait for each other, and who counts afterwards counts what the other has done.
    """
    argument = session.get_one(Argument, argument_id)
    _hold_ideas(session, argument.idea_id)
    return session.get_one(Argument, argument_id, with_for_update=True, populate_existing=True)


def recount_arguments(session: Session, idea_id: int) -> None:
    """Count how many can be read under the idea, and under each that it has been merged into.

    After a merge, and after one is undone, this is called for both ideas.
    """
    for one in _hold_ideas(session, idea_id):
        counted = (
            sa.select(sa.func.count()).select_from(Argument).where(Argument.idea_id.in_(family_of(one)), IS_VISIBLE)
        )
        session.execute(sa.update(Idea).where(Idea.id == one).values(arguments=counted.scalar_subquery()))


def recount_around(session: Session, argument: Argument) -> None:
    """Count anew what a change of this argument or reply can have changed: its idea's count, and its parent's."""
    recount_arguments(session, argument.idea_id)
    if argument.parent_id is not None:
        reply = aliased(Argument)
        counted = sa.select(sa.func.count()).where(
            reply.parent_id == argument.parent_id, reply.state == ArgumentState.PUBLISHED
        )
        parent = sa.update(Argument).where(Argument.id == argument.parent_id)
        session.execute(parent.values(replies=counted.scalar_subquery()))


def recount_marks(session: Session, argument_id: int) -> None:
    """Count how many find the argument useful."""
    counted = sa.select(sa.func.count()).select_from(ArgumentMark).where(ArgumentMark.argument_id == argument_id)
    session.execute(sa.update(Argument).where(Argument.id == argument_id).values(useful=counted.scalar_subquery()))


def _hold_ideas(session: Session, idea_id: int) -> list[int]:
    """Lock the idea and those that it has been merged into."""
    wanted = sa.select(Idea.id).where(Idea.id.in_(lineage_of(idea_id))).order_by(Idea.id).with_for_update()
    return list(session.scalars(wanted))
