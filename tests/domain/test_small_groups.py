"""Which counts of groups may stand beside the total that everyone knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.disclosure import SMALLEST_GROUP
from citizen.domain.small_groups import counts_to_show


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 20, "b": 30}, {"a": 20, "b": 30}),
        ({"a": 20, "b": 30, "c": 3}, {"b": 30}),
        ({"a": 20, "b": 3}, {}),
        ({"a": 40, "b": 6, "c": 5}, {"a": 40}),
        ({"a": 40, "b": 4, "c": 5}, {}),
        ({"a": 40, "b": 0}, {"a": 40}),
        ({"a": 9}, {}),
        ({"a": 10}, {"a": 10}),
        ({}, {}),
    ],
)
def test_small_groups_and_what_could_be_subtracted(counts: dict[str, int], shown: dict[str, int]) -> None:
    assert counts_to_show(counts) == shown


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 40), max_size=12))
def test_what_is_left_of_the_total_is_nobody_or_ten_people_in_two_groups(counts: dict[int, int]) -> None:
    shown = counts_to_show(counts)
    assert all(number >= SMALLEST_GROUP and counts[group] == number for group, number in shown.items())
    hidden = {group: number for group, number in counts.items() if number and group not in shown}
    left = sum(hidden.values())
    assert not shown or not hidden or (len(hidden) >= 2 and left >= SMALLEST_GROUP)
