"""Which ideas everyone can see: one condition, used by every list, search, feed, file and count."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import Idea

IS_VISIBLE = Idea.state == IdeaState.PUBLISHED
"""A merged idea is not listed: its address leads to the one that it lives on in."""


def shown_among(idea_ids: Collection[int] | sa.Select[int]) -> sa.Select[int]:
    """The ids of those among these ideas that everyone can read: published ones, and those that live on in one that is,
    however often they were merged on.
    """
    climb = sa.select(Idea.id.label("one"), Idea.id.label("at")).where(Idea.id.in_(idea_ids)).cte(recursive=True)
    onward = sa.select(climb.c.one, Idea.merged_into_id).join(Idea, Idea.id == climb.c.at)
    climb = climb.union(onward.where(Idea.merged_into_id.is_not(None)))
    return sa.select(climb.c.one).join(Idea, Idea.id == climb.c.at).where(IS_VISIBLE)
