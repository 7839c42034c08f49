"""Store what staff choose for pairs of names; two people at once lose nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import transaction
from citizen.domain.roads import Choice, Treatment
from citizen.domain.rounds import losers_of
from citizen.roads import queries
from citizen.roads.models import Collision
from citizen.roads.queries.collisions import as_chosen_pair

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class ChoiceEdit:
    """What somebody wants a pair to say, and the version that they had before them."""

    pair_id: int
    version: int
    choice: Choice | None
    treatment: Treatment
    neighbour: str
    note: str


@dataclass(frozen=True, slots=True)
class SavedChoices:
    """What became of the edits: how many were stored, and which pairs need another look."""

    saved: int
    conflicts: tuple[int, ...]
    unknown_neighbours: tuple[int, ...]


def save_choices(municipality_id: int, edits: Sequence[ChoiceEdit]) -> SavedChoices:
    """Store each edit whose pair nobody has changed meanwhile; the others are left as they are and named."""
    conflicts: list[int] = []
    unknown: list[int] = []
    saved = 0
    with transaction() as session:
        wanted = [edit.pair_id for edit in edits]
        rows = {row.collision.id: row.collision for row in queries.find_collision_rows(municipality_id, wanted)}
        for edit in edits:
            collision = rows.get(edit.pair_id)
            if collision is None:
                conflicts.append(edit.pair_id)
                continue
            neighbour = _find_neighbour(collision, edit)
            if neighbour is None and edit.treatment is Treatment.ABSORB and edit.neighbour.strip():
                unknown.append(edit.pair_id)
            elif not _store(session, collision, edit, neighbour):
                conflicts.append(edit.pair_id)
            else:
                saved += 1
    return SavedChoices(saved, tuple(conflicts), tuple(unknown))


def _find_neighbour(collision: Collision, edit: ChoiceEdit) -> int | None:
    """The road with the name that was typed, in the district of the road that changes."""
    if edit.treatment is not Treatment.ABSORB or not edit.neighbour.strip():
        return None
    losers = losers_of(replace(as_chosen_pair(collision), choice=edit.choice)) or (
        collision.road_a_id,
        collision.road_b_id,
    )
    roads = [road for road in (collision.road_a, collision.road_b) if road.id in losers]
    found = (queries.find_road_by_name(road.district_id, edit.neighbour) for road in roads)
    return next((road.id for road in found if road and road.id not in losers), None)


def _store(session: Session, collision: Collision, edit: ChoiceEdit, neighbour: int | None) -> bool:
    """One statement that only finds the pair in the version that was looked at; False when it is there no more."""
    values = {
        "choice": edit.choice.value if edit.choice else None,
        "treatment": edit.treatment.value,
        "into_road_id": neighbour,
        "note": edit.note,
    }
    changed = session.execute(
        sa.update(Collision)
        .where(Collision.id == collision.id, Collision.version == edit.version)
        .values(**values, version=edit.version + 1)
        .returning(Collision.id)
    )
    return changed.first() is not None
