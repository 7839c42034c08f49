"""The map of a municipality, made of where its roads lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flask import g, url_for

from citizen.domain.maps import Frame, Position, frame_of, middle_of, nearest, written
from citizen.municipalities.models import Municipality
from citizen.roads import queries
from citizen.roads.queries import RoadSpot
from citizen.web.locale import gettext as _

NEAR_KM = 5


@dataclass(frozen=True, slots=True)
class TownMap:
    """A picture of the municipality, and what it takes to find places on it."""

    slug: str
    frame: Frame
    spots: Sequence[RoadSpot]

    @property
    def names(self) -> list[tuple[str, float, float]]:
        """The former municipalities, each in the middle of its roads."""
        roads: dict[str, list[Position]] = defaultdict(list)
        for spot in self.spots:
            roads[spot.district].append(spot.position)
        return [(name, *self.frame.place_of(middle_of(places))) for name, places in sorted(roads.items())]

    def url(self, marked: Position | None = None) -> str:
        """Where the picture lies, with a mark where one is wanted."""
        return url_for("roads.send_map", municipality=self.slug, punkt=written(marked) if marked else None)

    def say_where(self, position: Position) -> str:
        """The place in words, for everyone who does not see the picture."""
        found = nearest(position, ((spot.position, f"{spot.name}, {spot.district}") for spot in self.spots))
        if found is None or found[1] > NEAR_KM:
            return _("a place far from every road")
        return _("near %(road)s", road=found[0])


def map_of(place: Municipality) -> TownMap | None:
    """The map as the registers have it now; None where they don't say where any road lies. Made once in a request."""
    made: dict[int, TownMap | None] = g.setdefault("town_maps", {})
    if place.id not in made:
        spots = queries.list_road_spots(place.id)
        frame = frame_of([spot.position for spot in spots])
        made[place.id] = TownMap(place.slug, frame, spots) if frame else None
    return made[place.id]
