"""Six months, the days of the check, and the council's period, by the local calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from citizen.domain.initiatives.deadlines import CouncilPeriod, check_due_on, decision_due_on, is_late, usual_period

OSLO = ZoneInfo("Europe/Oslo")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("handed_over", "due"),
    [
        ("2026-01-15T12:00", date(2026, 7, 15)),
        ("2026-06-30T12:00", date(2026, 12, 30)),
        ("2026-08-31T12:00", date(2027, 2, 28)),  # there is no 31 February
        ("2027-08-30T12:00", date(2028, 2, 29)),  # nor a 30th, but a leap day
        ("2026-03-31T12:00", date(2026, 9, 30)),
        ("2026-10-31T12:00", date(2027, 4, 30)),
        ("2026-07-01T12:00", date(2027, 1, 1)),
        ("2026-12-31T22:59", date(2027, 6, 30)),  # still New Year's Eve in Norway
        ("2026-12-31T23:00", date(2027, 7, 1)),  # New Year's Day in Norway
        ("2026-06-30T21:59", date(2026, 12, 30)),
        ("2026-06-30T22:00", date(2027, 1, 1)),
    ],
)
def test_the_council_has_six_calendar_months_from_the_local_day(handed_over, due):
    assert decision_due_on(at(handed_over), OSLO) == due


@pytest.mark.parametrize(("today", "late"), [(14, False), (15, False), (16, True)])
def test_the_last_day_itself_is_in_time(today, late):
    assert is_late(date(2026, 7, 15), date(2026, 7, today)) is late


@pytest.mark.parametrize(
    ("sent", "days", "due"),
    [("2026-11-23T12:00", 14, date(2026, 12, 7)), ("2026-11-23T23:30", 1, date(2026, 11, 25))],
)
def test_the_check_is_promised_in_days_from_the_local_day(sent, days, due):
    assert check_due_on(at(sent), days, OSLO) == due


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (date(2019, 10, 1), 2019),
        (date(2020, 1, 1), 2019),
        (date(2023, 9, 30), 2019),
        (date(2023, 10, 1), 2023),
        (date(2026, 11, 23), 2023),
        (date(2027, 9, 30), 2023),
        (date(2027, 10, 1), 2027),
    ],
)
def test_the_usual_period_goes_from_october_after_an_election(today, begins):
    period = usual_period(today)
    assert period == CouncilPeriod(date(begins, 10, 1), date(begins + 4, 9, 30))
    assert period.has(today)


def test_a_period_has_both_its_ends():
    period = CouncilPeriod(date(2023, 10, 1), date(2027, 9, 30))
    days = [date(2023, 9, 30), date(2023, 10, 1), date(2027, 9, 30), date(2027, 10, 1)]
    assert [period.has(day) for day in days] == [False, True, True, False]
