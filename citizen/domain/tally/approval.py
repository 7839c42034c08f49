"""Approval voting: each voter approves any number of names; the name that most voters approve leads.

Ties: all options with the most votes are leaders. More than one leader is a tie, which the council decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from citizen.domain.tally.profiles import check_ballot


@dataclass(frozen=True, slots=True)
class Standing:
    """How many votes an option has, and which share that is of all who voted (in a runoff: of those still counted)."""

    option: int
    votes: int
    share: float


@dataclass(frozen=True, slots=True)
class ApprovalResult:
    """The whole count. `leaders` holds more than one option in a tie, and none when nobody approved anything."""

    standings: tuple[Standing, ...]
    ballots: int
    blank: int
    leaders: tuple[int, ...]
    lead: int
    """Votes between the leader and the next; 0 in a tie."""

    @property
    def is_tie(self) -> bool:
        return len(self.leaders) > 1

    @property
    def support(self) -> ApprovalResult:
        """How many voters chose each option, which every method's result can tell."""
        return self

    def votes_for(self, option: int) -> int:
        return next(standing.votes for standing in self.standings if standing.option == option)


def count_approval(
    options: Collection[int], ballots: Iterable[tuple[Sequence[int], int]], at_most: int | None = None
) -> ApprovalResult:
    """Count ballots given as (options approved, how many such ballots).

    A ballot without options is blank: it counts in the turnout and in every share. A ballot with an option that is
    not in `options`, with one twice or with more than `at_most` is a broken promise and raises ValueError. Equal
    numbers stand in the order of the options' ids, which means nothing: `leaders` says who leads, and a tie stays a
    tie for the council to decide.
    """
    votes = dict.fromkeys(options, 0)
    total = blank = 0
    for chosen, times in ballots:
        check_ballot(chosen, times, votes, at_most)
        total += times
        if not chosen:
            blank += times
        for option in chosen:
            votes[option] += times
    return result_of(votes, total, blank)


def result_of(votes: Mapping[int, int], ballots: int, blank: int) -> ApprovalResult:
    """The result when the votes for each option are known."""
    ranked = sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))
    most = ranked[0][1] if ranked else 0
    leaders = tuple(option for option, number in ranked if number == most) if most else ()
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    return ApprovalResult(
        standings=tuple(Standing(option, number, number / ballots if ballots else 0.0) for option, number in ranked),
        ballots=ballots,
        blank=blank,
        leaders=leaders,
        lead=most - runner_up if len(leaders) == 1 else 0,
    )
