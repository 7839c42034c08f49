"""A simple map: points of a small area on a flat picture, and back from a point of the picture to a place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
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
DEGREE_A_KM = 1.01 / _KM_A_DEGREE
"""Northwards or southwards, and a little more than that."""
_SQUARE = 0.005
"""Degrees, some 560 metres: few roads in one, and few squares to look through where roads lie far apart."""
_WRITTEN = re.compile(r"([0-9]{2}\.[0-9]{5}),([0-9]{1,2}\.[0-9]{5})")


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Area:
    """From where to where something lies, in degrees."""

    south: float
    west: float
    north: float
    east: float


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


def frame_of(area: Area) -> Frame:
    """The map of an area, drawn as wide as it is high where it lies."""
    south, north = _spread(area.south, area.north)
    west, east = _spread(area.west, area.east)
    shape = (north - south) / ((east - west) * cos(radians((south + north) / 2)))
    height = MARGIN * 2 + round((WIDTH - 2 * MARGIN) * shape)
    return Frame(south, west, north, east, min(max(height, LOWEST), HIGHEST))


class PointGrid:
    """Numbered points sorted into squares, so that to find the nearest is not to look at each."""

    def __init__(self, points: Iterable[tuple[float, float, int]]) -> None:
        """Of each its latitude, its longitude and its number."""
        known = list(points)
        self._narrowing = cos(radians(known[0][0])) if known else 1.0
        """How much shorter a degree of longitude is, near enough for a municipality."""
        self._squares: dict[tuple[int, int], list[tuple[float, float, int]]] = defaultdict(list)
        down, along = 1 / _SQUARE, self._narrowing / _SQUARE
        for point in known:
            self._squares[int(point[0] * down), int(point[1] * along)].append(point)

    def nearest(self, position: Position, within_km: float) -> int | None:
        """The number of the point that lies nearest, the least of several; None where none is so near."""
        narrowing, (latitude, longitude) = self._narrowing, (position.latitude, position.longitude)
        row, column = int(latitude / _SQUARE), int(longitude * narrowing / _SQUARE)
        best: tuple[float, int] | None = None
        for ring in range(int(within_km / _KM_A_DEGREE / _SQUARE) + 2):
            if best and best[0] < (ring - 1) * _SQUARE:  # what lies in this ring and beyond is farther away
                break
            for square in _ring(row, column, ring):
                for north, east, number in self._squares.get(square, ()):
                    found = (hypot(latitude - north, (longitude - east) * narrowing), number)
                    best = min(best, found) if best else found
        return best[1] if best and best[0] * _KM_A_DEGREE <= within_km else None


def _ring(row: int, column: int, away: int) -> Iterator[tuple[int, int]]:
    """The squares so many steps away."""
    for step in range(-away, away + 1):
        across = (-away, away) if abs(step) < away else range(-away, away + 1)
        yield from ((row + step, column + side) for side in across)


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


def _spread(least: float, most: float) -> tuple[float, float]:
    more = max(SMALLEST_SPAN - (most - least), 0) / 2
    return least - more, most + more
