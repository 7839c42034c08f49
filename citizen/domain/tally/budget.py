"""A budget shared among projects: the method of equal shares, and the plain greedy count beside it for comparison.

Equal shares: the money is divided equally among all who chose at least one project (a blank vote leaves the money to
the others). A project can be paid when its voters together have its cost left; they pay equally, and who has less left
than that pays all they have. Next is always the project that costs its voters least: the highest share that one of them
must pay, for each krone of the project's cost. A project that costs nothing and has a vote comes first. When no project
can be paid like this, the money that is left goes to the projects with most votes that still fit, one after the other.
A project without votes gets nothing.

Ties in equal shares: between projects that cost their voters the same, the one with more voters comes first, then the
cheaper one. If they are still equal, each of them is followed to the end. If all lead to the same projects, the tie
changed nothing, and the steps shown take the one that stands first in the list of options. Otherwise `funded` holds the
projects that get money whichever comes first, and `tied` those where the council decides; the steps shown end at that
tie and tell what each choice leads to. Nothing is drawn by lot. At most 5,000 positions are followed: where
that is not enough, the result says so, holds for certain only what was paid before the tie, and calls every other
project tied that has votes and costs no more than what is left.

Ties in the greedy count: with equal votes the cheaper project comes first. Where projects with equal votes and equal
cost do not all fit, as many as fit will get money, and the council decides which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citizen.domain.tally.approval import ApprovalResult, count_approval
from citizen.domain.tally.greedy import GreedyCount, count_greedily
from citizen.domain.tally.profiles import Profile
from citizen.domain.tally.shares import Fork, SharedOut, ShareStep, Sharing


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """The whole count. What the voters want is settled for `funded`; in a tie the council decides among `tied`."""

    support: ApprovalResult
    budget: int
    steps: tuple[ShareStep, ...]
    """Equal shares: the projects in the order in which they were paid, up to a tie that decides something."""
    forks: tuple[Fork, ...]
    """At such a tie: what the choice of each project leads to. Empty where there is none, and at the bound."""
    completion: GreedyCount | None
    """How the money that was left was used; None after a tie in equal shares."""
    funded: tuple[int, ...]
    """The projects that get money for certain, in the order in which they were paid."""
    tied: tuple[int, ...]
    """The projects that get money or not, depending on what the council decides."""
    left: int
    """What is left when `funded` is paid."""
    too_many_ties: bool
    """The ties could not all be followed: `tied` holds every project that might get money."""
    greedy: GreedyCount
    """For comparison: all the money given to the projects with most votes that fit."""

    @property
    def ballots(self) -> int:
        return self.support.ballots

    @property
    def blank(self) -> int:
        return self.support.blank

    @property
    def leaders(self) -> tuple[int, ...]:
        return self.funded

    @property
    def is_tie(self) -> bool:
        return bool(self.tied)


def count_budget(costs: Mapping[int, int], budget: int, ballots: Profile, at_most: int | None = None) -> BudgetResult:
    """Count ballots that choose projects; `costs` holds every project on the ballot, in the order of the list.

    A ballot with a project that is not in `costs`, with one twice or with more than `at_most` raises ValueError, and
    so does a negative cost or budget.
    """
    if budget < 0 or any(cost < 0 for cost in costs.values()):
        raise ValueError("a cost or a budget is less than nothing")
    support = count_approval(costs, ballots, at_most)
    votes = {standing.option: standing.votes for standing in support.standings}
    sharing = Sharing(costs, budget, ballots, votes)
    shared = sharing.share_out()
    paid = tuple(step.option for step in shared.steps)
    settled = not shared.forks and not shared.too_many_ties
    completion = sharing.complete(paid, shared.left) if settled else None
    if completion:
        funded, tied = paid + completion.funded, completion.tied
    else:
        funded, tied = _undecided(shared, {option: costs[option] for option in costs if votes[option]})
    return BudgetResult(
        support=support,
        budget=budget,
        steps=shared.steps,
        forks=shared.forks,
        completion=completion,
        funded=funded,
        tied=tied,
        left=budget - sum(costs[option] for option in funded),
        too_many_ties=shared.too_many_ties,
        greedy=count_greedily(costs, votes, budget),
    )


def _undecided(shared: SharedOut, wanted: Mapping[int, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What gets money whatever the council decides in a tie, and what may get it; `wanted` are costs."""
    paid = tuple(step.option for step in shared.steps)
    unpaid = [option for option in wanted if option not in paid]
    if shared.too_many_ties:
        return paid, tuple(option for option in unpaid if wanted[option] <= shared.left)
    certain = [option for option in unpaid if all(option in fork.funded for fork in shared.forks)]
    possible = [option for option in unpaid if any(option in fork.funded + fork.tied for fork in shared.forks)]
    return paid + tuple(certain), tuple(option for option in possible if option not in certain)
