"""The way of an idea through the municipality: six steps, the day that is promised for each, and when it is late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FARTHEST_AHEAD = timedelta(days=5 * 366)
FARTHEST_BACK = timedelta(days=5 * 366)


class Step(StrEnum):
    """The steps, in the order in which they are taken."""

    RECEIVED = "step-received"
    ASSESSED = "step-assessed"
    HEARING = "step-hearing"
    RECOMMENDATION = "step-recommendation"
    DECISION = "step-decided"
    CARRIED_OUT = "step-carried-out"


class StepState(StrEnum):
    """Where a step stands on a day."""

    DONE = "step-done"
    SKIPPED = "step-skipped"
    """The municipality has said that this idea does not need the step."""
    PASSED = "step-passed"
    """Nobody has marked it, but a later one is done."""
    LATE = "step-late"
    NEXT = "step-next"
    COMING = "step-coming"


class StepFault(StrEnum):
    """What is wrong with a step as staff typed it."""

    OUT_OF_ORDER = "step-out-of-order"
    DONE_IN_THE_FUTURE = "step-done-in-the-future"
    DONE_AND_SKIPPED = "step-done-and-skipped"
    DAY_FAR_AWAY = "step-day-far-away"


class Verdict(StrEnum):
    """What the municipality answers."""

    ACCEPTED = "verdict-accepted"
    CHANGED = "verdict-changed"
    NOT_ACCEPTED = "verdict-not-accepted"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with its days, in the calendar of Norway. `first_due_on` is what was promised first."""

    step: Step
    due_on: date | None = None
    done_on: date | None = None
    is_skipped: bool = False
    first_due_on: date | None = None

    @property
    def was_postponed(self) -> bool:
        """Whether the day that holds is later than the one that was promised first."""
        return self.first_due_on is not None and (self.due_on is None or self.due_on > self.first_due_on)


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step as it stands on a day."""

    planned: PlannedStep
    state: StepState
    days_late: int = 0
    """How long after the promised day it is, or was done."""


def late_at(step: PlannedStep, today: date) -> bool:
    """Whether the promised day is over and the step neither taken nor left out. On the day itself nobody is late."""
    return step.due_on is not None and step.done_on is None and not step.is_skipped and today > step.due_on


def line_of(steps: Iterable[PlannedStep], today: date) -> tuple[StepStanding, ...]:
    """All six steps in order, each as it stands today; those that nobody has planned have no day."""
    given = {one.step: one for one in steps}
    line = [given.get(step, PlannedStep(step)) for step in Step]
    last_done = max((place for place, one in enumerate(line) if one.done_on), default=-1)
    waiting = [place for place, one in enumerate(line) if place > last_done and not one.is_skipped]
    return tuple(
        _standing(one, today, is_passed=place < last_done, is_next=waiting[:1] == [place])
        for place, one in enumerate(line)
    )


def laid_together(
    plan: Iterable[PlannedStep], own: Iterable[PlannedStep], received_on: date | None
) -> tuple[PlannedStep, ...]:
    """The steps of an idea: its own where it has any, else the round's. That it was received nobody has to mark."""
    steps = {one.step: one for one in plan} | {one.step: one for one in own}
    steps[Step.RECEIVED] = PlannedStep(Step.RECEIVED, done_on=received_on)
    return tuple(steps[step] for step in Step if step in steps)


def with_promise(plan: Iterable[PlannedStep], answer_on: date) -> tuple[PlannedStep, ...]:
    """The plan of a round. Where it says nothing of the decision, the day of the round's promised answer holds."""
    steps = tuple(plan)
    if any(one.step is Step.DECISION for one in steps):
        return steps
    return (*steps, PlannedStep(Step.DECISION, answer_on, first_due_on=answer_on))


def next_of(line: Sequence[StepStanding]) -> StepStanding | None:
    """The step that the idea waits for; None when all are taken."""
    return next((one for one in line if one.state in (StepState.LATE, StepState.NEXT, StepState.COMING)), None)


def is_line_late(line: Sequence[StepStanding]) -> bool:
    """Whether the municipality is late with any step."""
    return any(one.state is StepState.LATE for one in line)


def find_faults(steps: Sequence[PlannedStep], today: date) -> tuple[tuple[Step, StepFault], ...]:
    """Everything that is wrong with the days of a line, each fault with its step."""
    return tuple(_faults(steps, today))


def _standing(one: PlannedStep, today: date, *, is_passed: bool, is_next: bool) -> StepStanding:
    if one.done_on:
        overdue = (one.done_on - one.due_on).days if one.due_on else 0
        return StepStanding(one, StepState.DONE, max(0, overdue))
    if one.is_skipped:
        return StepStanding(one, StepState.SKIPPED)
    if is_passed:
        return StepStanding(one, StepState.PASSED)
    if late_at(one, today) and one.due_on:
        return StepStanding(one, StepState.LATE, (today - one.due_on).days)
    return StepStanding(one, StepState.NEXT if is_next else StepState.COMING)


def _faults(steps: Sequence[PlannedStep], today: date) -> Iterable[tuple[Step, StepFault]]:
    latest: date | None = None
    for one in sorted(steps, key=lambda planned: list(Step).index(planned.step)):
        if one.done_on and one.is_skipped:
            yield one.step, StepFault.DONE_AND_SKIPPED
        if one.done_on and one.done_on > today:
            yield one.step, StepFault.DONE_IN_THE_FUTURE
        days = [day for day in (one.due_on, one.done_on) if day]
        if any(not today - FARTHEST_BACK <= day <= today + FARTHEST_AHEAD for day in days):
            yield one.step, StepFault.DAY_FAR_AWAY
        if one.due_on and not one.is_skipped:
            if latest and one.due_on < latest:
                yield one.step, StepFault.OUT_OF_ORDER
            latest = max(latest or one.due_on, one.due_on)
