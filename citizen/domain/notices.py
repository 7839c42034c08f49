"""What people can be told of, what they can follow, and when a letter is due."""

from __future__ import annotations

import unicodedata
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from citizen.domain.witnesses import is_address


class NoticeKind(StrEnum):
    """What a notice tells. Each slice adds its own; the words stand in citizen/web/words_of_notices.py."""

    NEW_IDEA = "new-idea"
    """A new idea in something that the person follows."""
    NEW_ARGUMENT = "new-argument"
    ARGUMENT_ON_OWN_IDEA = "argument-on-own-idea"
    ARGUMENT_ANSWERED = "argument-answered"
    IDEA_WITHDRAWN = "supported-idea-withdrawn"
    """An idea that the person supported was taken back by its authors."""
    IDEAS_MERGED = "ideas-merged"
    """Two ideas were made one; the title is that of the one that lives on."""
    MERGE_UNDONE = "merge-undone"
    IDEA_ANSWERED = "idea-answered"
    ANSWER_CHANGED = "answer-changed"
    IDEA_CARRIED_OUT = "idea-carried-out"
    HEARING_ANSWERED = "hearing-outcome"
    """The municipality has said what it did with the answers to a hearing."""
    HEARING_ANSWER_CHANGED = "hearing-outcome-changed"
    MODERATED = "moderated"
    """A moderator has decided something about what the person wrote; the statement of reasons is what is said."""
    APPEAL_ANSWERED = "appeal-answered"
    """Another moderator has decided about an appeal; the statement is what is said."""
    REPORT_ANSWERED = "report-answered"
    REPORT_REVERSED = "report-reversed"
    """What was done with something that the person reported is undone, as its author appealed."""
    PHASE_OPENED = "phase-opened"
    VOTING_OPENED = "voting-opened"
    DEADLINE_NEAR = "deadline-near"
    VOTING_DEADLINE_NEAR = "voting-deadline-near"
    INITIATIVE_ACCEPTED = "initiative-notice-accepted"
    INITIATIVE_REFUSED = "initiative-notice-refused"
    INITIATIVE_MET = "initiative-notice-met"
    INITIATIVE_HANDED_OVER = "initiative-notice-handed-over"
    INITIATIVE_DECIDED = "initiative-notice-decided"
    INITIATIVE_CORRECTED = "initiative-notice-corrected"
    """The record of the decision about it; what is said is why."""
    INITIATIVE_GIVEN_UP = "initiative-notice-given-up"
    """Another who is behind it has withdrawn it."""
    INITIATIVE_WITHDRAWN = "initiative-notice-withdrawn"
    DECISION_MADE = "decision-made"
    DECISION_CHANGED = "decision-changed"
    CASE_REOPENED = "case-reopened"
    """An appeal against the spelling has opened a decided case again."""
    CASES_DECIDED = "cases-decided"
    """Cases of a process that the person follows are decided; told once, however many they are."""
    ROAD_IN_MATRIKKEL = "road-notice-in-matrikkel"
    """A new road name holds as the address from now on."""
    ROAD_SIGNS_UP = "road-notice-signs-up"


class FollowKind(StrEnum):
    """What a person can follow."""

    PROCESS = "process"
    IDEA = "idea"
    PLACE = "place"
    THEME = "theme"
    ROAD = "road"
    """A road that has been given a new name, on the way to its signs."""


class Topic(StrEnum):
    """What a person can say yes or no to, one by one."""

    MINE = "mine"
    FOLLOWED = "followed"
    DEADLINES = "deadlines"


class Rhythm(StrEnum):
    """How often a person wants letters."""

    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


class AddressRefusal(StrEnum):
    """Why no letters go to an e-mail address."""

    UNUSABLE = "address-unusable"
    TOO_MANY_LETTERS = "too-many-letters"
    LINK_UNUSABLE = "link-unusable"


FOLLOWED = frozenset({NoticeKind.NEW_IDEA, NoticeKind.NEW_ARGUMENT, NoticeKind.CASES_DECIDED})
MAY_BE_MANY = frozenset({NoticeKind.ARGUMENT_ON_OWN_IDEA, NoticeKind.ARGUMENT_ANSWERED})
"""These wait for the digest, though they concern the person's own things: a lively talk is no reason for 50 letters."""
DEADLINES = frozenset(
    {
        NoticeKind.PHASE_OPENED,
        NoticeKind.VOTING_OPENED,
        NoticeKind.DEADLINE_NEAR,
        NoticeKind.VOTING_DEADLINE_NEAR,
    }
)
DIGEST_AT = time(7, 0)
DEADLINE_IS_NEAR = timedelta(days=3)
LONGEST_TITLE = 120
LONGEST_SUBJECT = 250
"""Longer than any sentence about a title that is as long as they may be: a subject is not cut in its midst."""
NOTICES_KEPT = timedelta(days=365)
TRIES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8), timedelta(days=1))
"""How long to wait after each time that a mail server did not take a letter; after the last the letter is given up."""


def topic_of(kind: NoticeKind) -> Topic:
    """What a person says yes or no to, that has this kind in it. What concerns the person's own things is MINE."""
    if kind in FOLLOWED:
        return Topic.FOLLOWED
    return Topic.DEADLINES if kind in DEADLINES else Topic.MINE


def kinds_of(topic: Topic) -> frozenset[NoticeKind]:
    return frozenset(kind for kind in NoticeKind if topic_of(kind) is topic)


def kinds_sent_at_once() -> frozenset[NoticeKind]:
    """What does not wait for the digest, for those who have asked for that: answers and decisions."""
    return kinds_of(Topic.MINE) - MAY_BE_MANY


def digest_moment(rhythm: Rhythm, now: datetime, zone: tzinfo) -> datetime | None:
    """The latest moment up to now at which a digest of this rhythm was due; None where the person wants none.

    Every day, or every Monday, at seven by the clock on the wall.
    """
    if rhythm is Rhythm.OFF:
        return None
    day = now.astimezone(zone).date()
    if rhythm is Rhythm.WEEKLY:
        day -= timedelta(days=day.weekday())
    moment = datetime.combine(day, DIGEST_AT, zone)
    if moment <= now:
        return moment
    return datetime.combine(day - timedelta(days=7 if rhythm is Rhythm.WEEKLY else 1), DIGEST_AT, zone)


def refuse_address(address: str) -> AddressRefusal | None:
    """Why this can't be an e-mail address for letters; the address is given without blanks around it."""
    return None if is_address(address) else AddressRefusal.UNUSABLE


def as_one_line(text: str, longest: int = LONGEST_SUBJECT) -> str:
    """The text as it may stand in the head of a letter: no line breaks or control characters, not too long."""
    spaced = "".join(" " if unicodedata.category(one) in ("Cc", "Cf", "Zl", "Zp", "Cs") else one for one in text)
    line = " ".join(spaced.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
