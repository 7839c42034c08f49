"""What can be moderated, why, and what can be done with it."""

from __future__ import annotations

from enum import StrEnum


class ThingKind(StrEnum):
    """What people publish and can report; the word that stands in the address."""

    IDEA = "ide"
    VERSION = "versjon"
    PICTURE = "bilde"
    ATTACHMENT = "vedlegg"
    ARGUMENT = "argument"
    HEARING_ANSWER = "svar"
    INITIATIVE = "innbyggerforslag"


class Reason(StrEnum):
    """Why somebody reports a thing, and which rule a decision rests on."""

    PERSONAL_DATA = "personal-data"
    THREAT = "threat"
    HATE = "hate"
    COPYRIGHT = "copyright"
    SPAM = "spam"
    OFF_TOPIC = "off-topic"
    OTHER = "other"


class DecisionKind(StrEnum):
    """What a moderator decides."""

    KEEP = "keep"
    """It stands as it is; on an appeal: the first decision stands."""
    HIDE = "hide"
    ASK_CHANGE = "ask-change"
    REDACT = "redact"
    RESTORE = "restore"
    """It is shown again, or for the first time where it was held."""


class CaseStatus(StrEnum):
    """Where the case of one thing stands."""

    OPEN = "open"
    """Somebody has reported it and nobody has answered."""
    DECIDED = "decided"
    ASKED = "asked"
    """The author is asked to change it before a day."""
    APPEALED = "appealed"


class ReportRefusal(StrEnum):
    """Why a report is not taken."""

    REPORTED_ALREADY = "reported-already"
    TOO_MANY_TODAY = "too-many-reports-today"
    TEXT_MISSING = "report-text-missing"
    YOUR_OWN = "your-own-thing"
    GONE = "reported-thing-gone"
    BIRTH_NUMBER = "report-holds-birth-number"


class DecisionRefusal(StrEnum):
    """Why a decision is not taken."""

    DECIDED_MEANWHILE = "decided-meanwhile"
    YOUR_OWN = "moderators-own-thing"
    FIRST_MODERATOR = "first-moderator"
    NOTHING_TO_REDACT = "nothing-to-redact"
    CANNOT_REDACT = "cannot-redact"
    NOT_HIDDEN = "not-hidden"
    HIDDEN_ALREADY = "hidden-already"
    NOT_ON_APPEAL = "not-on-appeal"
    NOT_ON_HELD = "not-on-held"
    NOT_ON_HIDDEN = "not-on-hidden"
    GONE = "decided-thing-gone"
    NOTE_MISSING = "note-missing"
    BIRTH_NUMBER = "statement-holds-birth-number"


class AppealRefusal(StrEnum):
    """Why an appeal is not taken."""

    TOO_LATE = "appeal-too-late"
    APPEALED_ALREADY = "appealed-already"
    NOTHING_TO_APPEAL = "nothing-to-appeal"
    BIRTH_NUMBER = "appeal-holds-birth-number"


ADVERSE = frozenset({DecisionKind.HIDE, DecisionKind.ASK_CHANGE, DecisionKind.REDACT})
"""What goes against the author, and can be appealed."""
LONGEST_REPORT = 1000
LONGEST_NOTE = 2000
LONGEST_APPEAL = 2000
MOST_REPORTS_A_DAY = 20
"""By one person: enough for whoever cleans up after a quarrel, and too few to drown the moderators."""
