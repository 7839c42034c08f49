"""The clock on the wall and the two nights when it jumps."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from citizen.domain.local_time import ClockFault, Occurrence, instant_of, occurrence_of

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("wall", "occurrence", "instant"),
    [
        ("2026-07-01T09:00", None, datetime(2026, 7, 1, 7, tzinfo=UTC)),
        ("2026-12-01T09:00", None, datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("2026-12-01T09:00", Occurrence.SECOND, datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("2027-03-28T01:59", None, datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        ("2027-03-28T02:00", None, ClockFault.SKIPPED),
        ("2027-03-28T02:59", Occurrence.SECOND, ClockFault.SKIPPED),
        ("2027-03-28T03:00", None, datetime(2027, 3, 28, 1, tzinfo=UTC)),
        ("2027-10-31T01:59", None, datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        ("2027-10-31T02:30", None, ClockFault.COMES_TWICE),
        ("2027-10-31T02:30", Occurrence.FIRST, datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        ("2027-10-31T02:30", Occurrence.SECOND, datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
        ("2027-10-31T03:00", None, datetime(2027, 10, 31, 2, tzinfo=UTC)),
    ],
)
def test_a_time_on_the_wall(wall: str, occurrence: Occurrence | None, instant: datetime | ClockFault) -> None:
    assert instant_of(datetime.fromisoformat(wall), OSLO, occurrence) == instant


@pytest.mark.parametrize(
    ("instant", "occurrence"),
    [
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), Occurrence.FIRST),
        (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), Occurrence.SECOND),
        (datetime(2027, 10, 31, 2, 30, tzinfo=UTC), None),
    ],
)
def test_only_on_that_night_an_instant_is_the_first_or_second_of_two(instant, occurrence):
    assert occurrence_of(instant, OSLO) is occurrence
