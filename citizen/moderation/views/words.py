"""How things, waits and decisions are said on the pages of moderation."""

from __future__ import annotations

from datetime import datetime, timedelta

from citizen.domain.moderation.codes import DecisionKind
from citizen.domain.moderation.queueing import Waiting, answer_due_at, is_overdue
from citizen.moderation.queries import DecisionRow, Thing
from citizen.web.clock import OSLO
from citizen.web.locale import both, ngettext, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

HOURS_IN_A_DAY = 24
DAYS_IN_HOURS = 48


def name_of(thing: Thing) -> str:
    """What kind of thing it is: Proposal."""
    return explain(thing.kind)


def say_due(waiting: Waiting, now: datetime) -> tuple[str, bool]:
    """Until when it must be answered, and whether that is over; words, as a colour alone says nothing."""
    due = answer_due_at(waiting, OSLO)
    if due is None:
        return "", False
    if is_overdue(waiting, now, OSLO):
        return _("Overdue: should have been answered %(moment)s", moment=show_moment(due)), True
    return _("Answer before %(moment)s", moment=show_moment(due)), False


def say_wait(wait: timedelta) -> str:
    """A span in whole hours up to two days, and in days above."""
    hours = round(wait.total_seconds() / 3600)
    if hours < 1:
        return _("less than an hour")
    if hours < DAYS_IN_HOURS:
        return ngettext("%(num)s hour", "%(num)s hours", hours)
    return ngettext("%(num)s day", "%(num)s days", round(hours / HOURS_IN_A_DAY))


def say_decision(row: DecisionRow) -> str:
    """What was decided: Hide it; for an appeal, what came of that."""
    if row.on_appeal:
        won = row.kind == DecisionKind.RESTORE
        return _("The appeal was upheld") if won else _("The appeal changed nothing")
    return done_words()[DecisionKind(row.kind)]


def done_words() -> dict[DecisionKind, str]:
    """What has been done, as a line in a list says it."""
    return {
        DecisionKind.KEEP: _("Left to stand"),
        DecisionKind.HIDE: _("Hidden"),
        DecisionKind.ASK_CHANGE: _("Asked for a change"),
        DecisionKind.REDACT: _("A part taken out"),
        DecisionKind.RESTORE: _("Shown"),
    }


def statement_in_form(nb: str, nn: str) -> list[str]:
    """The statement in the reader's language form, one paragraph each."""
    return [part for part in both(nb, nn).split("\n\n") if part.strip()]
