"""From the clock on the wall to an instant: an hour that the summer time skips, and one that comes twice."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from enum import StrEnum


class ClockFault(StrEnum):
    """Why a time on the wall is no instant."""

    SKIPPED = "clock-skipped"
    COMES_TWICE = "clock-comes-twice"


class Occurrence(StrEnum):
    """Which of two equal times on the night when the clock goes back."""

    FIRST = "first"
    SECOND = "second"


def occurrence_of(instant: datetime, zone: tzinfo) -> Occurrence | None:
    """Which of the two equal times it is; None for a time that comes once, as nearly all do."""
    wall = instant.astimezone(zone)
    if instant_of(wall.replace(tzinfo=None, fold=0), zone) is not ClockFault.COMES_TWICE:
        return None
    return Occurrence.SECOND if wall.fold else Occurrence.FIRST


def instant_of(wall: datetime, zone: tzinfo, occurrence: Occurrence | None = None) -> datetime | ClockFault:
    """The instant in UTC at which a clock in the zone shows `wall`."""
    first = wall.replace(tzinfo=zone, fold=0)
    second = wall.replace(tzinfo=zone, fold=1)
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        return ClockFault.SKIPPED
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if occurrence is None:
        return ClockFault.COMES_TWICE
    return (second if occurrence is Occurrence.SECOND else first).astimezone(UTC)
