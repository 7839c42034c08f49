"""Ways of counting, each a pure function from ballots to a result.

No count draws lots or prefers an option for its id or its place in the list: a real tie is reported as a tie, and the
council decides it. Each module states its rule and what counts as a tie.
"""

from citizen.domain.tally.approval import ApprovalResult, Standing, count_approval
from citizen.domain.tally.budget import BudgetResult, count_budget
from citizen.domain.tally.greedy import GreedyCount, GreedyStep, count_greedily
from citizen.domain.tally.methods import CountRules, Method, Result, count
from citizen.domain.tally.pairwise import Comparison, compare
from citizen.domain.tally.profiles import Choices, Profile
from citizen.domain.tally.ranked import MOST_RANKED, RankedResult, count_ranked
from citizen.domain.tally.runoff import Departure, RankedRound
from citizen.domain.tally.shares import MOST_POSITIONS, Fork, ShareStep
from citizen.domain.tally.single import count_single
from citizen.domain.tally.storing import from_json, to_json

__all__ = [
    "MOST_POSITIONS",
    "MOST_RANKED",
    "ApprovalResult",
    "BudgetResult",
    "Choices",
    "Comparison",
    "CountRules",
    "Departure",
    "Fork",
    "GreedyCount",
    "GreedyStep",
    "Method",
    "Profile",
    "RankedResult",
    "RankedRound",
    "Result",
    "ShareStep",
    "Standing",
    "compare",
    "count",
    "count_approval",
    "count_budget",
    "count_greedily",
    "count_ranked",
    "count_single",
    "from_json",
    "to_json",
]
