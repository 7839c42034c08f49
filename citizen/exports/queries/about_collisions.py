"""The rows about like road names, narrowed as the list of staff is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.domain.editions import RawRow
from citizen.domain.naming.keys import name_key, without_faults
from citizen.domain.naming.likeness import Likeness
from citizen.exports.queries.cells import Filter, rows_of
from citizen.municipalities.models import District, Municipality
from citizen.roads.models import Collision, Road, RoadQuestion

USUAL = (Likeness.IDENTICAL, Likeness.SOUND_ALIKE)
"""What the list shows where its address does not say how alike."""
LEVELS: Mapping[str, tuple[Likeness, ...]] = {
    "": tuple(Likeness),
    "usual": USUAL,
    "all": tuple(Likeness),
    **{level.value: (level,) for level in Likeness},
}


def rows_of_collisions(place: Municipality, wanted: Filter) -> Iterator[RawRow]:
    """Every pair of like names, the most alike first, with the advice and what staff chose."""
    one, other, neighbour = aliased(Road), aliased(Road), aliased(Road)
    home, away = aliased(District), aliased(District)
    advised = sa.case(
        (Collision.advised_keeper_id == Collision.road_a_id, "a"),
        (Collision.advised_keeper_id == Collision.road_b_id, "b"),
    )
    roads = (
        column
        for road, district in ((one, home), (other, away))
        for column in (road.name, district.number, district.name, road.code, road.addresses)
    )
    gravity = sa.case({level.value: rank for rank, level in enumerate(Likeness)}, value=Collision.level)
    query = (
        sa.select(
            sa.literal(place.number),
            Collision.level,
            *roads,
            advised,
            Collision.reason_nb,
            Collision.reason_nn,
            Collision.choice,
            Collision.treatment,
            neighbour.name,
            Collision.note,
        )
        .select_from(Collision)
        .join(one, one.id == Collision.road_a_id)
        .join(other, other.id == Collision.road_b_id)
        .join(home, home.id == one.district_id)
        .join(away, away.id == other.district_id)
        .outerjoin(neighbour, neighbour.id == Collision.into_road_id)
        .where(Collision.municipality_id == place.id)
        .order_by(gravity, one.name_key, other.name_key, Collision.id)
    )
    levels = LEVELS.get(wanted.get("level", ""), USUAL)
    query = query.where(Collision.level.in_(levels), *_of_choice(wanted), *_of_round(wanted))
    if (district := wanted.get("district", "")).isdecimal() and len(district) < 10:
        query = query.where(sa.or_(one.district_id == int(district), other.district_id == int(district)))
    if words := without_faults(wanted.get("q", "")).strip():
        found = (road.name_key.contains(name_key(words), autoescape=True) for road in (one, other))
        query = query.where(sa.or_(*found))
    yield from rows_of(query)


def _of_choice(wanted: Filter) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.get("state") in ("undecided", "unchosen"):
        yield Collision.choice.is_(None)
    if wanted.get("state") == "undecided":
        yield Collision.advised_keeper_id.is_(None)
        yield Collision.level != Likeness.SAME_STEM


def _of_round(wanted: Filter) -> Iterator[sa.ColumnElement[bool]]:
    asked = sa.exists().where(RoadQuestion.road_id.in_((Collision.road_a_id, Collision.road_b_id)))
    if wanted.get("round") == "in":
        yield asked
    if wanted.get("round") == "out":
        yield ~asked
