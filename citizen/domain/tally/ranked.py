"""Ranked votes: the instant runoff, and beside it the options compared two and two.

Instant runoff: each ballot counts for the option ranked highest among those that remain. The option with more than
half of the ballots that still count wins. While there is none, the option with the fewest votes leaves and its ballots
go on to their next choice. Options leave together when their votes are, put together, fewer than those of the next
one: none of them could have caught up, so their order cannot matter. A ballot without further choices is exhausted; a
blank one never counted for anybody. Both are shown.

Ties: where several options share the last place and their order may matter, every order is counted. If all lead to the
same winner, the tie changed nothing and the result holds; the rounds shown then let the one leave that stands last in
the list of options. Otherwise everyone who can win is a leader: a tie, which the council decides. The rounds shown end
there, and tell what each departure would lead to. Nothing is drawn by lot. At most 12 options can be ranked, so that at
most 4,096 sets of remaining options have to be counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.domain.tally.approval import ApprovalResult, count_approval
from citizen.domain.tally.pairwise import Comparison, compare
from citizen.domain.tally.profiles import Profile, check_ballot
from citizen.domain.tally.runoff import RankedRound, run_off

MOST_RANKED = 12


@dataclass(frozen=True, slots=True)
class RankedResult:
    """The whole count. `leaders` holds more than one option in a tie, and none when nobody ranked anything."""

    support: ApprovalResult
    """First choices."""
    rounds: tuple[RankedRound, ...]
    comparison: Comparison
    leaders: tuple[int, ...]

    @property
    def ballots(self) -> int:
        return self.support.ballots

    @property
    def blank(self) -> int:
        return self.support.blank

    @property
    def is_tie(self) -> bool:
        return len(self.leaders) > 1

    @property
    def condorcet_winner(self) -> int | None:
        """The option that a majority prefers in each comparison with another; None where there is none."""
        return self.comparison.condorcet_winner


def count_ranked(options: Sequence[int], ballots: Profile, at_most: int | None = None) -> RankedResult:
    """Count ballots that rank some of the options, the most wanted first; () is blank.

    The order of `options` decides only which rounds are shown after a tie that changes nothing. A ballot with an
    option that is not in `options`, with one twice or with more than `at_most` raises ValueError, and so do more
    than 12 options.
    """
    if len(options) > MOST_RANKED:
        raise ValueError(f"{len(options)} options cannot be ranked, at most {MOST_RANKED}")
    on_ballot = frozenset(options)
    for ranking, times in ballots:
        check_ballot(ranking, times, on_ballot, at_most)
    rounds, winners = run_off(options, ballots)
    return RankedResult(
        support=count_approval(options, ((ranking[:1], times) for ranking, times in ballots)),
        rounds=rounds,
        comparison=compare(options, ballots),
        leaders=tuple(option for option in options if option in winners),
    )
