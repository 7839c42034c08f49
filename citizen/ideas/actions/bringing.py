"""What an idea has by way of those that were merged into it: supporters and authors, in rows that say from where."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ideas.models import Idea, IdeaAuthor, IdeaSupport
from citizen.ideas.queries.family import select_family


def count_support(session: Session, idea_id: int) -> None:
    """Count anew how many support the idea, in the caller's transaction, which holds the idea's row."""
    counted = sa.select(sa.func.count()).select_from(IdeaSupport).where(IdeaSupport.idea_id == idea_id)
    session.execute(sa.update(Idea).where(Idea.id == idea_id).values(supports=counted.scalar_subquery()))


def step_out(session: Session, idea_id: int, account_id: int) -> None:
    """Take the person off the supporters of the idea and of all that were merged into it, in the caller's transaction.

    So no undo brings back somebody who has stepped out.
    """
    family = list(session.scalars(select_family(idea_id)))
    session.execute(sa.delete(IdeaSupport).where(IdeaSupport.idea_id.in_(family), IdeaSupport.account_id == account_id))
    for one in family:
        count_support(session, one)
    bring_upwards(session, session.get_one(Idea, idea_id).merged_into_id)


def bring_upwards(session: Session, idea_id: int | None) -> None:
    """Make anew what the idea, and each that it has been merged into, has by way of others."""
    while idea_id is not None:
        _bring_support(session, idea_id)
        _bring_authors(session, idea_id)
        count_support(session, idea_id)
        idea_id = session.scalar(sa.select(Idea.merged_into_id).where(Idea.id == idea_id))


def _bring_support(session: Session, idea_id: int) -> None:
    brought = sa.delete(IdeaSupport).where(IdeaSupport.idea_id == idea_id, IdeaSupport.came_from_id.is_not(None))
    session.execute(brought)
    own = sa.select(IdeaSupport.account_id).where(IdeaSupport.idea_id == idea_id)
    wanted = (
        sa.select(
            sa.literal(idea_id),
            IdeaSupport.account_id,
            sa.func.min(IdeaSupport.given_at),
            sa.func.min(IdeaSupport.idea_id),
        )
        .where(IdeaSupport.idea_id.in_(_inside(idea_id)), IdeaSupport.account_id.not_in(own))
        .group_by(IdeaSupport.account_id)
    )
    columns = ["idea_id", "account_id", "given_at", "came_from_id"]
    session.execute(sa.insert(IdeaSupport).from_select(columns, wanted))


def _bring_authors(session: Session, idea_id: int) -> None:
    session.execute(sa.delete(IdeaAuthor).where(IdeaAuthor.idea_id == idea_id, IdeaAuthor.came_from_id.is_not(None)))
    own = sa.select(IdeaAuthor.account_id).where(IdeaAuthor.idea_id == idea_id, IdeaAuthor.account_id.is_not(None))
    wanted = (
        sa.select(
            sa.literal(idea_id),
            IdeaAuthor.account_id,
            sa.literal(False),  # noqa: FBT003 — a value of a row
            sa.func.min(IdeaAuthor.joined_at),
            sa.func.min(IdeaAuthor.idea_id),
        )
        .where(
            IdeaAuthor.idea_id.in_(_inside(idea_id)),
            sa.or_(IdeaAuthor.account_id.is_(None), IdeaAuthor.account_id.not_in(own)),
        )
        .group_by(IdeaAuthor.account_id)
    )
    columns = ["idea_id", "account_id", "is_first", "joined_at", "came_from_id"]
    session.execute(sa.insert(IdeaAuthor).from_select(columns, wanted))


def _inside(idea_id: int) -> sa.Select[int]:
    return sa.select(Idea.id).where(Idea.merged_into_id == idea_id)
