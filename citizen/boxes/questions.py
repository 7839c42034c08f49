"""Counts each question anew and holds everything that was published of it against that."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from citizen.boxes.cast import Choices
from citizen.boxes.findings import Check, Finding
from citizen.boxes.manifest import Manifest, Published
from citizen.boxes.problems import Problem, UnusableBox
from citizen.boxes.writing import MANIFEST
from citizen.domain.ballot_rules import count_rules
from citizen.domain.tally import ApprovalResult, Method, Result, count, to_json

CHOOSES_ONE = (Method.SINGLE, Method.YES_NO)
Profiles = Mapping[int, Counter[Choices]]


@dataclass(frozen=True, slots=True)
class Ballot:
    """What may stand on a ballot of one question."""

    options: frozenset[int]
    at_most: int
    is_ranked: bool
    costs: Mapping[int, int]
    budget: int | None

    def admits(self, choices: Choices) -> bool:
        """Only options of the question, each once, no more than allowed, within the budget, in order if not ranked."""
        in_order = self.is_ranked or list(choices) == sorted(choices)
        known = self.options.issuperset(choices) and len(set(choices)) == len(choices) <= self.at_most and in_order
        return known and (self.budget is None or sum(self.costs[option] for option in choices) <= self.budget)


def check_questions(manifest: Manifest, profiles: Profiles) -> Iterator[Finding]:
    """Choices, results and totals of groups. Raises UnusableBox for rules that can't be counted by."""
    try:
        ballots = {question["id"]: _ballot(manifest.rules, question) for question in manifest.rules["questions"]}
        unlawful = _unlawful(ballots, profiles)
        yield Finding(Check.CHOICES, not unlawful, ", ".join(unlawful))
        if unlawful:
            return
        results = {number: _count(manifest, number, profiles) for number in ballots}
        wrong = [str(number) for number in ballots if not _same(results[number], manifest.questions.get(number))]
        yield Finding(Check.RESULTS, not wrong and set(manifest.questions) == set(ballots), ", ".join(wrong))
        grown = [
            str(number)
            for number, published in manifest.questions.items()
            if number in results
            and not (
                _fits_within(published.groups, results[number].support)
                and _adds_up(published.groups, chooses_one=manifest.rules["method"] in CHOOSES_ONE)
            )
        ]
        yield Finding(Check.GROUPS, not grown, ", ".join(grown))
        electors = manifest.electors
        most = max((result.ballots for result in results.values()), default=0)
        yield Finding(Check.ELECTORS, electors is None or most <= electors)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnusableBox(Problem.NO_MANIFEST, MANIFEST) from None


def _ballot(rules: Mapping[str, Any], question: Mapping[str, Any]) -> Ballot:
    method = Method(rules["method"])
    how = count_rules(rules, question["id"])
    at_most = 1 if method in CHOOSES_ONE else rules["max_choices"] or len(how.options)
    budget = int(rules["budget"]) if method is Method.BUDGET else None
    return Ballot(frozenset(how.options), at_most, method is Method.RANKED, how.costs, budget)


def _unlawful(ballots: Mapping[int, Ballot], profiles: Profiles) -> list[str]:
    """The questions with a ballot that could not have been cast."""
    return [
        str(number)
        for number, profile in profiles.items()
        if number not in ballots or not all(map(ballots[number].admits, profile))
    ]


def _count(manifest: Manifest, number: int, profiles: Profiles) -> Result:
    return count(count_rules(manifest.rules, number), sorted(profiles.get(number, Counter()).items()))


def _same(result: Result, published: Published | None) -> bool:
    """Down to each round of the count."""
    if published is None or (published.ballots, published.blank) != (result.ballots, result.blank):
        return False
    return _as_written(to_json(result)) == _as_written(published.result)


def _as_written(value: object) -> str:
    """In which 1 is not `true`, as it would be for Python."""
    return json.dumps(value, sort_keys=True)


def _fits_within(groups: object, whole: ApprovalResult) -> bool:
    """No total anywhere in the groups is larger than that of all ballots."""
    if isinstance(groups, list):
        return all(_fits_within(group, whole) for group in groups)
    if not isinstance(groups, dict):
        return True
    limits = {"ballots": whole.ballots, "blank": whole.blank}
    if "option" in groups:
        limits["votes"] = next((one.votes for one in whole.standings if one.option == groups["option"]), 0)
    return all(_is_within(limits.get(name), value, whole) for name, value in groups.items())


def _is_within(limit: int | None, value: object, whole: ApprovalResult) -> bool:
    if isinstance(value, int):
        return limit is None or 0 <= value <= limit
    return _fits_within(value, whole)


def _adds_up(groups: object, *, chooses_one: bool) -> bool:
    """No option of a group has more votes than it has ballots that are not blank; who chooses one, votes once."""
    if isinstance(groups, list):
        return all(_adds_up(group, chooses_one=chooses_one) for group in groups)
    if not isinstance(groups, dict):
        return True
    if isinstance(groups.get("votes"), list):
        cast = groups["ballots"] - groups.get("blank", 0)
        votes = [row["votes"] for row in groups["votes"]]
        if any(number > cast for number in votes) or (chooses_one and sum(votes) != cast):
            return False
    return all(_adds_up(group, chooses_one=chooses_one) for group in groups.values())
