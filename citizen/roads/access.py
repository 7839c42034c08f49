"""The map of a municipality, made of where its roads lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask import g, url_for

from citizen.domain.maps import Frame, Position, frame_of, kilometres, middle_of, written
from citizen.municipalities.models import Municipality
from citizen.roads import queries
from citizen.roads.queries import RoadSpot
from citizen.web.locale import gettext as _

NEAR_KM = 5


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the map: the address of the picture with its mark, and where it is in words."""

    map_url: str
    where: str


def map_of(place: Municipality) -> Frame | None:
    """The map as the registers have it now; None where they don't say where any road lies. Looked up once a request."""
    made: dict[int, Frame | None] = g.setdefault("town_maps", {})
    if place.id not in made:
        area = queries.find_extent(place.id)
        made[place.id] = frame_of(area) if area else None
    return made[place.id]


def map_url(place: Municipality, marked: Position | None = None) -> str:
    """Where the picture lies, with a mark where one is wanted."""
    return url_for("roads.send_map", municipality=place.slug, punkt=written(marked) if marked else None)


def show_point(place: Municipality, position: Position) -> MapPoint | None:
    """The point for everyone, also those who don't see the picture; None where the municipality has no map."""
    road = queries.find_nearest_road(place.id, position)
    if road is None:
        return None
    is_near = kilometres(position, road.position) <= NEAR_KM
    return MapPoint(map_url(place, position), _say_where(road if is_near else None))


def say_where(place: Municipality, positions: Collection[Position]) -> Mapping[Position, str]:
    """Many places in words."""
    near = queries.find_nearest_roads(place.id, positions, NEAR_KM)
    return {position: _say_where(near.get(position)) for position in positions}


def _say_where(near: RoadSpot | None) -> str:
    return _("near %(road)s", road=f"{near.name}, {near.district}") if near else _("a place far from every road")


def place_names(frame: Frame, spots: Sequence[RoadSpot]) -> list[tuple[str, float, float]]:
    """The former municipalities, each in the middle of its roads."""
    roads: dict[str, list[Position]] = defaultdict(list)
    for spot in spots:
        roads[spot.district].append(spot.position)
    return [(name, *frame.place_of(middle_of(places))) for name, places in sorted(roads.items())]
