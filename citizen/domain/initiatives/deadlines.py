"""The dates of an initiative: the check by staff, six months for the council, and the council's period."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

MONTHS_TO_DECIDE = 6
YEARS_BETWEEN_ELECTIONS = 4
AN_ELECTION_YEAR = 2019
FIRST_MONTH = 10
"""A council that was elected in September begins in October."""


@dataclass(frozen=True, slots=True)
class CouncilPeriod:
    """The days of one council, both included."""

    begins_on: date
    ends_on: date

    def has(self, day: date) -> bool:
        return self.begins_on <= day <= self.ends_on


def decision_due_on(handed_over_at: datetime, zone: tzinfo) -> date:
    """The last day for the council's decision: six calendar months after the local day of the handing over.

    Where that month has no such day (31 August leads to February), its last day is the deadline, as is common in law.
    """
    day = handed_over_at.astimezone(zone).date()
    months = day.month - 1 + MONTHS_TO_DECIDE
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def check_due_on(sent_at: datetime, days: int, zone: tzinfo) -> date:
    """The last day for the check that the municipality has promised."""
    return sent_at.astimezone(zone).date() + timedelta(days=days)


def is_late(due_on: date, today: date) -> bool:
    """Whether the last day is over."""
    return today > due_on


def usual_period(today: date) -> CouncilPeriod:
    """The period that most councils are in: from October after an election to September four years later."""
    year = today.year if today.month >= FIRST_MONTH else today.year - 1
    begins = year - (year - AN_ELECTION_YEAR) % YEARS_BETWEEN_ELECTIONS
    return CouncilPeriod(date(begins, FIRST_MONTH, 1), date(begins + YEARS_BETWEEN_ELECTIONS, FIRST_MONTH - 1, 30))
