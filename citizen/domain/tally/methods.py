"""The ways in which a question can be voted on, and the count that belongs to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from citizen.domain.tally.approval import ApprovalResult, count_approval
from citizen.domain.tally.budget import BudgetResult, count_budget
from citizen.domain.tally.profiles import Profile
from citizen.domain.tally.ranked import RankedResult, count_ranked
from citizen.domain.tally.single import count_single

Result = ApprovalResult | RankedResult | BudgetResult
"""Each has `support`, `ballots`, `blank`, `leaders` and `is_tie`."""


class Method(StrEnum):
    """How the voters of a process say what they want."""

    APPROVAL = "approval"
    SINGLE = "single"
    YES_NO = "yes-no"
    RANKED = "ranked"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class CountRules:
    """What the count of a question depends on besides its ballots, frozen when the round opens."""

    method: Method
    options: tuple[int, ...]
    costs: Mapping[int, int] = field(default_factory=dict)
    budget: int | None = None
    max_choices: int | None = None

    def __post_init__(self) -> None:
        if len(set(self.options)) < len(self.options):
            raise ValueError("an option stands twice on the ballot")
        if self.method is Method.BUDGET and (self.budget is None or set(self.costs) != set(self.options)):
            raise ValueError("a budget needs a sum, and a cost for each project and for nothing else")


def count(rules: CountRules, profile: Profile) -> Result:
    """Count all ballots of a question; a ballot that the rules do not allow is a broken promise: ValueError."""
    match rules.method:
        case Method.APPROVAL:
            return count_approval(rules.options, profile, rules.max_choices)
        case Method.SINGLE | Method.YES_NO:
            return count_single(rules.options, profile)
        case Method.RANKED:
            return count_ranked(rules.options, profile, rules.max_choices)
        case Method.BUDGET:  # pragma: no branch — mypy knows that there is no other
            costs = {option: rules.costs[option] for option in rules.options}
            return count_budget(costs, rules.budget or 0, profile, rules.max_choices)
