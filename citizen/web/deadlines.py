"""Deadlines in words: the moment, and what is left of the time."""

from __future__ import annotations

from datetime import datetime, timedelta

from citizen.web.clock import OSLO
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_moment

HOUR = timedelta(hours=1)
LAST_DAY = timedelta(hours=24)


def show_time_left(instant: datetime, now: datetime) -> str:
    """What is left until the instant: days in Norway's calendar, hours on the last day, minutes in the last hour."""
    left = instant - now
    if left <= timedelta(0):
        return _("closed")
    if left < HOUR:
        return ngettext("%(num)s minute left", "%(num)s minutes left", max(1, left // timedelta(minutes=1)))
    if left < LAST_DAY:
        return ngettext("%(num)s hour left", "%(num)s hours left", left // HOUR)
    days = (instant.astimezone(OSLO).date() - now.astimezone(OSLO).date()).days
    return ngettext("%(num)s day left", "%(num)s days left", days)


def voting_deadline(closes_at: datetime) -> str:
    """Until when one can vote, in a sentence."""
    return _("You can vote until %(moment)s.", moment=show_moment(closes_at))


def proposing_deadline(closes_at: datetime) -> str:
    """Until when one can propose names, in a sentence."""
    return _("You can propose names until %(moment)s.", moment=show_moment(closes_at))
