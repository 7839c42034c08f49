"""Counts of people by group, without those that are so small that they tell who the people are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from citizen.domain.disclosure import SMALLEST_GROUP

Group = TypeVar("Group")


def counts_to_show(counts: Mapping[Group, int]) -> dict[Group, int]:
    """The groups whose counts may be shown beside the total of all, which everyone knows.

    A group of 1 to 9 is left out, and as many of the next smallest as it takes until those that are left out hold at
    least ten people. They are several then, and what is left of the total tells of none of them. A group that nobody is
    in is left out too, as are all groups where even that is not enough.
    """
    ordered = sorted(((number, place) for place, number in enumerate(counts.values()) if number))
    hidden = [one for one in ordered if one[0] < SMALLEST_GROUP]
    while hidden and len(hidden) < len(ordered) and _people(hidden) < SMALLEST_GROUP:
        hidden.append(ordered[len(hidden)])
    if hidden and _people(hidden) < SMALLEST_GROUP:
        return {}
    left_out = {place for _number, place in hidden}
    return {group: number for place, (group, number) in enumerate(counts.items()) if number and place not in left_out}


def _people(groups: list[tuple[int, int]]) -> int:
    return sum(number for number, _place in groups)
