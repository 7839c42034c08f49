"""Until when a moderator must have answered, counted in hours or in working days as Norway has them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from citizen.domain.moderation.codes import Reason

URGENT = frozenset({Reason.PERSONAL_DATA, Reason.THREAT})
URGENT_WITHIN = timedelta(hours=24)
WORKING_DAYS = 3
APPEAL_ANSWERED_WITHIN = timedelta(days=7)
APPEAL_WINDOW = timedelta(days=21)
"""Three weeks, as for appeals of administrative decisions in general."""
CHANGE_WITHIN = timedelta(days=7)
SATURDAY = 5
LAST_MINUTE = time(23, 59)
FIXED_HOLIDAYS = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
HOLIDAYS_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Maundy Thursday, Good Friday, both days of Easter, Ascension Day, both days of Whitsun."""


def due_at(reason: Reason, reported_at: datetime, zone: tzinfo) -> datetime:
    """When a report with this reason must be answered: personal data and threats at once, the rest in three days."""
    return reported_at + URGENT_WITHIN if reason in URGENT else held_until(reported_at, zone)


def held_until(since: datetime, zone: tzinfo) -> datetime:
    """The end of the third working day after this instant; how long a thing that is held may wait."""
    day = since.astimezone(zone).date()
    left = WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return datetime.combine(day, LAST_MINUTE, zone)


def is_working_day(day: date) -> bool:
    """Monday to Friday, without Norway's public holidays."""
    return day.weekday() < SATURDAY and day not in holidays_of(day.year)


@lru_cache(maxsize=16)
def holidays_of(year: int) -> frozenset[date]:
    easter = _easter(year)
    moving = {easter + timedelta(days=days) for days in HOLIDAYS_FROM_EASTER}
    return frozenset(moving | {date(year, month, day) for month, day in FIXED_HOLIDAYS})


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moved = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moved + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
