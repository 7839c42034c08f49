"""Who may vote on what and when, and the form in which a choice is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from citizen.domain.residents import Resident


class BallotRefusal(StrEnum):
    """Why a ballot is refused."""

    NOT_OPEN_YET = "ballot-not-open-yet"
    ALREADY_CLOSED = "ballot-already-closed"
    RESIDENCE_UNKNOWN = "ballot-residence-unknown"
    LIVES_ELSEWHERE = "ballot-lives-elsewhere"
    UNKNOWN_OPTION = "ballot-unknown-option"
    FORM_SENT_WITH_OTHER_CHOICE = "ballot-form-sent-with-other-choice"
    NO_BALLOT = "ballot-no-ballot"


@dataclass(frozen=True, slots=True)
class BallotQuestion:
    """A road on the ballot: its options, where, and when."""

    municipality_id: int
    options: frozenset[int]
    opens_at: datetime
    closes_at: datetime
    grace: timedelta


def refuse_ballot(
    question: BallotQuestion, resident: Resident, choices: Collection[int], *, arrived_at: datetime, now: datetime
) -> BallotRefusal | None:
    """Why this ballot must be refused, or None if it counts.

    `now` is the database's clock. A request that had arrived before closing is accepted within the grace.
    """
    if now < question.opens_at:
        return BallotRefusal.NOT_OPEN_YET
    if is_too_late(question, arrived_at=arrived_at, now=now):
        return BallotRefusal.ALREADY_CLOSED
    if resident.municipality_id is None and not resident.lives_elsewhere:
        return BallotRefusal.RESIDENCE_UNKNOWN
    if resident.municipality_id != question.municipality_id:
        return BallotRefusal.LIVES_ELSEWHERE
    if not question.options:
        return BallotRefusal.NO_BALLOT
    if not question.options.issuperset(choices):
        return BallotRefusal.UNKNOWN_OPTION
    return None


def is_too_late(question: BallotQuestion, *, arrived_at: datetime, now: datetime) -> bool:
    """Closed, unless the request had arrived in time and waited no longer than the grace."""
    if now < question.closes_at:
        return False
    return arrived_at >= question.closes_at or now >= question.closes_at + question.grace


def canonical_choices(choices: Iterable[int]) -> str:
    """The one way a set of choices is written: sorted, distinct, JSON without spaces. [] is a blank vote."""
    return json.dumps(sorted(set(choices)), separators=(",", ":"))


def read_choices(stored: str) -> tuple[int, ...]:
    """The option ids of a stored ballot, ascending."""
    return tuple(json.loads(stored))


def hash_of_choices(canonical: str) -> bytes:
    """What tells whether a form that comes a second time says the same."""
    return hashlib.sha256(canonical.encode("ascii")).digest()
