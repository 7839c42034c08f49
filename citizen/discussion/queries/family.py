"""An idea with all that have been merged into it: their arguments stand under the one that lives on.

Nothing is moved when ideas are merged, so nothing need be moved back when that is undone.
"""

from __future__ import annotations

import sqlalchemy as sa

from citizen.ideas.models import Idea


def family_of(idea_id: int | sa.ColumnElement[int]) -> sa.Select[int]:
    """The ids of the idea and of those that have gone into it, however often they went on."""
    family = sa.select(sa.type_coerce(idea_id, sa.Integer).label("id")).cte("family", recursive=True)
    family = family.union(sa.select(Idea.id).join(family, Idea.merged_into_id == family.c.id))
    return sa.select(family.c.id)


def lineage_of(idea_id: int) -> sa.Select[int]:
    """The ids of the idea and of those that it has gone into, one after the other."""
    lineage = sa.select(Idea.id, Idea.merged_into_id).where(Idea.id == idea_id).cte("lineage", recursive=True)
    onward = sa.select(Idea.id, Idea.merged_into_id).join(lineage, Idea.id == lineage.c.merged_into_id)
    lineage = lineage.union(onward)
    return sa.select(lineage.c.id)
