"""Appeals against a spelling: within three weeks from the notice (forskrift om stadnamn § 9 third paragraph)."""

from __future__ import annotations

from datetime import date, timedelta

TIME_TO_APPEAL = timedelta(weeks=3)


def last_day_of_appeal(announced_on: date) -> date:
    return announced_on + TIME_TO_APPEAL


def is_late(received_on: date, announced_on: date) -> bool:
    return received_on > last_day_of_appeal(announced_on)
