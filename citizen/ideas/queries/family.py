"""An idea with all those that have been merged into it, and the public log of merges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.accounts.models import Account
from citizen.database import db
from citizen.ideas.models import Idea, IdeaMerge, IdeaVersion


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A line of the public log, with both ideas as they stand today."""

    id: int
    going: Idea
    staying: Idea
    undoes_id: int | None
    is_undone: bool
    reason_nb: str
    reason_nn: str
    by: str | None
    at: datetime


def select_family(idea_id: int | sa.ColumnElement[int]) -> sa.Select[int]:
    """The ids of the idea and of all that have been merged into it, directly or by way of others."""
    inside = sa.select(Idea.id).where(Idea.id == idea_id).cte("family", recursive=True)
    inside = inside.union(sa.select(Idea.id).join(inside, Idea.merged_into_id == inside.c.id))
    return sa.select(inside.c.id)


def family_of(idea_id: int) -> frozenset[int]:
    """The idea and all that have been merged into it: what is written under any of them shows under the one."""
    return frozenset(db.session.scalars(select_family(idea_id)))


def list_ideas_by_id(idea_ids: frozenset[int]) -> Sequence[Idea]:
    """These ideas, the one that was sent first on top."""
    return db.session.scalars(sa.select(Idea).where(Idea.id.in_(idea_ids)).order_by(Idea.sent_at, Idea.id)).all()


def list_family_versions(idea_ids: frozenset[int]) -> Sequence[IdeaVersion]:
    """What these ideas have said, each from its first version on; those that a moderator has hidden are left out."""
    wanted = sa.select(IdeaVersion).where(IdeaVersion.idea_id.in_(idea_ids), IdeaVersion.is_hidden.is_(False))
    return db.session.scalars(wanted.order_by(IdeaVersion.idea_id, IdeaVersion.number)).all()


def list_merges_of(idea_ids: frozenset[int]) -> list[MergeLine]:
    """The lines of the log about these ideas, the newest on top."""
    return _list(sa.or_(IdeaMerge.from_id.in_(idea_ids), IdeaMerge.into_id.in_(idea_ids)))


def list_merges_in(process_id: int, limit: int) -> list[MergeLine]:
    """The newest lines of the log of a process."""
    return _list(IdeaMerge.from_id.in_(sa.select(Idea.id).where(Idea.process_id == process_id)), limit)


def find_merge(process_id: int, merge_id: int) -> MergeLine | None:
    """A line of the log of this process."""
    in_process = sa.select(Idea.id).where(Idea.process_id == process_id)
    return next(iter(_list(sa.and_(IdeaMerge.id == merge_id, IdeaMerge.from_id.in_(in_process)))), None)


def _list(which: sa.ColumnElement[bool], limit: int | None = None) -> list[MergeLine]:
    going, staying, undoing = aliased(Idea), aliased(Idea), aliased(IdeaMerge)
    wanted = (
        sa.select(
            IdeaMerge.id,
            going,
            staying,
            IdeaMerge.undoes_id,
            sa.exists().where(undoing.undoes_id == IdeaMerge.id),
            IdeaMerge.reason_nb,
            IdeaMerge.reason_nn,
            Account.shown_name,
            IdeaMerge.at,
        )
        .join(going, going.id == IdeaMerge.from_id)
        .join(staying, staying.id == IdeaMerge.into_id)
        .outerjoin(Account, Account.id == IdeaMerge.by_id)
        .where(which)
        .order_by(IdeaMerge.id.desc())
        .limit(limit)
    )
    return [MergeLine(*row) for row in db.session.execute(wanted)]
