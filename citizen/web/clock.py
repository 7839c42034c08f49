"""The clock of a request. The only place that asks what time it is; tests may patch it, nothing else."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def now() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present calendar day in Norway: deadlines and birthdays are local law."""
    return now().astimezone(OSLO).date()
