"""The dates of a round in words that leave no doubt: the year, the length of each period, and which of two hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citizen.domain.phases import Schedule
from citizen.roads.forms import INSTANTS, RoundForm
from citizen.web.clock import OSLO
from citizen.web.locale import ngettext
from citizen.web.wall_clock import show_full_moment

FEWEST_DAYS = 21
"""Residents who get less time than this get little; staff are told, and decide."""
OPENING_OF = {"proposals_close_at": "proposals_open_at", "voting_close_at": "voting_open_at"}


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date of a round: what it is, when it is, and what to think twice about."""

    label: str
    moment: str
    warning: str


def date_lines(schedule: Schedule) -> list[DateLine]:
    """The four dates in order; the end of a period says how long the period is."""
    labels = RoundForm.labels_of_instants()
    return [DateLine(labels[name], show_end(schedule, name), _warning(schedule, name)) for name in INSTANTS]


def show_end(schedule: Schedule, name: str) -> str:
    """An instant of the schedule; after a dash the days of the period that it ends, where it ends one."""
    moment = show_full_moment(getattr(schedule, name))
    days = _days(schedule, name)
    if days is None:
        return moment
    length = ngettext("%(num)s day", "%(num)s days", days)
    return f"{moment} – {length}"


def _days(schedule: Schedule, name: str) -> int | None:
    """Whole days by the clock on the wall, so that a night of 23 hours counts as a day too."""
    if name not in OPENING_OF:
        return None
    opens, closes = _wall(getattr(schedule, OPENING_OF[name])), _wall(getattr(schedule, name))
    return (closes - opens).days


def _wall(instant: datetime) -> datetime:
    return instant.astimezone(OSLO).replace(tzinfo=None)


def _warning(schedule: Schedule, name: str) -> str:
    days = _days(schedule, name)
    if days is None or days >= FEWEST_DAYS:
        return ""
    return ngettext("Residents get only %(num)s day.", "Residents get only %(num)s days.", days)
