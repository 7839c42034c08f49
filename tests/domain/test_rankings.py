"""Numbers beside options are an order when they are 1, 2, 3 … and each stands once."""

from __future__ import annotations

import pytest

from citizen.domain.rankings import Misnumbered, Move, NumberFault, moved, read_numbers


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        ({}, ()),
        ({"a": "", "b": " "}, ()),
        ({"a": "2", "b": "1", "c": ""}, ("b", "a")),
        ({"a": " 1 "}, ("a",)),
        ({"a": "01", "b": "2"}, ("a", "b")),
    ],
)
def test_the_numbers_give_the_order(numbers, order):
    assert read_numbers(numbers) == order


@pytest.mark.parametrize("text", ["x", "-1", "0", "1.5", "1e3", "٣", "²", "１", "99999", "1 2", "9" * 5000, "\x00"])
def test_what_is_no_whole_number_is_said_to_be_so(text):
    assert read_numbers({"a": "1", "b": text}) == Misnumbered(NumberFault.NOT_A_NUMBER, ("b",))


def test_all_that_have_the_same_number_are_named():
    wrong = read_numbers({"a": "2", "b": "1", "c": "2", "d": "02"})
    assert wrong == Misnumbered(NumberFault.SAME_NUMBER, ("a", "c", "d"), 2)


@pytest.mark.parametrize("numbers", [{"a": "1", "b": "1"}, {"c": "2", "d": "2", "a": "1", "b": "1"}])
def test_of_numbers_that_stand_twice_the_lowest_is_named(numbers):
    assert read_numbers(numbers) == Misnumbered(NumberFault.SAME_NUMBER, ("a", "b"), 1)


@pytest.mark.parametrize(("numbers", "missing"), [({"a": "2"}, 1), ({"a": "1", "b": "4"}, 2), ({"a": "9999"}, 1)])
def test_the_first_number_that_was_skipped_is_named(numbers, missing):
    wrong = read_numbers(numbers)
    assert isinstance(wrong, Misnumbered)
    assert (wrong.fault, wrong.number) == (NumberFault.NUMBER_SKIPPED, missing)


@pytest.mark.parametrize(
    ("option", "move", "order"),
    [
        ("b", Move.UP, "bac"),
        ("a", Move.UP, "abc"),
        ("b", Move.DOWN, "acb"),
        ("c", Move.UP, "acb"),
        ("a", Move.DOWN, "bac"),
        ("c", Move.DOWN, "abc"),
        ("b", Move.REMOVE, "ac"),
        ("d", Move.ADD, "abcd"),
        ("b", Move.ADD, "abc"),
        ("d", Move.UP, "abc"),
        ("d", Move.REMOVE, "abc"),
    ],
)
def test_a_move_changes_one_place_at_a_time(option, move, order):
    assert moved(("a", "b", "c"), option, move) == tuple(order)
