"""What rows are made of, and how they are read: as they come, so that any number of them fits in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from citizen.database import stream_columns

Filter = Mapping[str, str]
"""What a list is narrowed to, by the names that stand in the addresses of pages."""
EVERYTHING: Filter = {}
OSLO = ZoneInfo("Europe/Oslo")
FETCHED_AT_ONCE = 2000


def rows_of(query: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """The rows of a question in pieces. They are the database's own, which read like tuples."""
    result = stream_columns(query, FETCHED_AT_ONCE)
    try:
        for part in result.partitions():
            yield from part
    finally:
        result.close()  # who wanted only the first rows keeps no cursor open


def day_of(instant: datetime | None) -> date | None:
    """The calendar day in Norway."""
    return instant.astimezone(OSLO).date() if instant else None


def moment_of(instant: datetime | None) -> str | None:
    """The instant in Norway with its zone; as text, since no office program keeps the zone of a time."""
    return instant.astimezone(OSLO).isoformat(timespec="seconds") if instant else None


def yes_or_no(value: object) -> str:
    return "ja" if value else "nei"
