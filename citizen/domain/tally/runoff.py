"""The rounds of an instant runoff; the rule is stated in ranked.py."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from citizen.domain.tally.approval import Standing
from citizen.domain.tally.profiles import Choices, Profile

Winners = frozenset[int]


@dataclass(frozen=True, slots=True)
class Departure:
    """One of several options that share the last place, and who can win if this one leaves."""

    option: int
    winners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RankedRound:
    """One round: the votes of the options that remain, most first."""

    standings: tuple[Standing, ...]
    exhausted: int
    """Ballots that no longer count, since all that they rank have left; blank ones are not among them."""
    leaving: tuple[int, ...] = ()
    """Who leaves after this round; nobody after the last one."""
    tied: tuple[Departure, ...] = ()
    """Those who share the last place where their order might matter. It does if nobody leaves."""

    @property
    def continuing(self) -> int:
        """Ballots that count in this round."""
        return sum(standing.votes for standing in self.standings)

    @property
    def majority(self) -> int:
        """The votes that are needed to win in this round."""
        return self.continuing // 2 + 1

    def votes_for(self, option: int) -> int:
        """The votes of an option in this round; 0 when it has left."""
        return next((standing.votes for standing in self.standings if standing.option == option), 0)


@dataclass(frozen=True, slots=True)
class _Piles:
    """Ballots lying with the option each counts for now."""

    ballots: Mapping[int, Sequence[tuple[Choices, int]]]
    votes: Mapping[int, int]
    exhausted: int

    def without(self, leaving: Collection[int]) -> _Piles:
        """The piles after the ballots of those who leave have gone on to their next choice."""
        votes = {option: number for option, number in self.votes.items() if option not in leaving}
        moved: dict[int, list[tuple[Choices, int]]] = {}
        exhausted = self.exhausted
        for ballot in (ballot for option in leaving for ballot in self.ballots[option]):
            ranking, times = ballot
            heir = next((option for option in ranking if option in votes), None)
            if heir is None:
                exhausted += times
            else:
                votes[heir] += times
                moved.setdefault(heir, []).append(ballot)
        return _Piles({option: [*self.ballots[option], *moved.get(option, ())] for option in votes}, votes, exhausted)

    @property
    def winner(self) -> int | None:
        continuing = sum(self.votes.values())
        return next((option for option, number in self.votes.items() if 2 * number > continuing), None)


def run_off(options: Sequence[int], ballots: Profile) -> tuple[tuple[RankedRound, ...], Winners]:
    """The rounds to show, and everyone who can win: more than one in a tie, nobody when no ballot ranks anything."""
    piles = _first_choices(options, ballots)
    if not any(piles.votes.values()):
        return (_round(piles),), frozenset()
    known: dict[frozenset[int], Winners] = {}
    rounds = []
    while piles.winner is None:
        leaving, tied = _departures(piles, known)
        rounds.append(_round(piles, leaving, tied))
        if not leaving:
            break
        piles = piles.without(leaving)
    else:
        rounds.append(_round(piles))
    return tuple(rounds), _winners(piles, known)


def _first_choices(options: Sequence[int], ballots: Profile) -> _Piles:
    piles: dict[int, list[tuple[Choices, int]]] = {option: [] for option in options}
    for ballot in ballots:
        if ballot[0]:
            piles[ballot[0][0]].append(ballot)
    return _Piles(piles, {option: sum(times for _, times in pile) for option, pile in piles.items()}, 0)


def _departures(piles: _Piles, known: dict[frozenset[int], Winners]) -> tuple[tuple[int, ...], tuple[Departure, ...]]:
    """Who leaves, and who shares the last place; nobody leaves where that decides who wins."""
    leaving = _certain_to_leave(piles.votes)
    if leaving:
        return leaving, ()
    last = _last(piles.votes)
    possible = {option: _winners(piles.without((option,)), known) for option in last}
    tied = tuple(
        Departure(option, tuple(winner for winner in piles.votes if winner in possible[option])) for option in last
    )
    return last[-1:] if len(set(possible.values())) == 1 else (), tied


def _certain_to_leave(votes: Mapping[int, int]) -> tuple[int, ...]:
    """The longest row of options, from the fewest votes, that have fewer votes together than the next one alone."""
    fewest_first = sorted(votes, key=votes.__getitem__)
    together = 0
    certain = 0
    for place, option in enumerate(fewest_first):
        if together < votes[option]:
            certain = place
        together += votes[option]
    return tuple(option for option in votes if option in fewest_first[:certain])


def _last(votes: Mapping[int, int]) -> tuple[int, ...]:
    fewest = min(votes.values())
    return tuple(option for option, number in votes.items() if number == fewest)


def _winners(piles: _Piles, known: dict[frozenset[int], Winners]) -> Winners:
    """Everyone who can win from here, over all orders in which those who share the last place may leave."""
    remaining = frozenset(piles.votes)
    if remaining not in known:
        known[remaining] = _find_winners(piles, known)
    return known[remaining]


def _find_winners(piles: _Piles, known: dict[frozenset[int], Winners]) -> Winners:
    if piles.winner is not None:
        return frozenset({piles.winner})
    leaving = _certain_to_leave(piles.votes)
    if leaving:
        return _winners(piles.without(leaving), known)
    return frozenset(winner for option in _last(piles.votes) for winner in _winners(piles.without((option,)), known))


def _round(piles: _Piles, leaving: tuple[int, ...] = (), tied: tuple[Departure, ...] = ()) -> RankedRound:
    continuing = sum(piles.votes.values())
    most_first = sorted(piles.votes.items(), key=lambda pair: -pair[1])
    standings = tuple(
        Standing(option, votes, votes / continuing if continuing else 0.0) for option, votes in most_first
    )
    return RankedRound(standings, piles.exhausted, leaving, tied)
