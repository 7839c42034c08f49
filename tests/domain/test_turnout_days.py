"""How a voting filled, told by days that are many enough."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.disclosure import SMALLEST_GROUP
from citizen.domain.turnout_days import SealedDays, days_of

LAST = date(2026, 5, 20)


def day(number: int) -> date:
    return date(2026, 5, number)


def told(*sizes: tuple[int, int]) -> list[tuple[int, int, int]]:
    """(first day, last day, lines) from (day, size of the log)."""
    found = days_of([(day(number), size) for number, size in sizes], last_day=LAST)
    return [(part.first.day, part.last.day, part.lines) for part in found]


@pytest.mark.parametrize(
    ("sizes", "parts"),
    [
        ([], []),
        ([(20, 300)], []),
        ([(12, 40), (20, 300)], [(12, 12, 40), (20, 20, 260)]),
        ([(12, 40), (12, 90), (20, 300)], [(12, 12, 90), (20, 20, 210)]),
        ([(12, 40), (14, 49), (20, 300)], [(12, 12, 40), (14, 20, 260)]),
        ([(12, 9), (20, 300)], []),
        ([(12, 40), (15, 80), (20, 85)], [(12, 12, 40), (15, 20, 45)]),
        ([(12, 40), (20, 45)], []),
        ([(12, 10), (20, 20)], [(12, 12, 10), (20, 20, 10)]),
    ],
)
def test_days_with_few_lines_are_told_together_with_their_neighbours(sizes, parts):
    assert told(*sizes) == parts


def test_what_is_sealed_after_the_closing_day_belongs_to_it():
    assert told((12, 40), (20, 60), (21, 90)) == [(12, 12, 40), (20, 20, 50)]


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 60)), max_size=12))
def test_no_part_is_small_none_overlap_and_all_lines_are_told(added):
    sizes, whole = [], 0
    for number, lines in sorted(added):
        whole += lines
        sizes.append((day(number), whole))
    found = days_of(sizes, last_day=LAST)
    assert all(part.lines >= SMALLEST_GROUP for part in found)
    assert all(before.last < after.first for before, after in pairwise(found))
    assert sum(part.lines for part in found) in (0, whole)
    assert all(isinstance(part, SealedDays) for part in found)
