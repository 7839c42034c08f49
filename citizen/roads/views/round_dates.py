"""The dates of a round in words that leave no doubt: the year, the length of each period, and which of two hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citizen.domain.local_time import ClockFault, Occurrence, instant_of
from citizen.domain.phases import Schedule
from citizen.roads.forms import INSTANTS, RoundForm
from citizen.web.clock import OSLO
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_date, show_time

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


def show_full_moment(instant: datetime) -> str:
    """Weekday, day, year and clock: onsdag 6. januar 2027 kl. 23.59."""
    moment = _("%(day)s at %(clock)s", day=show_date(instant), clock=show_time(instant))
    match occurrence_of(instant):
        case Occurrence.FIRST:
            return _("%(moment)s (summer time)", moment=moment)
        case Occurrence.SECOND:
            return _("%(moment)s (winter time)", moment=moment)
    return moment


def occurrence_of(instant: datetime) -> Occurrence | None:
    """Which of the two equal times it is; None for a time that comes once, as nearly all do."""
    wall = instant.astimezone(OSLO)
    if instant_of(wall.replace(tzinfo=None, fold=0), OSLO) is not ClockFault.COMES_TWICE:
        return None
    return Occurrence.SECOND if wall.fold else Occurrence.FIRST


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
