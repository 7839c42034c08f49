"""Whether a decision is what residents chose."""

from __future__ import annotations

from collections.abc import Collection

from citizen.domain.decisions.codes import Outcome
from citizen.domain.naming import name_key


def follows_for_road(outcome: Outcome | None, name: str, leading_names: Collection[str]) -> bool:
    """Whether the road gets the name that residents chose, in its spelling; in a tie, one of the names that lead."""
    return outcome is Outcome.NEW_NAME and name_key(name) in {name_key(leader) for leader in leading_names}


def follows_for_question(
    outcome: Outcome | None, options: Collection[int], leaders: Collection[int], *, is_budget: bool
) -> bool:
    """Whether the alternatives are those that residents chose: of a budget all of them, else one or more that lead."""
    chosen = set(options)
    if outcome is not Outcome.OPTION or not chosen:
        return False
    return chosen == set(leaders) if is_budget else chosen <= set(leaders)
