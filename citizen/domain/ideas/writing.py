"""Who may write an idea, and when; how long it may be; what is held back so that nobody floods a round.

The limits count for a person and never for an address: a school or a library shares one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from citizen.domain.ideas.states import IdeaState
from citizen.domain.person_numbers import holds_person_number
from citizen.domain.phases import Phase, Schedule

LONGEST_TITLE = 100
SHORTEST_TITLE = 5
LONGEST_BODY = 5000
LONGEST_ALT = 200
MOST_PICTURES = 4
MOST_ATTACHMENTS = 3
LARGEST_ATTACHMENT = 5 * 1024 * 1024
LONGEST_FILE_NAME = 100
MOST_AUTHORS = 10
MOST_INVITATIONS = 10
MOST_DRAFTS = 10
"""With all their pictures and documents these are the most that one person can fill the database with unseen."""

EDIT_WINDOW = timedelta(hours=24)
"""So long after it was sent the authors may mend an idea: later, people have supported what it says."""
INVITATION_HOLDS = timedelta(days=14)

DAY = timedelta(days=1)
MOST_A_DAY = 10
NEW_FOR = timedelta(days=3)
"""So long an account counts as new."""
MOST_A_DAY_WHILE_NEW = 3
PAUSE_WHILE_NEW = timedelta(minutes=5)

_LINK = re.compile(
    r"https?://|www\.|mailto:|\]\(|(?<![a-z0-9-])[a-z0-9-]{1,63}\.(?:com|net|org|info|biz|io|ru|cn|xyz|top|shop)\b",
    re.IGNORECASE,
)


class IdeaRefusal(StrEnum):
    """Why an idea, or a change of one, is refused."""

    NOT_OPEN_YET = "idea-not-open-yet"
    ALREADY_CLOSED = "idea-already-closed"
    TITLE_MISSING = "idea-title-missing"
    TITLE_TOO_SHORT = "idea-title-too-short"
    TITLE_TOO_LONG = "idea-title-too-long"
    BODY_MISSING = "idea-body-missing"
    BODY_TOO_LONG = "idea-body-too-long"
    THEME_MISSING = "idea-theme-missing"
    PERSON_NUMBER = "idea-person-number"
    PERSONAL_DATA = "idea-personal-data"
    TOO_MANY_TODAY = "idea-too-many-today"
    TOO_MANY_WHILE_NEW = "idea-too-many-while-new"
    TOO_SOON_WHILE_NEW = "idea-too-soon-while-new"
    TOO_MANY_DRAFTS = "idea-too-many-drafts"
    WINDOW_OVER = "idea-window-over"
    NOT_YOURS = "idea-not-yours"
    GONE = "idea-gone"
    CHANGED_MEANWHILE = "idea-changed-meanwhile"
    TOO_MANY_PICTURES = "idea-too-many-pictures"
    ALT_MISSING = "idea-alt-missing"
    ALT_TOO_LONG = "idea-alt-too-long"
    TOO_MANY_ATTACHMENTS = "idea-too-many-attachments"
    ATTACHMENT_TOO_LARGE = "idea-attachment-too-large"
    ATTACHMENT_NO_PDF = "idea-attachment-no-pdf"
    POINT_BY_KEY = "idea-point-by-key"
    """A key pressed the map, which says nothing about where."""
    POINT_BY_KEY_NO_LIST = "idea-point-by-key-no-list"
    TOO_MANY_AUTHORS = "idea-too-many-authors"
    TOO_MANY_INVITATIONS = "idea-too-many-invitations"
    INVITATION_OVER = "idea-invitation-over"
    LAST_AUTHOR = "idea-last-author"
    OTHERS_ARE_IN_IT = "idea-others-are-in-it"
    """Another proposal has been merged into it, so it is not one author's to take away."""


class IdeaOutcome(StrEnum):
    """What came of writing that was not refused."""

    DRAFT_KEPT = "idea-draft-kept"
    SENT = "idea-sent"
    HELD = "idea-held"
    ALREADY_SENT = "idea-already-sent"
    CHANGED = "idea-changed"
    CHANGED_AND_HELD = "idea-changed-and-held"
    CHANGED_WHILE_HIDDEN = "idea-changed-while-hidden"
    NOTHING_CHANGED = "idea-nothing-changed"
    WITHDRAWN = "idea-withdrawn"
    DRAFT_REMOVED = "idea-draft-removed"
    AUTHOR_JOINED = "idea-author-joined"
    AUTHOR_ALREADY = "idea-author-already"
    AUTHOR_LEFT = "idea-author-left"


@dataclass(frozen=True, slots=True)
class Writer:
    """What the limits look at: how new the account is, and when its last ideas were sent."""

    account_created_at: datetime
    sent_lately: tuple[datetime, ...]
    """When each idea of the last day was sent."""

    def is_new(self, now: datetime) -> bool:
        return now - self.account_created_at < NEW_FOR


