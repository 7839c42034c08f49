"""What each voter has left of an equal part of the budget; the rule is stated in budget.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from citizen.domain.tally.profiles import Choices, Profile

Purses = tuple[int, ...]
"""For each kind of ballot, the number in `Wallets.amounts` of what each of its voters has left."""


class Wallets:
    """The voters who chose something, and sums of money they may have left. Voters with equal ballots pay alike."""

    def __init__(self, costs: Mapping[int, int], budget: int, ballots: Profile) -> None:
        kinds: dict[Choices, int] = {}
        for choices, times in ballots:
            if choices and times:
                chosen = tuple(sorted(choices))
                kinds[chosen] = kinds.get(chosen, 0) + times
        self.costs = costs
        self.voters: Sequence[int] = tuple(kinds.values())
        """How many voters there are of each kind."""
        self.supporters: dict[int, list[int]] = {option: [] for option in costs}
        """The kinds of ballots that choose a project."""
        for kind, chosen in enumerate(kinds):
            for option in chosen:
                self.supporters[option].append(kind)
        self.amounts: list[Fraction] = []
        self._numbers: dict[Fraction, int] = {}
        equal_part = Fraction(budget, sum(self.voters)) if kinds else Fraction(0)
        self.full: Purses = (self._number(equal_part),) * len(self.voters)

    def highest_share(self, option: int, purses: Purses) -> Fraction | None:
        """What a voter for a project must pay who can, others paying all they have; None where all is too little."""
        payers: dict[int, int] = {}
        for kind in self.supporters[option]:
            payers[purses[kind]] = payers.get(purses[kind], 0) + self.voters[kind]
        owed = Fraction(self.costs[option])
        remaining = sum(payers.values())
        for number in sorted(payers, key=self.amounts.__getitem__):
            share = owed / remaining
            if share <= self.amounts[number]:
                return share
            owed -= self.amounts[number] * payers[number]
            remaining -= payers[number]
        return None

    def pay(self, option: int, share: Fraction, purses: Purses) -> Purses:
        """What everyone has left when the voters for a project have paid this share, or all they had."""
        after = list(purses)
        change: dict[int, int] = {}
        for kind in self.supporters[option]:
            before = purses[kind]
            if before not in change:
                change[before] = self._number(max(self.amounts[before] - share, Fraction(0)))
            after[kind] = change[before]
        return tuple(after)

    def can_pay_all(self, options: Sequence[int], share: Fraction, purses: Purses) -> bool:
        """Whether everyone who chose several of these projects can pay the same share for each of them."""
        chosen: dict[int, int] = {}
        for option in options:
            for kind in self.supporters[option]:
                chosen[kind] = chosen.get(kind, 0) + 1
        return all(times == 1 or self.amounts[purses[kind]] >= times * share for kind, times in chosen.items())

    def _number(self, amount: Fraction) -> int:
        if amount not in self._numbers:
            self._numbers[amount] = len(self.amounts)
            self.amounts.append(amount)
        return self._numbers[amount]
