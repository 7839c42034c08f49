"""The newest ideas of a process, with all that a feed says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from citizen.database import db
from citizen.ideas.models import Idea, IdeaTheme, IdeaVersion
from citizen.ideas.queries.visible import IS_VISIBLE


@dataclass(frozen=True, slots=True)
class LatestIdea:
    """An idea that everyone can see, as it stands now."""

    id: int
    public_id: str
    title: str
    body: str
    language: str
    sent_at: datetime
    written_at: datetime
    theme_nb: str | None
    theme_nn: str | None


def list_latest(process_id: int, limit: int) -> Sequence[LatestIdea]:
    """The ideas that were sent last, the newest first."""
    written_at = sa.func.coalesce(IdeaVersion.written_at, Idea.sent_at, type_=Idea.sent_at.type)
    wanted = (
        sa.select(
            Idea.id,
            Idea.public_id,
            Idea.title,
            Idea.body,
            Idea.language,
            Idea.sent_at,
            written_at,
            IdeaTheme.name_nb,
            IdeaTheme.name_nn,
        )
        .outerjoin(IdeaVersion, sa.and_(IdeaVersion.idea_id == Idea.id, IdeaVersion.number == Idea.version))
        .outerjoin(IdeaTheme, IdeaTheme.id == Idea.theme_id)
        .where(Idea.process_id == process_id, IS_VISIBLE)
        .order_by(Idea.sent_at.desc(), Idea.id.desc())
        .limit(limit)
    )
    rows: list[list[Any]] = [list(row) for row in db.session.execute(wanted)]
    return [LatestIdea(*row) for row in rows]
