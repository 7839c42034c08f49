"""Who may decide what, and when an author may appeal."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from citizen.domain.moderation.codes import ADVERSE, AppealRefusal, CaseStatus, DecisionKind, DecisionRefusal
from citizen.domain.moderation.deadlines import APPEAL_WINDOW

ANSWERS_TO_APPEAL = frozenset({DecisionKind.KEEP, DecisionKind.RESTORE})


@dataclass(frozen=True, slots=True)
class CaseNow:
    """What a decision depends on, as the database has it while the decision is stored."""

    status: CaseStatus
    decisions: int
    """How many have been made about this thing."""
    first_moderator: int | None
    """Who made the decision that is appealed."""
    authors: Collection[int]
    is_hidden: bool
    is_held: bool
    can_hide: bool
    can_redact: bool


def refuse_decision(case: CaseNow, kind: DecisionKind, moderator: int, seen: int) -> DecisionRefusal | None:
    """Why this moderator can't decide this now. `seen` is how many decisions stood on the page they decided from."""
    if moderator in case.authors:
        return DecisionRefusal.YOUR_OWN
    if case.decisions != seen:
        return DecisionRefusal.DECIDED_MEANWHILE
    if case.status is CaseStatus.APPEALED:
        if moderator == case.first_moderator:
            return DecisionRefusal.FIRST_MODERATOR
        return None if kind in ANSWERS_TO_APPEAL else DecisionRefusal.NOT_ON_APPEAL
    return _refuse_kind(case, kind)


def _refuse_kind(case: CaseNow, kind: DecisionKind) -> DecisionRefusal | None:
    match kind:
        case DecisionKind.KEEP if case.is_held:
            return DecisionRefusal.NOT_ON_HELD
        case DecisionKind.KEEP if case.is_hidden:  # it would take the appeal of what was hidden away from the author
            return DecisionRefusal.NOT_ON_HIDDEN
        case DecisionKind.RESTORE if not (case.is_hidden or case.is_held):
            return DecisionRefusal.NOT_HIDDEN
        case DecisionKind.HIDE if not case.can_hide:
            return DecisionRefusal.HIDDEN_ALREADY if case.is_hidden else DecisionRefusal.GONE
        case DecisionKind.REDACT if not case.can_redact:
            return DecisionRefusal.CANNOT_REDACT
    return None


def status_after(kind: DecisionKind) -> CaseStatus:
    return CaseStatus.ASKED if kind is DecisionKind.ASK_CHANGE else CaseStatus.DECIDED


def refuse_appeal(
    kind: DecisionKind, decided_at: datetime, now: datetime, *, is_latest: bool, was_appealed: bool, on_appeal: bool
) -> AppealRefusal | None:
    """Why the author can't appeal this decision."""
    if was_appealed:
        return AppealRefusal.APPEALED_ALREADY
    if kind not in ADVERSE or not is_latest or on_appeal:
        return AppealRefusal.NOTHING_TO_APPEAL
    return AppealRefusal.TOO_LATE if now > decided_at + APPEAL_WINDOW else None
