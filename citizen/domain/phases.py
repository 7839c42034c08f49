"""When what is open. Intervals are half open: a phase holds from its first instant and ends just before the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Phase(StrEnum):
    """Where in its life a process stands."""

    ANNOUNCED = "announced"
    PROPOSING = "proposing"
    REVIEWING = "reviewing"
    VOTING = "voting"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The four instants of a process, each aware of its zone, in order."""

    proposals_open_at: datetime
    proposals_close_at: datetime
    voting_open_at: datetime
    voting_close_at: datetime

    def phase_at(self, now: datetime) -> Phase:
        """The phase that holds at `now`."""
        if now < self.proposals_open_at:
            return Phase.ANNOUNCED
        if now < self.proposals_close_at:
            return Phase.PROPOSING
        if now < self.voting_open_at:
            return Phase.REVIEWING
        if now < self.voting_close_at:
            return Phase.VOTING
        return Phase.CLOSED

    def starts_at(self, phase: Phase) -> datetime | None:
        """The first instant of the phase; None for the announcement, which has no first instant of its own."""
        starts = {
            Phase.PROPOSING: self.proposals_open_at,
            Phase.REVIEWING: self.proposals_close_at,
            Phase.VOTING: self.voting_open_at,
            Phase.CLOSED: self.voting_close_at,
        }
        return starts.get(phase)

    def next_deadline(self, now: datetime) -> datetime | None:
        """When the present phase ends; None when the process is closed."""
        instants = (self.proposals_open_at, self.proposals_close_at, self.voting_open_at, self.voting_close_at)
        return next((instant for instant in instants if now < instant), None)


def refuse_schedule(schedule: Schedule) -> bool:
    """True when the phases do not follow each other in time."""
    return not (
        schedule.proposals_open_at < schedule.proposals_close_at <= schedule.voting_open_at < schedule.voting_close_at
    )
