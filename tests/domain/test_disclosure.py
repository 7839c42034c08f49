"""No group of fewer than ten voters can be read or worked out from what is shown."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.disclosure import SMALLEST_GROUP, publishable_groups

GROUPS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40), max_size=6)


@given(GROUPS)
def test_the_hidden_rest_is_empty_or_large_enough(voters):
    shown = publishable_groups(voters)
    hidden = {group: number for group, number in voters.items() if number and group not in shown}
    assert not hidden or (sum(hidden.values()) >= SMALLEST_GROUP and len(hidden) > 1) or not shown


@given(GROUPS)
def test_an_attacker_who_subtracts_never_isolates_a_small_group(voters):
    """Everything that sums and differences of the shown groups and the total can give."""
    shown = publishable_groups(voters)
    total = sum(voters.values())
    known = [voters[group] for group in shown]
    for size in range(len(known) + 1):
        for chosen in itertools.combinations(known, size):
            rest = total - sum(chosen)
            is_everyone_left = size == len(known)
            if shown and is_everyone_left:
                assert rest == 0 or rest >= SMALLEST_GROUP


@given(GROUPS)
def test_every_shown_group_is_large_enough_itself(voters):
    assert all(voters[group] >= SMALLEST_GROUP for group in publishable_groups(voters))


@pytest.mark.parametrize(
    ("voters", "shown"),
    [
        ({}, ""),
        ({"a": 9}, ""),
        ({"a": 10}, "a"),
        ({"a": 50, "b": 20, "c": 0}, "ab"),
        ({"a": 50, "b": 20, "c": 9}, "a"),
        ({"a": 50, "b": 4, "c": 9}, "a"),
        ({"a": 50, "b": 4, "c": 5}, ""),
        ({"a": 50, "b": 9}, ""),
    ],
)
def test_hand_made_towns(voters, shown):
    assert publishable_groups(voters) == frozenset(shown)


@pytest.mark.parametrize(("size", "is_shown"), [(29, False), (30, True)])
def test_a_group_that_agrees_wholly_must_be_larger(size, is_shown):
    shown = publishable_groups({"a": size, "b": 40, "c": 35}, unanimous=["a"])
    assert ("a" in shown) is is_shown
