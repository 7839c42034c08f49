"""Pairs from different municipalities, each with a keeper that the whole group agrees on."""

from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.collisions import Advice, Collision, Ground, compare, explain
from citizen.domain.naming.likeness import Likeness
from citizen.domain.road_register import RegisteredRoad, RoadRegister

NUMBERS = {"Havnes": "9901", "Lidal": "9902", "Øyrane": "9903", "Utnes": "9904"}
NAMES = ("Storgata", "Haugvegen", "Haugevegen", "Bergvegen", "Borgvegen", "Birgvegen")


def register(municipality: str, roads: Mapping[str, int]) -> RoadRegister:
    listed = tuple(RegisteredRoad(1000 + place, name, count) for place, (name, count) in enumerate(roads.items()))
    return RoadRegister(NUMBERS[municipality], municipality, listed)


def merger(**roads: Mapping[str, int]) -> list[RoadRegister]:
    return [register(municipality, its) for municipality, its in roads.items()]


def only(collisions: list[Collision]) -> Advice:
    assert len(collisions) == 1
    return collisions[0].advice


def test_an_identical_name_is_found_and_most_addresses_keep() -> None:
    advice = only(compare(merger(Havnes={"Storgata": 57, "Bjørkelia": 4}, Lidal={"Storgata": 12, "Osplia": 3})))
    assert advice.ground is Ground.MOST_ADDRESSES
    assert advice.keeper is not None
    assert advice.keeper.municipality == "Havnes"
    assert advice.addresses_that_change == 12


def test_names_within_one_municipality_are_its_own_affair() -> None:
    assert compare(merger(Havnes={"Haugvegen": 5, "Haugevegen": 7}, Lidal={"Osplia": 3})) == []


def test_the_worst_level_comes_first_and_names_are_in_order() -> None:
    found = compare(
        merger(
            Havnes={"Furuvegen": 1, "Skolevegen": 1, "Storgata": 1, "Åslia": 1},
            Lidal={"Furubakken": 2, "Skulevegen": 2, "Storgata": 2, "Åslia": 2},
        )
    )
    assert [(one.level.value, one.first.name) for one in found] == [
        ("identical", "Storgata"),
        ("identical", "Åslia"),
        ("sound-alike", "Skolevegen"),
        ("same-stem", "Furubakken"),
    ]


def test_a_name_in_three_municipalities_gives_three_pairs_with_one_keeper() -> None:
    found = compare(merger(Havnes={"Storgata": 9}, Lidal={"Storgata": 57}, Øyrane={"Storgata": 30}))
    assert len(found) == 3
    assert {one.advice.keeper.municipality for one in found if one.advice.keeper} == {"Lidal"}
    assert sorted(one.advice.ground for one in found) == ["most_addresses", "most_addresses", "third_road_keeps"]


def test_a_road_keeps_against_a_larger_one_that_must_change_anyway() -> None:
    found = compare(merger(Havnes={"Bergvegen": 90}, Lidal={"Borgvegen": 50}, Øyrane={"Borgsvegen": 9}))
    assert [(one.advice.keeper.name, one.advice.ground) for one in found if one.advice.keeper] == [
        ("Bergvegen", Ground.MOST_ADDRESSES),
        ("Borgsvegen", Ground.OTHER_CHANGES_ANYWAY),
    ]
    assert {road.name for one in found for road in one.advice.changing} == {"Borgvegen"}


def test_equal_addresses_go_to_the_municipality_that_bears_more() -> None:
    found = compare(
        merger(
            Havnes={"Storgata": 57, "Fjellvegen": 12, "Osplia": 31},
            Lidal={"Storgata": 12, "Fjellvegen": 12, "Granlia": 26},
        )
    )
    advice = next(one.advice for one in found if one.first.name == "Fjellvegen")
    assert advice.ground is Ground.EVEN_SHARE
    assert advice.keeper is not None
    assert advice.keeper.municipality == "Lidal"
    assert advice.shares is not None
    assert [float(share) for share in advice.shares] == [12 / 50, 0.0]


def test_a_true_tie_has_no_keeper() -> None:
    advice = only(compare(merger(Havnes={"Storgata": 12}, Lidal={"Storgata": 12})))
    assert (advice.ground, advice.keeper, advice.changing) == (Ground.TIE, None, ())


