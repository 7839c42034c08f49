"""Who must be told of a new road name, when each was, and how far the road has come on its way to its signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

FARTHEST_AHEAD = timedelta(days=5 * 366)
APPEALS_CLOSE_AFTER = timedelta(weeks=3)
"""Appeals against the spelling: forskrift om stadnamn § 9 third paragraph."""
LONGEST_REFERENCE = 80
VERSION_DIGITS = 16


class RoadTask(StrEnum):
    """Something that staff do about a new name, in the order in which it is usually done."""

    MATRIKKEL = "task-matrikkel"
    """The address holds from when it is entered: matrikkelforskriften § 50 second paragraph."""
    SSR = "task-ssr"
    """Stadnamnlova § 14: whoever decides reports it to the central register of place names."""
    FIRE = "task-110"
    POLICE = "task-112"
    AMBULANCE = "task-113"
    POST = "task-post"
    ADDRESSEES = "task-addressees"
    SIGNS_ORDERED = "task-signs-ordered"
    SIGNS_UP = "task-signs-up"
    """As soon as possible after the spelling is decided: matrikkelforskriften § 57."""


SIGN_TASKS = frozenset({RoadTask.SIGNS_ORDERED, RoadTask.SIGNS_UP})
"""What costs money to do once more when an appeal changes the name."""


class RoadStep(StrEnum):
    """How far a road has come, as residents follow it."""

    DECIDED = "road-decided"
    IN_MATRIKKEL = "road-in-matrikkel"
    TOLD = "road-told"
    """Everyone who must know has been told: the place-name register, the emergency services, the post, the homes."""
    SIGNS_ORDERED = "road-signs-ordered"
    SIGNS_UP = "road-signs-up"


class TaskFault(StrEnum):
    """What is wrong with a task as staff typed it."""

    DONE_IN_THE_FUTURE = "task-done-in-the-future"
    DONE_BEFORE_THE_DECISION = "task-done-before-the-decision"
    DAY_FAR_AWAY = "task-day-far-away"
    SSR_NUMBER_NO_NUMBER = "task-ssr-number-no-number"


TASKS_OF: Mapping[RoadStep, tuple[RoadTask, ...]] = {
    RoadStep.IN_MATRIKKEL: (RoadTask.MATRIKKEL,),
    RoadStep.TOLD: (
        RoadTask.SSR,
        RoadTask.FIRE,
        RoadTask.POLICE,
        RoadTask.AMBULANCE,
        RoadTask.POST,
        RoadTask.ADDRESSEES,
    ),
    RoadStep.SIGNS_ORDERED: (RoadTask.SIGNS_ORDERED,),
    RoadStep.SIGNS_UP: (RoadTask.SIGNS_UP,),
}
"""The steps after the decision; each is taken when all its tasks are done."""
TOLD_OF = (RoadStep.IN_MATRIKKEL, RoadStep.SIGNS_UP)
"""The steps that people are sent a notice of: when the new address holds, and when they can see it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task as it stands for one road. `done_for` is the name that it was done for."""

    task: RoadTask
    due_on: date | None = None
    done_on: date | None = None
    reference: str = ""
    done_for: str = ""

    def is_done(self, name: str) -> bool:
        """Whether it is done for this name: what was done for one that an appeal has changed must be done again."""
        return self.done_on is not None and self.done_for == name


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step as it stands on a day."""

    step: RoadStep
    done_on: date | None
    due_on: date | None
    is_next: bool = False
    is_late: bool = False


def line_of(decided_on: date, name: str, tasks: Iterable[Task], today: date) -> tuple[StepStanding, ...]:
    """The five steps of a road with this new name. A step's promised day is the last one of what it waits for."""
    given = {one.task: one for one in tasks}
    line = [StepStanding(RoadStep.DECIDED, decided_on, None)]
    for step, needed in TASKS_OF.items():
        wanted = [given.get(task, Task(task)) for task in needed]
        waiting = [one for one in wanted if not one.is_done(name)]
        if not waiting:
            line.append(StepStanding(step, max(one.done_on for one in wanted if one.done_on), None))
            continue
        days = [one.due_on for one in waiting if one.due_on]
        is_next = all(one.done_on for one in line)
        line.append(StepStanding(step, None, max(days, default=None), is_next, any(day < today for day in days)))
    return tuple(line)


def reached(line: Iterable[StepStanding]) -> RoadStep:
    """The furthest step that is taken: where the signs are up, they are up whatever somebody forgot to tick off."""
    return [one.step for one in line if one.done_on][-1]


def left_of(name: str, tasks: Iterable[Task]) -> tuple[RoadTask, ...]:
    """The tasks that are not done for this name, in order."""
    done = {one.task for one in tasks if one.is_done(name)}
    return tuple(task for task in RoadTask if task not in done)


def version_of(name: str, tasks: Iterable[Task]) -> str:
    """A mark of how the tasks of a road with this name stand: another mark wherever anything in them is another."""
    given = {one.task: one for one in tasks}
    held = [given.get(task, Task(task)) for task in RoadTask]
    lines = [f"{one.task}|{one.due_on}|{one.done_on}|{one.reference!r}|{one.done_for!r}" for one in held]
    return sha256("\n".join([name, *lines]).encode()).hexdigest()[:VERSION_DIGITS]


def can_be_appealed(decided_on: date, today: date) -> bool:
    """Whether the three weeks in which the spelling can be appealed are still running."""
    return today <= decided_on + APPEALS_CLOSE_AFTER


def find_faults(task: Task, decided_on: date, today: date) -> tuple[TaskFault, ...]:
    """Everything that is wrong with the days and the reference of a task."""
    return tuple(_faults(task, decided_on, today))


def _faults(task: Task, decided_on: date, today: date) -> Iterable[TaskFault]:
    if task.done_on and task.done_on > today:
        yield TaskFault.DONE_IN_THE_FUTURE
    elif task.done_on and task.done_on < decided_on:
        yield TaskFault.DONE_BEFORE_THE_DECISION
    if task.due_on and not decided_on <= task.due_on <= today + FARTHEST_AHEAD:
        yield TaskFault.DAY_FAR_AWAY
    is_number = task.reference.isascii() and task.reference.isdigit()
    if task.task is RoadTask.SSR and task.reference and not is_number:
        yield TaskFault.SSR_NUMBER_NO_NUMBER
