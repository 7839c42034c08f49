"""Which groups' totals may be shown, so that nobody's choice can be read from them or worked out by subtraction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

SMALLEST_GROUP = 10
SMALLEST_UNANIMOUS_GROUP = 30

Group = TypeVar("Group")


def publishable_groups(voters: Mapping[Group, int], unanimous: Collection[Group] = ()) -> frozenset[Group]:
    """The groups whose totals may be shown beside the total of all.

    A group with fewer than 10 voters is hidden, and so is one with fewer than 30 in which everybody approved the
    same option (`unanimous`), since that tells what each of them chose. What is hidden can be had by subtracting the
    shown groups from the total, so the hidden ones must be two or more and together at least 10 voters: else the
    smallest shown group is hidden with them. Groups without voters hide nothing and show nothing.
    """
    present = {group: number for group, number in voters.items() if number > 0}
    by_size = sorted(present, key=lambda group: (present[group], str(group)))
    hidden = [group for group in by_size if present[group] < _smallest(group, unanimous)]
    shown = [group for group in by_size if group not in hidden]
    while hidden and shown and (len(hidden) == 1 or sum(present[group] for group in hidden) < SMALLEST_GROUP):
        hidden.append(shown.pop(0))
    return frozenset(shown)


def _smallest(group: Group, unanimous: Collection[Group]) -> int:
    return SMALLEST_UNANIMOUS_GROUP if group in unanimous else SMALLEST_GROUP
