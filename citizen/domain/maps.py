"""A simple map: points of a small area on a flat picture, and back from a point of the picture to a place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import cos, hypot, radians

WIDTH = 600
"""Of the picture, in its own units; the height follows from the shape of the area."""
MARGIN = 24
LOWEST, HIGHEST = 240, 900
SMALLEST_SPAN = 0.01
"""Degrees, some 1.1 km: a map of a single road shows its surroundings."""

_NORWAY = (57.0, 3.0, 81.5, 35.0)
"""South, west, north and east, with Svalbard."""
_KM_A_DEGREE = 111.2
_WRITTEN = re.compile(r"([0-9]{2}\.[0-9]{5}),([0-9]{1,2}\.[0-9]{5})")


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The area of a map, with the size of its picture."""

    south: float
    west: float
    north: float
    east: float
    height: int

    def place_of(self, position: Position) -> tuple[float, float]:
        """Right and down from the upper left corner of the picture."""
        x = MARGIN + (position.longitude - self.west) / (self.east - self.west) * (WIDTH - 2 * MARGIN)
        y = MARGIN + (self.north - position.latitude) / (self.north - self.south) * (self.height - 2 * MARGIN)
        return round(x, 1), round(y, 1)

    def position_at(self, x: float, y: float) -> Position | None:
        """What lies at this point of the picture; None outside it."""
        if not (0 <= x <= WIDTH and 0 <= y <= self.height):
            return None
        across = (x - MARGIN) / (WIDTH - 2 * MARGIN)
        down = (y - MARGIN) / (self.height - 2 * MARGIN)
        latitude = self.north - down * (self.north - self.south)
        return Position(round(latitude, 5), round(self.west + across * (self.east - self.west), 5))


def frame_of(positions: Collection[Position]) -> Frame | None:
    """The area that holds all these places, drawn as wide as it is high where they are; None where there are none."""
    if not positions:
        return None
    south, north = _spread([position.latitude for position in positions])
    west, east = _spread([position.longitude for position in positions])
    shape = (north - south) / ((east - west) * cos(radians((south + north) / 2)))
    height = MARGIN * 2 + round((WIDTH - 2 * MARGIN) * shape)
    return Frame(south, west, north, east, min(max(height, LOWEST), HIGHEST))


def nearest(position: Position, others: Iterable[tuple[Position, str]]) -> tuple[str, float] | None:
    """What lies nearest, and how many kilometres away it is."""
    found = [(kilometres(position, where), name) for where, name in others]
    if not found:
        return None
    away, name = min(found)
    return name, away


def kilometres(one: Position, other: Position) -> float:
    """The distance as the crow flies, near enough for a municipality."""
    middle = radians((one.latitude + other.latitude) / 2)
    across = (one.longitude - other.longitude) * cos(middle)
    return hypot(one.latitude - other.latitude, across) * _KM_A_DEGREE


def middle_of(positions: Collection[Position]) -> Position:
    """The middle of some places, of which there is at least one."""
    count = len(positions)
    latitude = sum(position.latitude for position in positions) / count
    return Position(round(latitude, 5), round(sum(position.longitude for position in positions) / count, 5))


def read_position(text: str) -> Position | None:
    """What `written` wrote; None for all else."""
    found = _WRITTEN.fullmatch(text)
    position = Position(float(found[1]), float(found[2])) if found else None
    return position if position and is_in_norway(position) else None


def written(position: Position) -> str:
    """As it stands in addresses and forms."""
    return f"{position.latitude:.5f},{position.longitude:.5f}"


def is_in_norway(position: Position) -> bool:
    """Whether it can be an address here."""
    south, west, north, east = _NORWAY
    return south <= position.latitude <= north and west <= position.longitude <= east


def _spread(values: list[float]) -> tuple[float, float]:
    least, most = min(values), max(values)
    more = max(SMALLEST_SPAN - (most - least), 0) / 2
    return least - more, most + more
