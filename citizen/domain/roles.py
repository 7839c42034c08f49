"""Giving roles for good or for a period, and taking them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RoleRefusal(StrEnum):
    """Why a role was neither given nor taken."""

    NOBODY_FOUND = "nobody-found"
    LAST_ADMIN = "last-admin"
    PERIOD_BACKWARDS = "period-backwards"
    PERIOD_OVER = "period-over"
    ADMIN_FOR_A_PERIOD = "admin-for-a-period"


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which a role holds, both included; None where there is no such end."""

    first: date | None = None
    last: date | None = None


FOR_GOOD = Period()


def refuse_period(period: Period, today: date) -> RoleRefusal | None:
    """What is wrong with the days of a role."""
    if period.last is None:
        return None
    if period.first and period.last < period.first:
        return RoleRefusal.PERIOD_BACKWARDS
    return RoleRefusal.PERIOD_OVER if period.last < today else None
