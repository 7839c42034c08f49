"""Who may argue about an idea, and when: the same people as may propose, from the opening until the answer day.

The municipality reads the arguments while it weighs the ideas, so they are taken also after the time for ideas is over,
until the day on which it has promised its answer.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import NEW_FOR, has_link
from citizen.domain.personal_data import PersonalData, find_personal_data
from citizen.domain.phases import Phase, Schedule

LONGEST_ARGUMENT = 2000
EDIT_WINDOW = timedelta(minutes=15)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_IN_AN_HOUR, MOST_IN_A_DAY = 15, 60
MOST_OF_NEW_IN_AN_HOUR, MOST_OF_NEW_IN_A_DAY = 5, 15
"""Per person and never per network: a school or a library sends many through one."""


class Side(StrEnum):
    """What an argument speaks for."""

    FOR = "for"
    AGAINST = "against"


class ArgumentState(StrEnum):
    """Where an argument stands between its writer, the public and the moderators."""

    PUBLISHED = "published"
    HELD = "held"
    """Sent in, and not public before a moderator has looked at it."""
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class ArgumentRefusal(StrEnum):
    """Why an argument, a change of it or a mark is refused."""

    NOT_OPEN_YET = "argument-not-open-yet"
    ALREADY_CLOSED = "argument-already-closed"
    IDEA_GONE = "argument-idea-gone"
    ARGUMENT_GONE = "argument-gone"
    EMPTY = "argument-empty"
    TOO_LONG = "argument-too-long"
    BIRTH_NUMBER = "argument-birth-number"
    CONTACT_DATA = "argument-contact-data"
    TOO_MANY = "argument-too-many"
    NOT_YOURS = "argument-not-yours"
    YOUR_OWN = "argument-your-own"
    EDIT_WINDOW_OVER = "argument-edit-window-over"
    ANSWERED_ALREADY = "argument-answered-already"


def refuse_discussing(state: IdeaState, schedule: Schedule, now: datetime) -> ArgumentRefusal | None:
    """Why nobody can argue about this idea now, or None."""
    if state is not IdeaState.PUBLISHED:
        return ArgumentRefusal.IDEA_GONE
    match schedule.phase_at(now):
        case Phase.ANNOUNCED:
            return ArgumentRefusal.NOT_OPEN_YET
        case Phase.CLOSED:
            return ArgumentRefusal.ALREADY_CLOSED
    return None


def refuse_text(text: str, *, may_hold_contact: bool) -> ArgumentRefusal | None:
    """Why this text can't be sent; `may_hold_contact` where the writer says that telephone or e-mail may be public."""
    if not text.strip():
        return ArgumentRefusal.EMPTY
    if len(text) > LONGEST_ARGUMENT:
        return ArgumentRefusal.TOO_LONG
    kinds = {found.kind for found in find_personal_data(text)}
    if PersonalData.BIRTH_NUMBER in kinds:
        return ArgumentRefusal.BIRTH_NUMBER
    if kinds and not may_hold_contact:
        return ArgumentRefusal.CONTACT_DATA
    return None


def is_new_account(created_at: datetime, now: datetime) -> bool:
    """Whether the account can send less than others, and a moderator looks first at what it sends with a link."""
    return now - created_at < NEW_FOR


def is_too_many(last_hour: int, last_day: int, *, is_new: bool) -> bool:
    """Whether a person who has sent this many must wait with the next; `is_new` for a new account."""
    if is_new:
        return last_hour >= MOST_OF_NEW_IN_AN_HOUR or last_day >= MOST_OF_NEW_IN_A_DAY
    return last_hour >= MOST_IN_AN_HOUR or last_day >= MOST_IN_A_DAY


def state_when_sent(text: str, *, is_new: bool) -> ArgumentState:
    """Public at once, but for a link from a new account: a moderator looks at that first."""
    return ArgumentState.HELD if is_new and has_link(text) else ArgumentState.PUBLISHED


def refuse_edit(
    state: ArgumentState, sent_at: datetime, now: datetime, *, is_writer: bool, has_replies: bool
) -> ArgumentRefusal | None:
    """Why the text can't be changed: only its writer can, for a quarter of an hour, until somebody replies."""
    if not is_writer:
        return ArgumentRefusal.NOT_YOURS
    if state not in (ArgumentState.PUBLISHED, ArgumentState.HELD):
        return ArgumentRefusal.ARGUMENT_GONE
    if now - sent_at >= EDIT_WINDOW:
        return ArgumentRefusal.EDIT_WINDOW_OVER
    return ArgumentRefusal.ANSWERED_ALREADY if has_replies else None


def refuse_withdrawal(state: ArgumentState, *, is_writer: bool) -> ArgumentRefusal | None:
    """Why an argument can't be withdrawn: its writer can at any time, as long as it stands."""
    if not is_writer:
        return ArgumentRefusal.NOT_YOURS
    return None if state in (ArgumentState.PUBLISHED, ArgumentState.HELD) else ArgumentRefusal.ARGUMENT_GONE
