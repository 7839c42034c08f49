"""A point of the map and a place in the municipality are the same, both ways."""

from __future__ import annotations

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.maps import (
    HIGHEST,
    LOWEST,
    MARGIN,
    WIDTH,
    Area,
    PointGrid,
    Position,
    frame_of,
    is_in_norway,
    kilometres,
    middle_of,
    read_position,
    written,
)

HAVNES, LIDAL = Position(61.602, 5.034), Position(61.655, 5.205)
PLACES = st.builds(Position, st.floats(58, 71), st.floats(4.5, 31))


def around(positions: list[Position]) -> Area:
    norths, easts = [one.latitude for one in positions], [one.longitude for one in positions]
    return Area(min(norths), min(easts), max(norths), max(easts))


def test_the_corners_of_the_area_stand_inside_the_margin():
    frame = frame_of(around([HAVNES, LIDAL]))
    assert frame.place_of(LIDAL) == (WIDTH - MARGIN, MARGIN)
    assert frame.place_of(HAVNES) == (MARGIN, frame.height - MARGIN)


@given(st.lists(PLACES, min_size=1, max_size=5), st.integers(0, WIDTH), st.integers(0, LOWEST))
def test_the_point_that_is_pressed_leads_back_to_itself(places, x, y):
    frame = frame_of(around(places))
    assert LOWEST <= frame.height <= HIGHEST
    found = frame.place_of(frame.position_at(x, y))
    assert abs(found[0] - x) <= 1
    assert abs(found[1] - y) <= 1


@pytest.mark.parametrize(("x", "y"), [(-1, 5), (WIDTH + 1, 5), (5, -1), (5, HIGHEST + 1)])
def test_outside_the_picture_is_nowhere(x, y):
    assert frame_of(around([HAVNES])).position_at(x, y) is None


def test_a_map_is_as_high_as_the_area_is_at_its_latitude():
    """Where a degree of longitude is half as long as one of latitude: 60 degrees north."""
    frame = frame_of(Area(59.95, 10.0, 60.05, 10.2))
    assert frame.height - 2 * MARGIN == pytest.approx(WIDTH - 2 * MARGIN, rel=0.01)


def test_distances_are_those_of_the_earth():
    """Oslo to Bergen is some 305 km, Oslo to Drammen some 36 km."""
    oslo, bergen, drammen = Position(59.913, 10.739), Position(60.393, 5.324), Position(59.744, 10.204)
    assert kilometres(oslo, bergen) == pytest.approx(305, rel=0.01)
    assert kilometres(oslo, drammen) == pytest.approx(35.5, rel=0.02)


NEAR_EACH_OTHER = st.tuples(st.floats(61.4, 61.6), st.floats(5.0, 5.4))


@given(st.lists(NEAR_EACH_OTHER, max_size=40), NEAR_EACH_OTHER, st.floats(0.1, 9))
def test_the_nearest_of_many_is_what_looking_at_each_would_find(points, wanted, within_km):
    narrowing = cos(radians(points[0][0])) if points else 1

    def away(point: tuple[float, float]) -> float:
        return hypot(point[0] - wanted[0], (point[1] - wanted[1]) * narrowing) * 111.2

    found = PointGrid((*point, number) for number, point in enumerate(points)).nearest(Position(*wanted), within_km)
    least = min(map(away, points), default=within_km + 1)
    if found is None:
        assert least > within_km - 1e-6
    else:
        assert away(points[found]) == pytest.approx(least, abs=1e-6)
        assert least <= within_km + 1e-6


def test_the_middle_of_places():
    assert middle_of([Position(60, 10), Position(61, 12)]) == Position(60.5, 11)


def test_a_place_is_read_as_it_was_written():
    assert written(Position(61.6, 5.034)) == "61.60000,5.03400"
    assert read_position(written(HAVNES)) == HAVNES


@pytest.mark.parametrize(
    "text",
    ["", "61.60000", "61.6,5.03", "61.60000,5.03400 ", "<61.60000,5.03400", "41.60000,5.03400", "٦١.60000,5.03400"],
)
def test_what_is_no_place_in_norway_is_none(text):
    assert read_position(text) is None


def test_svalbard_and_finnmark_are_in_norway_and_rome_is_not():
    assert is_in_norway(Position(78.22, 15.65))
    assert is_in_norway(Position(70.37, 31.11))
    assert not is_in_norway(Position(41.9, 12.5))
