"""Ballots as they are counted: equal ones together, each kind with the number of voters who chose it."""

from __future__ import annotations

from collections.abc import Container, Sequence

Choices = tuple[int, ...]
"""What one ballot says: the ids of options, in order of preference where options are ranked; () is blank."""

Profile = Sequence[tuple[Choices, int]]
"""All ballots of a question: (choices, how many such ballots)."""


def check_ballot(choices: Sequence[int], times: int, options: Container[int], at_most: int | None) -> None:
    """Raise ValueError for a ballot that could never have been stored: it would falsify the count."""
    for option in choices:
        if option not in options:
            raise ValueError(f"option {option} is not on this ballot")
    if len(set(choices)) < len(choices):
        raise ValueError(f"a ballot names an option twice: {tuple(choices)}")
    if at_most is not None and len(choices) > at_most:
        raise ValueError(f"a ballot names {len(choices)} options where {at_most} are allowed")
    if times < 0:
        raise ValueError(f"{times} ballots cannot be counted")