def test_a_smaller_road_beside_a_tie_changes_whoever_wins() -> None:
    found = compare(merger(Havnes={"Storgata": 12}, Lidal={"Storgata": 12}, Øyrane={"Storgata": 3}))
    assert sorted(one.advice.ground for one in found) == ["tie", "tie_above", "tie_above"]
    assert {road.municipality for one in found for road in one.advice.changing} == {"Øyrane"}
    assert all(one.advice.keeper is None for one in found)


def test_three_equals_in_a_row_are_all_left_to_the_staff() -> None:
    found = compare(merger(Havnes={"Bergvegen": 5}, Lidal={"Borgvegen": 5}, Øyrane={"Borgsvegen": 5}))
    assert [(one.advice.ground, one.advice.changing) for one in found] == [(Ground.TIE, ()), (Ground.TIE, ())]


def test_of_two_roads_that_both_change_the_larger_keeper_is_named() -> None:
    found = compare(
        merger(Havnes={"Kalbrenna": 90}, Lidal={"Kalbrunna": 50}, Øyrane={"Valbrunna": 40}, Utnes={"Valdrunna": 80})
    )
    (both,) = [one.advice for one in found if one.advice.ground is Ground.THIRD_ROAD_KEEPS]
    assert both.keeper is not None
    assert both.keeper.name == "Kalbrenna"
    assert both.addresses_that_change == 90


def test_names_of_the_same_stem_may_both_stay() -> None:
    advice = only(compare(merger(Havnes={"Furuvegen": 5}, Lidal={"Furubakken": 9})))
    assert advice.ground is Ground.BOTH_MAY_STAY
    assert advice.changing == ()


def test_the_order_of_the_files_changes_nothing() -> None:
    registers = merger(
        Havnes={"Storgata": 12, "Haugvegen": 3, "Osplia": 40},
        Lidal={"Storgata": 12, "Haugevegen": 3},
        Øyrane={"Storgata": 5, "Haugvegen": 3},
    )
    answers = [compare(list(order)) for order in permutations(registers)]
    assert all(answer == answers[0] for answer in answers)


ROADS = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 4), max_size=5)


@given(ROADS, ROADS, ROADS)
def test_no_two_roads_that_keep_are_rivals_and_everyone_who_changes_yields_to_one(
    havnes: dict[str, int], lidal: dict[str, int], oyrane: dict[str, int]
) -> None:
    found = compare(merger(Havnes=havnes, Lidal=lidal, Øyrane=oyrane))
    rivals = [one for one in found if one.level is not Likeness.SAME_STEM]
    keeping = {one.advice.keeper for one in rivals if one.advice.keeper}
    changing = {road for one in rivals for road in one.advice.changing}
    assert not keeping & changing
    assert not [one for one in rivals if {one.first, one.second} <= keeping]
    assert all(one.advice.keeper or one.advice.ground in (Ground.TIE, Ground.TIE_ABOVE) for one in rivals)


@given(ROADS, ROADS)
def test_more_addresses_never_yield_to_fewer_without_a_third_road(
    havnes: dict[str, int], lidal: dict[str, int]
) -> None:
    for one in compare(merger(Havnes=havnes, Lidal=lidal)):
        if one.advice.ground is Ground.MOST_ADDRESSES:
            assert one.advice.keeper is not None
            assert one.advice.keeper.addresses > one.advice.changing[0].addresses


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nb", "Havnes 57 adresser mot Lidal 12: 12 må endre i stedet for 57."),
        ("nn", "Havnes 57 adresser mot Lidal 12: 12 må endre i staden for 57."),
    ],
)
def test_the_arithmetic_is_shown_in_one_line(language: str, line: str) -> None:
    (one,) = compare(merger(Havnes={"Storgata": 57}, Lidal={"Storgata": 12}))
    assert explain(one, language) == line


def test_every_ground_has_words_in_both_languages() -> None:
    from citizen.domain.collisions.words import _WORDS

    assert all(set(words) == set(Ground) for words in _WORDS.values())
    assert set(_WORDS) == {"nb", "nn"}


def test_shares_are_shown_with_enough_decimals_to_differ() -> None:
    found = compare(
        merger(
            Havnes={"Fjellvegen": 5, "Storgata": 1, "Osplia": 9994},
            Lidal={"Fjellvegen": 5, "Storgata": 2, "Lerkelia": 9993},
            Øyrane={"Bjørkelia": 3},
        )
    )
    even = next(one for one in found if one.advice.ground is Ground.EVEN_SHARE)
    assert "0,01\u00a0%" in explain(even, "nb")
    assert "0,00\u00a0%" in explain(even, "nb")
