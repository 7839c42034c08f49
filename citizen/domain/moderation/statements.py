"""Statements of reasons: which texts they are made of, which holes those have, and how they are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from enum import StrEnum

from citizen.domain.moderation.codes import ADVERSE, DecisionKind, Reason


class TextCode(StrEnum):
    """A text that moderators and staff of a municipality can write in their own words."""

    DID_KEEP = "did-keep"
    DID_HIDE = "did-hide"
    DID_ASK_CHANGE = "did-ask-change"
    DID_REDACT = "did-redact"
    DID_RESTORE = "did-restore"
    APPEAL_STANDS = "appeal-stands"
    APPEAL_WON = "appeal-won"
    HOW_TO_APPEAL = "how-to-appeal"
    REPORTER_KEPT = "reporter-kept"
    REPORTER_ACTED = "reporter-acted"
    REPORTER_REVERSED = "reporter-reversed"
    RULE_PERSONAL_DATA = "rule-personal-data"
    RULE_THREAT = "rule-threat"
    RULE_HATE = "rule-hate"
    RULE_COPYRIGHT = "rule-copyright"
    RULE_SPAM = "rule-spam"
    RULE_OFF_TOPIC = "rule-off-topic"
    RULE_OTHER = "rule-other"


class TextRefusal(StrEnum):
    """Why a text can't be used."""

    EMPTY = "template-empty"
    TOO_LONG = "template-too-long"
    UNKNOWN_HOLE = "template-unknown-hole"
    HOLE_MISSING = "template-hole-missing"
    CHANGED_MEANWHILE = "template-changed-meanwhile"


HOLE = re.compile(r"\{([^{}\n]{0,40})\}")
LONGEST_TEMPLATE = 1500
MONTHS = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
          "desember")  # fmt: skip
THE_RULE = "Regelen:"
"""The same word in bokmål and nynorsk."""
_ABOUT = frozenset({"thing", "title"})
REQUIRED: Mapping[TextCode, frozenset[str]] = {
    TextCode.DID_KEEP: frozenset({"title"}),
    TextCode.DID_HIDE: frozenset({"title"}),
    TextCode.DID_ASK_CHANGE: frozenset({"title", "change_until"}),
    TextCode.DID_REDACT: frozenset({"title"}),
    TextCode.DID_RESTORE: frozenset({"title"}),
    TextCode.APPEAL_STANDS: frozenset({"title"}),
    TextCode.APPEAL_WON: frozenset({"title"}),
    TextCode.HOW_TO_APPEAL: frozenset({"appeal_until"}),
}
"""Without these the author could not know what it is about, or until when."""
OPTIONAL: Mapping[TextCode, frozenset[str]] = {
    **{code: _ABOUT for code in TextCode if code.startswith(("did-", "appeal-"))},
    TextCode.REPORTER_KEPT: frozenset({"thing"}),
    TextCode.REPORTER_ACTED: frozenset({"thing"}),
    TextCode.REPORTER_REVERSED: frozenset({"thing"}),
}
"""A reporter is not told the title: it may be the very thing that was hidden."""


def holes_of(code: TextCode) -> frozenset[str]:
    """What may stand in braces in this text."""
    return REQUIRED.get(code, frozenset()) | OPTIONAL.get(code, frozenset())


def refuse_text(code: TextCode, text: str) -> TextRefusal | None:
    """Why this text can't be stored, if it can't."""
    if not text.strip():
        return TextRefusal.EMPTY
    if len(text) > LONGEST_TEMPLATE:
        return TextRefusal.TOO_LONG
    used = set(HOLE.findall(text))
    if used - holes_of(code):
        return TextRefusal.UNKNOWN_HOLE
    return None if used >= REQUIRED.get(code, frozenset()) else TextRefusal.HOLE_MISSING


def rule_code(reason: Reason) -> TextCode:
    """The text that says the rule."""
    return TextCode(f"rule-{reason}")


def did_code(kind: DecisionKind, *, on_appeal: bool) -> TextCode:
    """The text that says what was done."""
    if not on_appeal:
        return TextCode(f"did-{kind}")
    return TextCode.APPEAL_WON if kind is DecisionKind.RESTORE else TextCode.APPEAL_STANDS


def reporter_code(kind: DecisionKind, *, on_appeal: bool) -> TextCode:
    """The text that tells those who reported what came of it."""
    if kind is DecisionKind.KEEP:
        return TextCode.REPORTER_KEPT
    return TextCode.REPORTER_REVERSED if on_appeal else TextCode.REPORTER_ACTED


def compose(
    texts: Mapping[TextCode, str],
    kind: DecisionKind,
    reason: Reason,
    values: Mapping[str, str],
    note: str,
    *,
    on_appeal: bool,
) -> str:
    """The whole statement: what was done, by which rule, in the moderator's own words, and how to appeal."""
    parts = [fill(texts[did_code(kind, on_appeal=on_appeal)], values)]
    if kind in ADVERSE or (on_appeal and kind is DecisionKind.KEEP):  # who wins the appeal has broken no rule
        parts.append(f"{THE_RULE} {texts[rule_code(reason)]}")
    parts.append(note)
    if kind in ADVERSE and not on_appeal:
        parts.append(fill(texts[TextCode.HOW_TO_APPEAL], values))
    return "\n\n".join(part.strip() for part in parts if part.strip())


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its holes filled, once: braces in what is filled in mean nothing."""
    return HOLE.sub(lambda hole: values.get(hole.group(1), hole.group(0)), text)


def day_in_words(instant: datetime, zone: tzinfo) -> str:
    """The day in a statement, the same in bokmål and nynorsk: 4. desember 2026."""
    day = instant.astimezone(zone)
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