def refuse_writing(schedule: Schedule, now: datetime) -> IdeaRefusal | None:
    """Why nothing can be sent to the round at this time."""
    match schedule.phase_at(now):
        case Phase.PROPOSING:
            return None
        case Phase.ANNOUNCED:
            return IdeaRefusal.NOT_OPEN_YET
        case _:
            return IdeaRefusal.ALREADY_CLOSED


def refuse_flood(writer: Writer, now: datetime) -> IdeaRefusal | None:
    """Why the person must wait before sending one more."""
    lately = [sent for sent in writer.sent_lately if now - sent < DAY]
    if len(lately) >= MOST_A_DAY:
        return IdeaRefusal.TOO_MANY_TODAY
    if not writer.is_new(now):
        return None
    if len(lately) >= MOST_A_DAY_WHILE_NEW:
        return IdeaRefusal.TOO_MANY_WHILE_NEW
    too_soon = any(now - sent < PAUSE_WHILE_NEW for sent in lately)
    return IdeaRefusal.TOO_SOON_WHILE_NEW if too_soon else None


def object_to_text(title: str, body: str) -> tuple[IdeaRefusal, ...]:
    """All that stands in the way of sending what was written, at once. Both texts come without outer space."""
    found = (
        (IdeaRefusal.TITLE_MISSING, not title),
        (IdeaRefusal.TITLE_TOO_SHORT, 0 < len(title) < SHORTEST_TITLE),
        (IdeaRefusal.TITLE_TOO_LONG, len(title) > LONGEST_TITLE),
        (IdeaRefusal.BODY_MISSING, not body),
        (IdeaRefusal.BODY_TOO_LONG, len(body) > LONGEST_BODY),
        (IdeaRefusal.PERSON_NUMBER, holds_person_number(title) or holds_person_number(body)),
    )
    return tuple(refusal for refusal, applies in found if applies)


def refuse_edit(state: IdeaState, sent_at: datetime | None, schedule: Schedule, now: datetime) -> IdeaRefusal | None:
    """Why the authors can't change the idea now.

    A draft can be changed at any time. One that is hidden can be mended as long as it is hidden, since a moderator may
    have asked for that. One that was sent can be changed for 24 hours, and never after the round has closed.
    """
    if state in (IdeaState.DRAFT, IdeaState.HIDDEN):
        return None
    if state not in (IdeaState.PUBLISHED, IdeaState.HELD) or sent_at is None:
        return IdeaRefusal.GONE
    if refusal := refuse_writing(schedule, now):
        return refusal
    return IdeaRefusal.WINDOW_OVER if now >= sent_at + EDIT_WINDOW else None


def edit_closes_at(sent_at: datetime, schedule: Schedule) -> datetime:
    """The first instant at which an idea that was sent can't be changed any more."""
    return min(sent_at + EDIT_WINDOW, schedule.proposals_close_at)


def refuse_withdrawal(state: IdeaState, schedule: Schedule, now: datetime) -> IdeaRefusal | None:
    """Why the authors can't take the idea back: when the round is over, the municipality is at work with it."""
    if state not in (IdeaState.PUBLISHED, IdeaState.HELD, IdeaState.HIDDEN):
        return IdeaRefusal.GONE
    return refuse_writing(schedule, now)


def has_link(text: str) -> bool:
    """Whether the text leads out of the site."""
    return _LINK.search(text) is not None


def links_in(text: str) -> frozenset[str]:
    """The words of the text that lead out of the site, with what they lead to."""
    return frozenset(word for word in text.split() if has_link(word))


def must_be_held(title: str, body: str, writer: Writer, now: datetime) -> bool:
    """Whether a moderator looks at it before everyone can: a new account sends a link."""
    return writer.is_new(now) and (has_link(title) or has_link(body))


def refuse_attachment(content: bytes) -> IdeaRefusal | None:
    """Why the file can't be attached: only PDF is taken, known by how it begins and ends, not by its name."""
    if len(content) > LARGEST_ATTACHMENT:
        return IdeaRefusal.ATTACHMENT_TOO_LARGE
    begins, ends = content.startswith((b"%PDF-1.", b"%PDF-2.")), b"%%EOF" in content[-1024:]
    return None if begins and ends else IdeaRefusal.ATTACHMENT_NO_PDF


def refuse_alt(alt: str) -> IdeaRefusal | None:
    """Why a picture can't be taken with this description: without one, not everyone has the picture."""
    if not alt:
        return IdeaRefusal.ALT_MISSING
    if holds_person_number(alt):
        return IdeaRefusal.PERSON_NUMBER
    return IdeaRefusal.ALT_TOO_LONG if len(alt) > LONGEST_ALT else None
