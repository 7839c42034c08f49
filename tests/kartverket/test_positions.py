"""From the grid of an address file to latitude and longitude."""

from __future__ import annotations

import pytest

from citizen.domain.maps import Position, kilometres
from citizen.kartverket import read_registers
from citizen.kartverket.positions import position_from
from tests.elverum import ELVERUM, HAS_ELVERUM


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (("25832", "6642830", "597423"), Position(59.9114, 10.7421)),  # Oslo, in its own zone
        (("25833", "6649000", "262000"), Position(59.9114, 10.7421)),
        (("25835", "7807000", "589000"), Position(70.366, 29.38)),
    ],
)
def test_the_three_zones_of_norway(cells, place):
    assert kilometres(position_from(cells), place) < 5


def test_a_decimal_comma_is_a_decimal_comma():
    assert position_from(("25832", "6642830,0", "597423,0")) == position_from(("25832", "6642830", "597423"))


@pytest.mark.parametrize(
    "cells",
    [
        (),
        ("25832", "6642830"),
        ("4326", "59.9", "10.7"),
        ("25832", "", ""),
        ("25832", "nord", "aust"),
        ("25832", "nan", "nan"),
        ("25832", "inf", "597423"),
        ("25832", "6642830", "-597423"),
        ("25832", "100", "597423"),
        ("25832", "1e300", "597423"),
    ],
)
def test_what_can_not_be_true_is_left_out_and_is_no_fault(cells):
    assert position_from(cells) is None


if HAS_ELVERUM:

    def test_every_road_of_a_real_file_lies_in_its_municipality():
        [register] = read_registers(ELVERUM)
        middle = Position(60.88, 11.56)
        assert all(road.position and kilometres(road.position, middle) < 60 for road in register.roads)
