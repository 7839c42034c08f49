"""The rules of a round as they are frozen when it opens, written in the one way that their hash is taken of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from citizen.domain.box.statements import instant
from citizen.domain.tally import MOST_RANKED, CountRules, Method

VERSION = 1
MOST_OPTIONS = 100


class RulesRefusal(StrEnum):
    """Why a question can't be put to the vote in this way."""

    TOO_FEW_OPTIONS = "rules-too-few-options"
    TOO_MANY_OPTIONS = "rules-too-many-options"
    MAX_CHOICES_UNUSABLE = "rules-max-choices-unusable"
    BUDGET_MISSING = "rules-budget-missing"
    COST_MISSING = "rules-cost-missing"
    NOTHING_AFFORDABLE = "rules-nothing-affordable"


@dataclass(frozen=True, slots=True)
class PictureRules:
    """The picture of an option: its part of the address, the hashes of both its sizes, and what can be seen in it."""

    id: str
    sha256: str
    small_sha256: str
    alt_nb: str
    alt_nn: str


@dataclass(frozen=True, slots=True)
class OptionRules:
    """Something that can be chosen; the cost in whole kroner, where there is a budget; the picture, if it has one."""

    id: int
    name_nb: str
    name_nn: str
    cost: int | None = None
    picture: PictureRules | None = None


@dataclass(frozen=True, slots=True)
class QuestionRules:
    """A question with its options in their stated order."""

    id: int
    slug: str
    title_nb: str
    title_nn: str
    options: tuple[OptionRules, ...]


@dataclass(frozen=True, slots=True)
class HowToCount:
    """The method, with what it needs: how many one may choose, or the sum to share out."""

    method: Method = Method.APPROVAL
    max_choices: int | None = None
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class RoundRules:
    """Everything about a round that a voter goes by."""

    how: HowToCount
    opens_at: datetime
    closes_at: datetime
    grace_s: int
    electorate: Mapping[str, Any] = field(default_factory=dict)
    questions: tuple[QuestionRules, ...] = ()


def written(rules: RoundRules) -> str:
    """Canonical JSON: sorted keys, no spaces, ASCII."""
    how = rules.how
    content = {
        "version": VERSION,
        "method": how.method.value,
        "max_choices": how.max_choices,
        "budget": how.budget,
        "electorate": dict(rules.electorate),
        "grace_s": rules.grace_s,
        "opens_at": instant(rules.opens_at),
        "closes_at": instant(rules.closes_at),
        "questions": [_question(question) for question in rules.questions],
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def with_electorate(rules: str, electorate: str) -> str:
    """The rules as written, with another electorate."""
    content = {**json.loads(rules), "electorate": json.loads(electorate)}
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def hash_of_rules(text: str) -> bytes:
    """SHA-256 of the rules as written."""
    return hashlib.sha256(text.encode("ascii")).digest()


def count_rules(rules: Mapping[str, Any], question_id: int) -> CountRules:
    """What the count of one question goes by. Raises KeyError for a question that is not in the rules."""
    for question in rules["questions"]:
        if question["id"] == question_id:
            options = question["options"]
            costs = {option["id"]: option["cost"] for option in options if option["cost"] is not None}
            return CountRules(
                method=Method(rules["method"]),
                options=tuple(option["id"] for option in options),
                costs=costs,
                budget=rules["budget"],
                max_choices=rules["max_choices"],
            )
    raise KeyError(question_id)


def refuse_question(how: HowToCount, costs: Sequence[int | None]) -> tuple[RulesRefusal, ...]:
    """Everything that keeps a question with options of these costs from being voted on in this way."""
    number, is_budget = len(costs), how.method is Method.BUDGET
    needed = 1 if how.method in (Method.APPROVAL, Method.SINGLE) else 2
    stated = [cost for cost in costs if cost is not None]
    found = (
        (RulesRefusal.TOO_FEW_OPTIONS, number < needed),
        (RulesRefusal.TOO_MANY_OPTIONS, number > (MOST_RANKED if how.method is Method.RANKED else MOST_OPTIONS)),
        (RulesRefusal.MAX_CHOICES_UNUSABLE, how.max_choices is not None and how.max_choices < 1),
        (RulesRefusal.BUDGET_MISSING, is_budget and not how.budget),
        (RulesRefusal.COST_MISSING, is_budget and len(stated) < number),
        (RulesRefusal.NOTHING_AFFORDABLE, is_budget and bool(stated) and min(stated) > (how.budget or 0)),
    )
    return tuple(refusal for refusal, applies in found if applies)


def _question(question: QuestionRules) -> dict[str, Any]:
    return {
        "id": question.id,
        "slug": question.slug,
        "title_nb": question.title_nb,
        "title_nn": question.title_nn,
        "options": [_option(option) for option in question.options],
    }


def _option(option: OptionRules) -> dict[str, Any]:
    """A picture is only spoken of where there is one, so that rules without pictures keep the hash that they had."""
    said = {"id": option.id, "name_nb": option.name_nb, "name_nn": option.name_nn, "cost": option.cost}
    return said | ({"picture": asdict(option.picture)} if option.picture else {})
