"""Results as JSON and back, for the database and the published box: whole numbers, text and lists, never a float.

An object is written with its own fields, so that a reader of the file can follow the count; shares are left out, since
they follow from the numbers. Amounts that need not be whole kroner are fractions: "125/3".
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from citizen.domain.tally.approval import ApprovalResult, Standing, result_of
from citizen.domain.tally.budget import BudgetResult
from citizen.domain.tally.greedy import GreedyCount, GreedyStep
from citizen.domain.tally.methods import Method, Result
from citizen.domain.tally.pairwise import Comparison
from citizen.domain.tally.ranked import RankedResult
from citizen.domain.tally.runoff import Departure, RankedRound
from citizen.domain.tally.shares import Fork, ShareStep

Stored = dict[str, Any]


def to_json(result: Result) -> Stored:
    """What json.dumps can write; equal results give equal JSON."""
    match result:
        case ApprovalResult():
            return _store_approval(result)
        case RankedResult():
            return _store_ranked(result)
        case BudgetResult():  # pragma: no branch — mypy knows that there is no other
            return _store_budget(result)


def from_json(method: Method, stored: Stored) -> Result:
    """The result that `to_json` stored."""
    match method:
        case Method.APPROVAL | Method.SINGLE | Method.YES_NO:
            return _load_approval(stored)
        case Method.RANKED:
            return _load_ranked(stored)
        case Method.BUDGET:  # pragma: no branch — mypy knows that there is no other
            return _load_budget(stored)


def _store_approval(result: ApprovalResult) -> Stored:
    return {
        "ballots": result.ballots,
        "blank": result.blank,
        "votes": _store_votes(result.standings),
        "leaders": list(result.leaders),
        "lead": result.lead,
    }


def _load_approval(stored: Stored) -> ApprovalResult:
    return result_of({row["option"]: row["votes"] for row in stored["votes"]}, stored["ballots"], stored["blank"])


def _store_votes(standings: tuple[Standing, ...]) -> list[Stored]:
    return [{"option": standing.option, "votes": standing.votes} for standing in standings]


def _store_ranked(result: RankedResult) -> Stored:
    return {
        "first_choices": _store_approval(result.support),
        "rounds": [
            {
                "votes": _store_votes(each.standings),
                "exhausted": each.exhausted,
                "leaving": list(each.leaving),
                "tied": [{"option": tied.option, "winners": list(tied.winners)} for tied in each.tied],
            }
            for each in result.rounds
        ],
        "options": list(result.comparison.options),
        "preferred": [list(row) for row in result.comparison.preferred],
        "condorcet_winner": result.condorcet_winner,
        "leaders": list(result.leaders),
    }


def _load_ranked(stored: Stored) -> RankedResult:
    return RankedResult(
        support=_load_approval(stored["first_choices"]),
        rounds=tuple(_load_round(each) for each in stored["rounds"]),
        comparison=Comparison(tuple(stored["options"]), tuple(tuple(row) for row in stored["preferred"])),
        leaders=tuple(stored["leaders"]),
    )


def _load_round(stored: Stored) -> RankedRound:
    continuing = sum(row["votes"] for row in stored["votes"])
    return RankedRound(
        standings=tuple(
            Standing(row["option"], row["votes"], row["votes"] / continuing if continuing else 0.0)
            for row in stored["votes"]
        ),
        exhausted=stored["exhausted"],
        leaving=tuple(stored["leaving"]),
        tied=tuple(Departure(tied["option"], tuple(tied["winners"])) for tied in stored["tied"]),
    )


def _store_budget(result: BudgetResult) -> Stored:
    return {
        "support": _store_approval(result.support),
        "budget": result.budget,
        "steps": [
            {
                "option": step.option,
                "votes": step.votes,
                "cost": step.cost,
                "highest_share": str(step.highest_share),
                "left": step.left,
                "equals": list(step.equals),
            }
            for step in result.steps
        ],
        "forks": [
            {"option": fork.option, "funded": list(fork.funded), "tied": list(fork.tied)} for fork in result.forks
        ],
        "completion": _store_greedy(result.completion) if result.completion else None,
        "funded": list(result.funded),
        "tied": list(result.tied),
        "left": result.left,
        "too_many_ties": result.too_many_ties,
        "greedy": _store_greedy(result.greedy),
    }


def _load_budget(stored: Stored) -> BudgetResult:
    return BudgetResult(
        support=_load_approval(stored["support"]),
        budget=stored["budget"],
        steps=tuple(_load_step(step) for step in stored["steps"]),
        forks=tuple(Fork(fork["option"], tuple(fork["funded"]), tuple(fork["tied"])) for fork in stored["forks"]),
        completion=_load_greedy(stored["completion"]) if stored["completion"] else None,
        funded=tuple(stored["funded"]),
        tied=tuple(stored["tied"]),
        left=stored["left"],
        too_many_ties=stored["too_many_ties"],
        greedy=_load_greedy(stored["greedy"]),
    )


def _load_step(stored: Stored) -> ShareStep:
    return ShareStep(
        option=stored["option"],
        votes=stored["votes"],
        cost=stored["cost"],
        highest_share=Fraction(stored["highest_share"]),
        left=stored["left"],
        equals=tuple(stored["equals"]),
    )


def _store_greedy(counted: GreedyCount) -> Stored:
    return {
        "steps": [
            {
                "options": list(step.options),
                "votes": step.votes,
                "cost": step.cost,
                "fitting": step.fitting,
                "left": step.left,
            }
            for step in counted.steps
        ],
        "left": counted.left,
    }


def _load_greedy(stored: Stored) -> GreedyCount:
    return GreedyCount(
        tuple(GreedyStep(**{**step, "options": tuple(step["options"])}) for step in stored["steps"]), stored["left"]
    )
