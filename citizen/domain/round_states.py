"""Where in its life a round of voting stands, from what is stored about it and the clock."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto


class RoundState(Enum):
    """What can be done with a round now."""

    COMING = auto()
    OPEN = auto()
    COUNTING = auto()
    """Over, but nobody has counted it yet; that takes some minutes."""
    CLOSED = auto()
    STOPPED = auto()


def state_of(status: str, opens_at: datetime, closes_at: datetime, now: datetime) -> RoundState:
    """The state at `now`; half open, as all intervals: a vote at the instant of closing comes too late."""
    if status == "stopped":
        return RoundState.STOPPED
    if status == "closed":
        return RoundState.CLOSED
    if now < opens_at:
        return RoundState.COMING
    return RoundState.OPEN if now < closes_at else RoundState.COUNTING
