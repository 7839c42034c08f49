"""Where the roads of a municipality lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.maps import Position, middle_of
from citizen.domain.naming.keys import name_key
from citizen.municipalities.models import District
from citizen.roads.models import Road


@dataclass(frozen=True, slots=True)
class RoadSpot:
    """A road, as a point on a map."""

    position: Position
    name: str
    district: str


def list_road_spots(municipality_id: int) -> Sequence[RoadSpot]:
    """Every road whose place is known, by name."""
    wanted = (
        sa.select(Road.latitude, Road.longitude, Road.name, District.name)
        .join(District, District.id == Road.district_id)
        .where(Road.municipality_id == municipality_id, Road.is_gone.is_(False), Road.latitude.is_not(None))
        .order_by(Road.name, Road.id)
    )
    return [
        RoadSpot(Position(latitude, longitude), road, district)
        for latitude, longitude, road, district in db.session.execute(wanted)
        if latitude is not None and longitude is not None
    ]


def find_positions(municipality_id: int, names: Collection[str]) -> dict[str, Position]:
    """Of names that are those of a former municipality, the middle of its roads; of a road, where that lies."""
    spots: dict[str, list[Position]] = defaultdict(list)
    for spot in list_road_spots(municipality_id):
        spots[name_key(spot.district)].append(spot.position)
        spots[name_key(spot.name)].append(spot.position)
    return {name: middle_of(spots[name_key(name)]) for name in names if spots.get(name_key(name))}
