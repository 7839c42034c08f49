"""What a moderator should look at first: what can do most harm, what many report, and what has waited longest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TypeVar

from citizen.domain.moderation.codes import Reason
from citizen.domain.moderation.deadlines import APPEAL_ANSWERED_WITHIN, due_at, held_until

RISK: Mapping[Reason, int] = {
    Reason.THREAT: 100,
    Reason.PERSONAL_DATA: 90,
    Reason.HATE: 60,
    Reason.COPYRIGHT: 30,
    Reason.SPAM: 20,
    Reason.OTHER: 20,
    Reason.OFF_TOPIC: 10,
}
RISK_OF_HELD = 15
"""Nobody sees it, so it harms nobody; but its author waits."""
EACH_FURTHER_REPORTER = 5
MOST_FOR_REPORTERS = 25
"""Many who agree to report count for something, and never for more than the reason itself."""
APPEAL_IS_NEAR = timedelta(days=2)
EACH_DAY_LATE = 10

Case = TypeVar("Case")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in one case: the reports that nobody has answered, with when, and what else it waits for."""

    reports: tuple[tuple[Reason, datetime], ...] = ()
    """One per person."""
    held_since: datetime | None = None
    appealed_at: datetime | None = None
    change_due_at: datetime | None = None
    """When the author should have changed it."""


def risk_of(waiting: Waiting) -> int:
    """How much harm it may do while it waits."""
    worst = max((RISK[reason] for reason, _at in waiting.reports), default=0)
    further = min(MOST_FOR_REPORTERS, EACH_FURTHER_REPORTER * max(0, len(waiting.reports) - 1))
    return max(worst + further, RISK_OF_HELD if waiting.held_since else 0)


def answer_due_at(waiting: Waiting, zone: tzinfo) -> datetime | None:
    """When the first of what it waits for must be answered."""
    limits = [due_at(reason, at, zone) for reason, at in waiting.reports]
    limits += [held_until(waiting.held_since, zone)] if waiting.held_since else []
    limits += [waiting.appealed_at + APPEAL_ANSWERED_WITHIN] if waiting.appealed_at else []
    limits += [waiting.change_due_at] if waiting.change_due_at else []
    return min(limits, default=None)


def is_overdue(waiting: Waiting, now: datetime, zone: tzinfo) -> bool:
    due = answer_due_at(waiting, zone)
    return due is not None and now > due


def urgency_of(waiting: Waiting, now: datetime, zone: tzinfo) -> int:
    """The risk, and more for each day that the time limit has been passed, so that nothing waits for ever."""
    due = answer_due_at(waiting, zone)
    days_late = max(0, (now - due).days + 1) if due is not None and now > due else 0
    return risk_of(waiting) + EACH_DAY_LATE * days_late


def in_order(cases: Sequence[tuple[Case, Waiting]], now: datetime, zone: tzinfo) -> list[tuple[Case, Waiting]]:
    """Appeals whose limit is near first, then by urgency, then by what must be answered soonest."""

    def place(item: tuple[Case, Waiting]) -> tuple[bool, int, datetime]:
        waiting = item[1]
        answer_by = waiting.appealed_at + APPEAL_ANSWERED_WITHIN if waiting.appealed_at else None
        is_near = answer_by is not None and now > answer_by - APPEAL_IS_NEAR
        return not is_near, -urgency_of(waiting, now, zone), answer_due_at(waiting, zone) or now

    return sorted(cases, key=place)
