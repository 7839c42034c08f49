"""The steps of the method of equal shares; the rule is stated in budget.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from citizen.domain.tally.greedy import GreedyCount, count_greedily
from citizen.domain.tally.profiles import Profile
from citizen.domain.tally.purses import Purses, Wallets

MOST_POSITIONS = 5_000


@dataclass(frozen=True, slots=True)
class ShareStep:
    """A project that its voters paid for."""

    option: int
    votes: int
    cost: int
    highest_share: Fraction
    """The most that one of its voters pays; those who have less left pay all they have."""
    left: int
    """Money left with all voters together after this step."""
    equals: tuple[int, ...] = ()
    """Other projects that could have come here as well, where every order was followed and made no difference."""


@dataclass(frozen=True, slots=True)
class Fork:
    """A project that could come next in a tie, and what gets money if it does, after completion."""

    option: int
    funded: tuple[int, ...]
    """For certain."""
    tied: tuple[int, ...]
    """Depending on a further tie."""


@dataclass(frozen=True, slots=True)
class SharedOut:
    """The steps up to the end (`forks` is empty) or to a tie that decides something, and the end they lead to."""

    steps: tuple[ShareStep, ...]
    forks: tuple[Fork, ...]
    too_many_ties: bool
    left: int


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a count stands: what is paid, what everyone has left, and at least what the rest costs its voters."""

    paid: frozenset[int]
    purses: Purses
    left: int
    rates: Mapping[int, Fraction]
    """The projects that may still be paid. A rate is what one of the voters pays for each krone; it never falls."""


@dataclass(frozen=True, slots=True)
class _Next:
    """The projects that can come next, in the order of the list, and what each costs its voters."""

    options: tuple[int, ...]
    share: Fraction
    rates: Mapping[int, Fraction]


class _TooManyTiesError(Exception):
    """More positions than can be followed in reasonable time."""


class Sharing:
    """One count by equal shares."""

    def __init__(self, costs: Mapping[int, int], budget: int, ballots: Profile, votes: Mapping[int, int]) -> None:
        self._costs = costs
        self._votes = votes
        self._budget = budget
        self._wallets = Wallets(costs, budget, ballots)
        self._followed = 0

    def share_out(self) -> SharedOut:
        """Pay one project after the other until none can be paid or a tie decides something."""
        free = [option for option, cost in self._costs.items() if not cost and self._votes[option]]
        steps = [ShareStep(option, self._votes[option], 0, Fraction(0), self._budget) for option in free]
        rates = {option: Fraction(0) for option, cost in self._costs.items() if cost}
        position = _Position(frozenset(free), self._wallets.full, self._budget, rates)
        while (following := self._next(position)).options:
            try:
                forks = self._forks(position, following)
            except _TooManyTiesError:
                return SharedOut(tuple(steps), (), too_many_ties=True, left=position.left)
            if len({(fork.funded, fork.tied) for fork in forks}) > 1:
                return SharedOut(tuple(steps), forks, too_many_ties=False, left=position.left)
            position = self._pay(position, following, following.options[0])
            steps.append(self._step(following, position.left, forks))
        return SharedOut(tuple(steps), (), too_many_ties=False, left=position.left)

    def complete(self, paid: Iterable[int], left: int) -> GreedyCount:
        """What is left goes to the projects with most votes that still fit."""
        unpaid = {option: cost for option, cost in self._costs.items() if option not in paid}
        return count_greedily(unpaid, self._votes, left)

    def _step(self, following: _Next, left: int, forks: tuple[Fork, ...]) -> ShareStep:
        option = following.options[0]
        equals = tuple(fork.option for fork in forks[1:])
        return ShareStep(option, self._votes[option], self._costs[option], following.share, left, equals)

    def _next(self, position: _Position) -> _Next:
        """The cheapest projects for their voters; of these the ones with most voters, and of these the cheapest."""
        rates = dict(position.rates)
        shares: dict[int, Fraction] = {}
        best: Fraction | None = None
        for option in sorted(rates, key=rates.__getitem__):
            if best is not None and rates[option] > best:
                break
            share = self._wallets.highest_share(option, position.purses)
            if share is None:
                del rates[option]
                continue
            shares[option] = share
            rates[option] = share / self._costs[option]
            best = rates[option] if best is None else min(best, rates[option])
        if best is None:
            return _Next((), Fraction(0), rates)
        keys = {option: (rates[option], -self._votes[option], self._costs[option]) for option in shares}
        first = min(keys.values())
        options = tuple(option for option in self._costs if keys.get(option) == first)
        return _Next(options, shares[options[0]], rates)

    def _pay(self, position: _Position, following: _Next, option: int) -> _Position:
        return _Position(
            position.paid | {option},
            self._wallets.pay(option, following.share, position.purses),
            position.left - self._costs[option],
            {other: rate for other, rate in following.rates.items() if other != option},
        )

    def _ties(self, position: _Position, following: _Next) -> tuple[int, ...]:
        """The projects that can come next; only the first where all will be paid alike in any order."""
        if self._wallets.can_pay_all(following.options, following.share, position.purses):
            return following.options[:1]
        return following.options

    def _forks(self, position: _Position, following: _Next) -> tuple[Fork, ...]:
        tied = self._ties(position, following)
        if len(tied) == 1:
            return ()
        return tuple(self._follow(option, self._pay(position, following, option)) for option in tied)

    def _follow(self, chosen: int, start: _Position) -> Fork:
        """What gets money in every end that can be reached from here, and what gets it in some."""
        certain = set(self._costs)
        possible: set[int] = set()
        seen = set()
        waiting = [start]
        while waiting:
            position = waiting.pop()
            if (position.paid, position.purses) in seen:
                continue
            seen.add((position.paid, position.purses))
            self._followed += 1
            if self._followed > MOST_POSITIONS:
                raise _TooManyTiesError
            following = self._next(position)
            if not following.options:
                completion = self.complete(position.paid, position.left)
                certain &= position.paid.union(completion.funded)
                possible |= position.paid.union(completion.funded, completion.tied)
            waiting += [self._pay(position, following, option) for option in self._ties(position, following)]
        return Fork(chosen, self._listed(certain), self._listed(possible - certain))

    def _listed(self, options: Iterable[int]) -> tuple[int, ...]:
        wanted = set(options)
        return tuple(option for option in self._costs if option in wanted)
