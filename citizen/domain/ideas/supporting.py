"""Who may support an idea, and when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from citizen.domain.ideas.states import IdeaState
from citizen.domain.phases import Phase, Schedule


class SupportRefusal(StrEnum):
    """Why support for an idea was not stored."""

    NOT_OPEN_YET = "idea-support-not-open-yet"
    OVER = "idea-support-over"
    NOT_THERE = "idea-support-not-there"
    YOUR_OWN = "idea-support-your-own"


class SupportOutcome(StrEnum):
    """What came of support, or of its withdrawal."""

    SUPPORTED = "idea-supported"
    WITHDRAWN = "idea-support-withdrawn"


def refuse_support(schedule: Schedule, state: IdeaState, now: datetime, *, is_author: bool) -> SupportRefusal | None:
    """Why nobody may support the idea now, or not this person; None when they may."""
    if state is not IdeaState.PUBLISHED:
        return SupportRefusal.NOT_THERE
    match schedule.phase_at(now):
        case Phase.ANNOUNCED:
            return SupportRefusal.NOT_OPEN_YET
        case Phase.PROPOSING:
            return SupportRefusal.YOUR_OWN if is_author else None
    return SupportRefusal.OVER
