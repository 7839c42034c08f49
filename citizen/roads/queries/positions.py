"""Where the roads of a municipality lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.maps import DEGREE_A_KM, Area, PointGrid, Position, middle_of
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
        .where(*_lying_in(municipality_id))
        .order_by(Road.name, Road.id)
    )
    return [
        RoadSpot(Position(latitude, longitude), road, district)
        for latitude, longitude, road, district in db.session.execute(wanted)
        if latitude is not None and longitude is not None
    ]


def find_extent(municipality_id: int) -> Area | None:
    """From where to where the roads lie; None where the register does not say where any of them is."""
    least, most = sa.func.min, sa.func.max
    wanted = sa.select(least(Road.latitude), least(Road.longitude), most(Road.latitude), most(Road.longitude))
    sides = [side for side in db.session.execute(wanted.where(*_lying_in(municipality_id))).one() if side is not None]
    return Area(*sides) if sides else None


def find_nearest_road(municipality_id: int, position: Position) -> RoadSpot | None:
    """The road whose place is nearest to this one; None where the place of no road is known."""
    north = Road.latitude - position.latitude
    east = (Road.longitude - position.longitude) * cos(radians(position.latitude))
    wanted = (
        sa.select(Road, District.name)
        .join(District, District.id == Road.district_id)
        .where(*_lying_in(municipality_id))
        .order_by(north * north + east * east, Road.id)
        .limit(1)
    )
    row = db.session.execute(wanted).one_or_none()
    if row is None or row[0].position is None:
        return None
    return RoadSpot(row[0].position, row[0].name, row[1])


def find_nearest_roads(municipality_id: int, wanted: Collection[Position], km: float) -> Mapping[Position, RoadSpot]:
    """As find_nearest_road, for many places at once; without those that have no road so near."""
    if not wanted:
        return {}
    norths, around = [one.latitude for one in wanted], km * DEGREE_A_KM
    lying = sa.select(Road.latitude, Road.longitude, Road.id).where(
        *_lying_in(municipality_id), Road.latitude.between(min(norths) - around, max(norths) + around)
    )
    grid = PointGrid([(north, east, road) for north, east, road in db.session.execute(lying) if north and east])
    nearest = {position: grid.nearest(position, km) for position in wanted}
    named = sa.select(Road, District.name).join(District, District.id == Road.district_id)
    found = db.session.execute(named.where(Road.id.in_({road for road in nearest.values() if road is not None})))
    spots = {road.id: RoadSpot(road.position, road.name, name) for road, name in found if road.position}
    return {position: spots[road] for position, road in nearest.items() if road is not None}


def find_positions(municipality_id: int, names: Collection[str]) -> dict[str, Position]:
    """Of names that are those of a former municipality, the middle of its roads; of a road, where that lies."""
    spots: dict[str, list[Position]] = defaultdict(list)
    for spot in list_road_spots(municipality_id):
        spots[name_key(spot.district)].append(spot.position)
        spots[name_key(spot.name)].append(spot.position)
    return {name: middle_of(spots[name_key(name)]) for name in names if spots.get(name_key(name))}


def _lying_in(municipality_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return Road.municipality_id == municipality_id, Road.is_gone.is_(False), Road.latitude.is_not(None)
