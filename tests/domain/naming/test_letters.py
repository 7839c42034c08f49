"""One letter apart means one insertion, deletion, exchange or swap, and the short cut finds every such pair."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.naming.letters import difference, one_letter_apart, shortened

WORDS = st.text(alphabet="abå", max_size=6)


def distance_by_the_book(first: str, second: str) -> int:
    """Optimal string alignment, the whole table, as a textbook has it."""
    table = [[max(row, column) for column in range(len(second) + 1)] for row in range(len(first) + 1)]
    for row, a in enumerate(first, 1):
        for column, b in enumerate(second, 1):
            table[row][column] = min(
                table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + (a != b)
            )
            if row > 1 and column > 1 and a == second[column - 2] and b == first[row - 2]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[len(first)][len(second)]


@given(WORDS, WORDS)
def test_one_letter_apart_agrees_with_the_textbook(first: str, second: str) -> None:
    assert one_letter_apart(first, second) == (distance_by_the_book(first, second) == 1)


def test_a_longer_part_written_backwards_is_more_than_one_swap() -> None:
    assert not one_letter_apart("nabå", "nåba")


@given(st.lists(WORDS, max_size=12, unique=True))
def test_every_pair_one_letter_apart_shares_a_shortened_word(words: list[str]) -> None:
    missed = [
        (first, second)
        for first, second in combinations(words, 2)
        if distance_by_the_book(first, second) == 1 and not shortened(first) & shortened(second)
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [("berg", "borg", ("e", "o")), ("lia", "li", ("a", "")), ("skogli", "skolgi", ("gl", "lg")), ("a", "a", ("", ""))],
)
def test_the_difference_is_what_common_ends_leave(first: str, second: str, left: tuple[str, str]) -> None:
    assert difference(first, second) == left
