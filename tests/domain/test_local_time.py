"""The clock on the wall and the two nights when it jumps."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from citizen.domain.local_time import ClockFault, Occurrence, instant_of

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("wall", "occurrence", "instant"),
    [
        (datetime(2026, 7, 1, 9), None, datetime(2026, 7, 1, 7, tzinfo=UTC)),
        (datetime(2026, 12, 1, 9), None, datetime(2026, 12, 1, 8, tzinfo=UTC)),
        (datetime(2026, 12, 1, 9), Occurrence.SECOND, datetime(2026, 12, 1, 8, tzinfo=UTC)),
        (datetime(2027, 3, 28, 1, 59), None, datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (datetime(2027, 3, 28, 2, 0), None, ClockFault.SKIPPED),
        (datetime(2027, 3, 28, 2, 59), Occurrence.SECOND, ClockFault.SKIPPED),
        (datetime(2027, 3, 28, 3, 0), None, datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (datetime(2027, 10, 31, 1, 59), None, datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        (datetime(2027, 10, 31, 2, 30), None, ClockFault.COMES_TWICE),
        (datetime(2027, 10, 31, 2, 30), Occurrence.FIRST, datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        (datetime(2027, 10, 31, 2, 30), Occurrence.SECOND, datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
        (datetime(2027, 10, 31, 3, 0), None, datetime(2027, 10, 31, 2, tzinfo=UTC)),
    ],
)
def test_a_time_on_the_wall(wall: datetime, occurrence: Occurrence | None, instant: datetime | ClockFault) -> None:
    assert instant_of(wall, OSLO, occurrence) == instant
