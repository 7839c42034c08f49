"""Store what staff choose for pairs of names; two people at once lose nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import transaction
from citizen.domain.acts import Act
from citizen.domain.naming.keys import name_key
from citizen.domain.roads import Choice, Treatment
from citizen.domain.rounds import losers_of
from citizen.municipalities.models import Municipality
from citizen.roads import queries
from citizen.roads.models import Collision, Road
from citizen.roads.queries.collisions import CollisionRow, as_chosen_pair
from citizen.staff_log.actions import record_act

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
    """What became of the edits: the pairs that were stored, and those that need another look."""

    stored: tuple[int, ...]
    conflicts: tuple[int, ...]
    unknown_neighbours: tuple[int, ...]
    missing_neighbours: tuple[int, ...]
    locked: tuple[int, ...]
    """Pairs that a round asks about: only their notes can be changed."""

    @property
    def saved(self) -> int:
        return len(self.stored)


def save_choices(municipality_id: int, edits: Sequence[ChoiceEdit]) -> SavedChoices:
    """Store each edit whose pair nobody has changed meanwhile; the others are left as they are and named."""
    outcomes: dict[_Outcome, list[int]] = defaultdict(list)
    with transaction() as session:
        session.get_one(Municipality, municipality_id, with_for_update=True)  # no round takes these pairs meanwhile
        wanted = [edit.pair_id for edit in edits]
        rows = {row.collision.id: row for row in queries.find_collision_rows(municipality_id, wanted)}
        for edit in edits:
            outcomes[_save(session, rows.get(edit.pair_id), edit)].append(edit.pair_id)
        if stored := outcomes[_Outcome.STORED]:
            pairs = {"pairs": len(stored)}
            record_act(session, Act.PAIRS_CHOSEN, municipality_id=municipality_id, about="", details=pairs)
    return SavedChoices(
        stored=tuple(outcomes[_Outcome.STORED]),
        conflicts=tuple(outcomes[_Outcome.CONFLICT]),
        unknown_neighbours=tuple(outcomes[_Outcome.NEIGHBOUR_UNKNOWN]),
        missing_neighbours=tuple(outcomes[_Outcome.NEIGHBOUR_MISSING]),
        locked=tuple(outcomes[_Outcome.LOCKED]),
    )


def roads_that_change(collision: Collision, choice: Choice | None) -> list[Road]:
    """The roads of the pair that lose their name by this choice; both as long as that is not decided."""
    roads = [collision.road_a, collision.road_b]
    losers = losers_of(replace(as_chosen_pair(collision), choice=choice))
    return [road for road in roads if road.id in losers] if losers else roads


class _Outcome(Enum):
    STORED = auto()
    CONFLICT = auto()
    NEIGHBOUR_UNKNOWN = auto()
    NEIGHBOUR_MISSING = auto()
    LOCKED = auto()


def _save(session: Session, row: CollisionRow | None, edit: ChoiceEdit) -> _Outcome:
    if row is None:
        return _Outcome.CONFLICT
    pair = row.collision
    if row.process:
        if _says_something_else(pair, edit):
            return _Outcome.LOCKED
        neighbour = pair.into_road_id
    else:
        neighbour = _find_neighbour(pair, edit)
        if neighbour is None and edit.treatment is Treatment.ABSORB:
            return _Outcome.NEIGHBOUR_UNKNOWN if edit.neighbour.strip() else _Outcome.NEIGHBOUR_MISSING
    return _Outcome.STORED if _store(session, pair, edit, neighbour) else _Outcome.CONFLICT


def _says_something_else(pair: Collision, edit: ChoiceEdit) -> bool:
    into = name_key(pair.into_road.name) if pair.into_road else ""
    asked = name_key(edit.neighbour) if edit.treatment is Treatment.ABSORB else ""
    return (pair.choice, pair.treatment, into) != (edit.choice, edit.treatment, asked)


def _find_neighbour(pair: Collision, edit: ChoiceEdit) -> int | None:
    """The road with the name that was typed, in the district of the road that changes."""
    if edit.treatment is not Treatment.ABSORB or not edit.neighbour.strip():
        return None
    changing = roads_that_change(pair, edit.choice)
    found = (queries.find_road_by_name(road.district_id, edit.neighbour) for road in changing)
    return next((road.id for road in found if road and road not in changing), None)


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
