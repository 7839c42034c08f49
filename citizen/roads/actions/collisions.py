"""Find the colliding names of the stored registers, and keep what staff have chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.database import transaction
from citizen.domain.collisions import Collision as Found
from citizen.domain.collisions import Ground, Road, compare, explain
from citizen.domain.naming.likeness import Likeness
from citizen.domain.round_words import NO_LONGER_ALIKE
from citizen.roads import queries
from citizen.roads.models import Collision

Pair = frozenset[int]


@dataclass(frozen=True, slots=True)
class CollisionReport:
    """How many pairs there are now, and what came and went."""

    identical: int
    sound_alike: int
    same_stem: int
    new: int
    gone: int
    kept_for_choice: int
    """Pairs whose names are no longer alike, kept because staff chose or noted something."""


def find_collisions(municipality_id: int) -> CollisionReport:
    """Compare the registers of the former municipalities and store every pair with its advice.

    A pair is the same pair as long as its roads are: choices and notes stay, and the roads never change places in it.
    """
    with transaction() as session:
        ids = queries.map_roads(municipality_id)
        found = {_pair_of(collision, ids): collision for collision in compare(queries.registers_of(municipality_id))}
        stored = {
            frozenset((collision.road_a_id, collision.road_b_id)): collision
            for collision in session.scalars(
                sa.select(Collision).where(Collision.municipality_id == municipality_id).with_for_update()
            )
        }
        new = [pair for pair in found if pair not in stored]
        for pair in found.keys() & stored.keys():
            _renew(stored[pair], _advice(found[pair], ids))
        if new:
            session.execute(sa.insert(Collision), [_row(found[pair], ids, municipality_id) for pair in new])
        past = [collision for pair, collision in stored.items() if pair not in found]
        forgotten = [collision for collision in past if collision.choice is None and not collision.note]
        for collision in past:
            reason_nb, reason_nn = NO_LONGER_ALIKE
            _renew(collision, {"advised_keeper_id": None, "reason_nb": reason_nb, "reason_nn": reason_nn})
        if forgotten:
            ids_forgotten = [collision.id for collision in forgotten]
            session.execute(sa.delete(Collision).where(Collision.id.in_(ids_forgotten)))
    levels = Counter(collision.level for collision in found.values())
    return CollisionReport(
        identical=levels[Likeness.IDENTICAL],
        sound_alike=levels[Likeness.SOUND_ALIKE],
        same_stem=levels[Likeness.SAME_STEM],
        new=len(new),
        gone=len(forgotten),
        kept_for_choice=len(past) - len(forgotten),
    )


def _pair_of(collision: Found, ids: Mapping[tuple[str, int], int]) -> Pair:
    return frozenset((_id(collision.first, ids), _id(collision.second, ids)))


def _id(road: Road, ids: Mapping[tuple[str, int], int]) -> int:
    return ids[road.municipality_number, road.code]


def _advice(collision: Found, ids: Mapping[tuple[str, int], int]) -> dict[str, object]:
    keeper = None if collision.advice.ground is Ground.BOTH_MAY_STAY else collision.advice.keeper
    return {
        "level": collision.level.value,
        "advised_keeper_id": _id(keeper, ids) if keeper else None,
        "reason_nb": explain(collision, "nb"),
        "reason_nn": explain(collision, "nn"),
    }


def _row(collision: Found, ids: Mapping[tuple[str, int], int], municipality_id: int) -> dict[str, object]:
    roads = {"road_a_id": _id(collision.first, ids), "road_b_id": _id(collision.second, ids)}
    return {"municipality_id": municipality_id, **roads, **_advice(collision, ids)}


def _renew(collision: Collision, values: Mapping[str, object]) -> None:
    """The version counts what staff change, so a new advice makes nobody's open page stale."""
    for name, value in values.items():
        setattr(collision, name, value)
