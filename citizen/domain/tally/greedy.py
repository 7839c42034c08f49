"""Money given to the projects with most votes that still fit; the rule is stated in budget.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class GreedyStep:
    """The projects with these votes and this cost: usually one."""

    options: tuple[int, ...]
    votes: int
    cost: int
    """Of each of them."""
    fitting: int
    """How many of them the money is enough for: 0, all, or fewer than all, which is a tie."""
    left: int
    """Money left after this step."""

    @property
    def is_tie(self) -> bool:
        return 0 < self.fitting < len(self.options)


@dataclass(frozen=True, slots=True)
class GreedyCount:
    """Every step, and what is left at the end, which is the same however a tie is decided."""

    steps: tuple[GreedyStep, ...]
    left: int

    @property
    def funded(self) -> tuple[int, ...]:
        """The projects that get money for certain."""
        return tuple(option for step in self.steps if step.fitting == len(step.options) for option in step.options)

    @property
    def tied(self) -> tuple[int, ...]:
        """The projects that are equal in votes and cost and do not all fit."""
        return tuple(option for step in self.steps if step.is_tie for option in step.options)


def count_greedily(costs: Mapping[int, int], votes: Mapping[int, int], money: int) -> GreedyCount:
    """Give the money to the projects in `costs`, those with most votes first; without a vote a project gets none."""

    def rank(option: int) -> tuple[int, int]:
        return -votes[option], costs[option]

    steps = []
    wanted = sorted((option for option in costs if votes[option]), key=rank)
    for (minus_votes, cost), group in groupby(wanted, key=rank):
        options = tuple(group)
        fitting = min(len(options), money // cost) if cost else len(options)
        money -= fitting * cost
        steps.append(GreedyStep(options, -minus_votes, cost, fitting, money))
    return GreedyCount(tuple(steps), money)
