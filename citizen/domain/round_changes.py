"""What staff may change in a round that people vote in: its deadline, or to stop it and vote anew. Never its rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from citizen.domain.rounds import FURTHEST, MARGIN, SHORTEST_PERIOD

NOTICE = timedelta(hours=24)
"""How much time people have left at least, when a deadline is moved to an earlier day."""


class ChangeRefusal(StrEnum):
    """Why a deadline can't be moved, or a round can't be stopped, as asked."""

    NO_ROUND = "change-no-round"
    NOT_OPEN_YET = "change-not-open-yet"
    ALREADY_CLOSED = "change-already-closed"
    REASON_MISSING = "change-reason-missing"
    CHANGED_MEANWHILE = "change-changed-meanwhile"
    DEADLINE_UNCHANGED = "change-deadline-unchanged"
    DEADLINE_PASSED = "change-deadline-passed"
    TOO_LITTLE_NOTICE = "change-too-little-notice"
    TOO_FAR_AHEAD = "change-too-far-ahead"
    OPENS_IN_THE_PAST = "change-opens-in-the-past"
    CLOSES_BEFORE_IT_OPENS = "change-closes-before-it-opens"
    PERIOD_TOO_SHORT = "change-period-too-short"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is done, in both language forms; everyone can read it, for ever."""

    nb: str
    nn: str

    @property
    def is_missing(self) -> bool:
        return not (self.nb.strip() and self.nn.strip())


@dataclass(frozen=True, slots=True)
class Running:
    """A round in which people vote: its instants, and how many times it has been changed."""

    opens_at: datetime
    closes_at: datetime
    version: int


def refuse_new_deadline(
    running: Running, new_closes_at: datetime, reason: Reason, *, seen: int, now: datetime
) -> tuple[ChangeRefusal, ...]:
    """Everything that keeps the deadline where it is. `seen` is the version that stood on the page of the one who asks.

    When the round is not open nothing else matters: before it opens the dates are changed otherwise, and after it has
    closed somebody can have seen the result.
    """
    if shut := _refuse_unless_open(running, now):
        return (shut,)
    passed = new_closes_at <= now
    found = (
        (ChangeRefusal.CHANGED_MEANWHILE, seen != running.version),
        (ChangeRefusal.DEADLINE_UNCHANGED, new_closes_at == running.closes_at),
        (ChangeRefusal.DEADLINE_PASSED, passed),
        (ChangeRefusal.TOO_LITTLE_NOTICE, not passed and new_closes_at < min(running.closes_at, now + NOTICE)),
        (ChangeRefusal.TOO_FAR_AHEAD, new_closes_at > now + FURTHEST),
        (ChangeRefusal.REASON_MISSING, reason.is_missing),
    )
    return tuple(refusal for refusal, applies in found if applies)


def refuse_stop(
    running: Running, reason: Reason, new_opens_at: datetime, new_closes_at: datetime, *, seen: int, now: datetime
) -> tuple[ChangeRefusal, ...]:
    """Everything that keeps the round from being stopped, with a new voting from and to these instants."""
    if shut := _refuse_unless_open(running, now):
        return (shut,)
    found = (
        (ChangeRefusal.CHANGED_MEANWHILE, seen != running.version),
        (ChangeRefusal.REASON_MISSING, reason.is_missing),
    )
    refusals = tuple(refusal for refusal, applies in found if applies)
    return refusals + tuple(refusal for refusal, _at in list_new_voting_faults(new_opens_at, new_closes_at, now))


def list_new_voting_faults(
    opens_at: datetime, closes_at: datetime, now: datetime
) -> tuple[tuple[ChangeRefusal, str], ...]:
    """What is wrong with the dates of the new voting, each with the date where it can be mended."""
    found = (
        (ChangeRefusal.OPENS_IN_THE_PAST, "opens_at", opens_at < now + MARGIN),
        (ChangeRefusal.TOO_FAR_AHEAD, "opens_at", opens_at > now + FURTHEST),
        (ChangeRefusal.CLOSES_BEFORE_IT_OPENS, "closes_at", closes_at <= opens_at),
        (ChangeRefusal.PERIOD_TOO_SHORT, "closes_at", opens_at < closes_at < opens_at + SHORTEST_PERIOD),
        (ChangeRefusal.TOO_FAR_AHEAD, "closes_at", closes_at > now + FURTHEST),
    )
    return tuple((refusal, at) for refusal, at, applies in found if applies)


def _refuse_unless_open(running: Running, now: datetime) -> ChangeRefusal | None:
    if now < running.opens_at:
        return ChangeRefusal.NOT_OPEN_YET
    return ChangeRefusal.ALREADY_CLOSED if now > running.closes_at - MARGIN else None
