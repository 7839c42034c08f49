"""Approval voting: each voter approves any number of names; the name that most voters approve leads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How many voters approved an option, and which share of all voters that is."""

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

    def votes_for(self, option: int) -> int:
        return next(standing.votes for standing in self.standings if standing.option == option)


def count_approval(options: Collection[int], ballots: Iterable[tuple[Sequence[int], int]]) -> ApprovalResult:
    """Count ballots given as (options approved, how many such ballots).

    A ballot without options is blank: it counts in the turnout and in every share. An option on a ballot that is
    not in `options` is a broken promise and raises ValueError. Equal numbers stand in the order of the options' ids,
    which means nothing: `leaders` says who leads, and a tie stays a tie for the council to decide.
    """
    votes = dict.fromkeys(options, 0)
    total = blank = 0
    for chosen, times in ballots:
        total += times
        if not chosen:
            blank += times
        for option in set(chosen):
            if option not in votes:
                raise ValueError(f"option {option} is not on this ballot")
            votes[option] += times
    ranked = sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))
    most = ranked[0][1] if ranked else 0
    leaders = tuple(option for option, number in ranked if number == most) if most else ()
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    return ApprovalResult(
        standings=tuple(Standing(option, number, number / total if total else 0.0) for option, number in ranked),
        ballots=total,
        blank=blank,
        leaders=leaders,
        lead=most - runner_up if len(leaders) == 1 else 0,
    )
