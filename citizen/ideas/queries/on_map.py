"""Ideas that lie somewhere on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.maps import Position
from citizen.ideas.models import Idea, IdeaPlace
from citizen.ideas.queries.visible import IS_VISIBLE

MOST_ON_MAP = 100
"""More numbers than this can't be told apart on the picture."""


@dataclass(frozen=True, slots=True)
class PlacedIdea:
    """An idea with its own point on the map, or that of the place it is about."""

    public_id: str
    title: str
    language: str
    place: str | None
    position: Position
    is_exact: bool


def list_placed_ideas(process_id: int) -> Sequence[PlacedIdea]:
    """The newest that everyone can see, from north to south, so that the order says nothing of their worth."""
    latitude = sa.func.coalesce(Idea.latitude, IdeaPlace.latitude)
    longitude = sa.func.coalesce(Idea.longitude, IdeaPlace.longitude)
    wanted = (
        sa.select(
            Idea.public_id, Idea.title, Idea.language, IdeaPlace.name, latitude, longitude, Idea.latitude, Idea.id
        )
        .outerjoin(IdeaPlace, IdeaPlace.id == Idea.place_id)
        .where(Idea.process_id == process_id, IS_VISIBLE, latitude.is_not(None))
        .order_by(Idea.sent_at.desc(), Idea.id.desc())
        .limit(MOST_ON_MAP)
    )
    southwards = sorted(db.session.execute(wanted), key=lambda row: (-row[4], row[7]))
    return [
        PlacedIdea(row[0], row[1], row[2], row[3], Position(row[4], row[5]), is_exact=row[6] is not None)
        for row in southwards
    ]
