"""What may stand on a ballot and when it counts, and the form in which a choice is stored."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from citizen.domain.tally import CountRules, Method


class BallotRefusal(StrEnum):
    """Why a ballot is refused."""

    NOT_OPEN_YET = "ballot-not-open-yet"
    ALREADY_CLOSED = "ballot-already-closed"
    STOPPED = "ballot-round-stopped"
    UNKNOWN_OPTION = "ballot-unknown-option"
    OPTION_TWICE = "ballot-option-twice"
    TOO_MANY_OPTIONS = "ballot-too-many-options"
    OVER_BUDGET = "ballot-over-budget"
    FORM_SENT_WITH_OTHER_CHOICE = "ballot-form-sent-with-other-choice"
    NO_BALLOT = "ballot-no-ballot"
    VOTED_ON_PAPER = "ballot-voted-on-paper"
    SAID_OTHERWISE_MEANWHILE = "ballot-said-otherwise-meanwhile"


@dataclass(frozen=True, slots=True)
class BallotQuestion:
    """A question on the ballot: its options, how one chooses among them, and when."""

    options: frozenset[int]
    opens_at: datetime
    closes_at: datetime
    grace: timedelta
    method: Method = Method.APPROVAL
    max_choices: int | None = None
    costs: Mapping[int, int] = field(default_factory=dict)
    budget: int | None = None
    is_stopped: bool = False


def refuse_ballot(
    question: BallotQuestion, choices: Sequence[int], *, arrived_at: datetime, now: datetime
) -> BallotRefusal | None:
    """Why this ballot must be refused whoever casts it, or None if it counts."""
    return refuse_time(question, arrived_at=arrived_at, now=now) or refuse_choices(question, choices)


def refuse_time(question: BallotQuestion, *, arrived_at: datetime, now: datetime) -> BallotRefusal | None:
    """Why nothing can be stored now; `now` is the database's clock.

    A request that had arrived before closing is accepted within the grace.
    """
    if question.is_stopped:
        return BallotRefusal.STOPPED
    if now < question.opens_at:
        return BallotRefusal.NOT_OPEN_YET
    if is_too_late(question, arrived_at=arrived_at, now=now):
        return BallotRefusal.ALREADY_CLOSED
    return None


def refuse_choices(question: BallotQuestion | CountRules, choices: Sequence[int]) -> BallotRefusal | None:
    """Why these choices are no answer to the question. No choices at all are a blank vote."""
    if not question.options:
        return BallotRefusal.NO_BALLOT
    if not set(question.options).issuperset(choices):
        return BallotRefusal.UNKNOWN_OPTION
    if len(set(choices)) < len(choices):
        return BallotRefusal.OPTION_TWICE
    if len(choices) > most_choices(question.method, question.max_choices, len(question.options)):
        return BallotRefusal.TOO_MANY_OPTIONS
    if question.method is Method.BUDGET and sum(question.costs.get(option, 0) for option in choices) > (
        question.budget or 0
    ):
        return BallotRefusal.OVER_BUDGET
    return None


def most_choices(method: Method, max_choices: int | None, options: int) -> int:
    """How many options one voter may choose."""
    if method in (Method.SINGLE, Method.YES_NO):
        return 1
    return options if max_choices is None else min(max_choices, options)


def is_too_late(question: BallotQuestion, *, arrived_at: datetime, now: datetime) -> bool:
    """Closed, unless the request had arrived in time and waited no longer than the grace."""
    if now < question.closes_at:
        return False
    return arrived_at >= question.closes_at or now >= question.closes_at + question.grace


def canonical_choices(choices: Sequence[int], method: Method = Method.APPROVAL) -> str:
    """The one way choices are written: JSON without spaces; in order of preference if ranked, else sorted."""
    return json.dumps(list(choices) if method is Method.RANKED else sorted(choices), separators=(",", ":"))


def read_choices(stored: str) -> tuple[int, ...]:
    """The option ids of a stored ballot, in the stored order."""
    return tuple(json.loads(stored))
