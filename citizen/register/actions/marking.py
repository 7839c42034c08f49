"""Plan the tasks of a new name and mark them as done, for one road or for many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.decisions.models import CouncilCase
from citizen.domain.acts import Act
from citizen.domain.register.tasks import RoadTask, Task, version_of
from citizen.municipalities.models import Municipality
from citizen.register.actions.telling import tell_of_steps
from citizen.register.models import RoadTaskMark
from citizen.register.queries import NewName
from citizen.staff_log.actions import record_act


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What shall change; None leaves it as it is."""

    due_on: date | None = None
    done_on: date | None = None


def save_tasks(name: NewName, tasks: Iterable[Task], seen: str, by_id: int, today: date) -> bool:
    """Let the tasks of a road be as they are given here, and tell those who follow it of the steps that it has taken.

    A task that is done is done for the name that is decided now. False, and nothing is stored, where they stand
    otherwise than they did in the version that was `seen`: somebody else has stored something meanwhile.
    """
    with transaction() as session:
        held = _locked(session, [name.decided.case_id])
        before = _line_before(name, held)
        given = [replace(one, done_for=name.name if one.done_on else "") for one in tasks]
        if given == before:
            return True
        if seen != version_of(name.name, before):
            return False
        _store(session, name, held, given, by_id)
        session.flush()
        tell_of_steps(session, name, before, given, today)
        _note(session, [name], [one.task for one, old in zip(given, before, strict=True) if one != old], by_id)
    return True


def change_many(
    names: Sequence[NewName], tasks: Collection[RoadTask], change: TaskChange, by_id: int, today: date
) -> int:
    """The same for these roads: how many of them it changed. What is done already keeps the day when it was done."""
    changed: list[NewName] = []
    with transaction() as session:
        held = _locked(session, [name.decided.case_id for name in names])
        for name in names:
            before = _line_before(name, held)
            given = [_changed(one, change, name) if one.task in tasks else one for one in before]
            wanted = [one for one, old in zip(given, before, strict=True) if one != old]
            if not wanted:
                continue
            changed.append(name)
            _store(session, name, held, wanted, by_id)
            session.flush()
            tell_of_steps(session, name, before, given, today)
        _note(session, changed, [task for task in RoadTask if task in tasks], by_id)
    return len(changed)


def _changed(one: Task, change: TaskChange, name: NewName) -> Task:
    if one.is_done(name.name):
        return one
    due_on = change.due_on or one.due_on
    if change.done_on is None or change.done_on < name.decided.decided_on:
        return replace(one, due_on=due_on)
    return replace(one, due_on=due_on, done_on=change.done_on, done_for=name.name)


def _note(session: Session, names: Sequence[NewName], tasks: Sequence[RoadTask], by_id: int) -> None:
    """A line in the log of what staff do, if anything was changed."""
    if not names or not tasks:
        return
    place = session.get_one(Municipality, names[0].decided.municipality_id)
    page = names[0].address if len(names) == 1 else ""
    record_act(
        session,
        Act.NAMES_FOLLOWED_UP,
        municipality_id=place.id,
        account_id=by_id,
        about=f"/{place.slug}/veinavn/{page}",
        details={"roads": len(names), "tasks": " ".join(task.value for task in tasks)},
    )


Held = dict[tuple[int, RoadTask], RoadTaskMark]


def _locked(session: Session, case_ids: Sequence[int]) -> Held:
    """The marks of these cases, which nobody else changes until we have; locked in one order, so that no two wait."""
    cases = sa.select(CouncilCase.id).where(CouncilCase.id.in_(case_ids)).order_by(CouncilCase.id).with_for_update()
    session.execute(cases)
    wanted = sa.select(RoadTaskMark).where(RoadTaskMark.case_id.in_(case_ids))
    marks = session.scalars(wanted.execution_options(populate_existing=True))
    return {(mark.case_id, RoadTask(mark.task)): mark for mark in marks}


def _line_before(name: NewName, held: Held) -> list[Task]:
    marks = [(task, held.get((name.decided.case_id, task))) for task in RoadTask]
    return [mark.as_task() if mark else Task(task) for task, mark in marks]


def _store(session: Session, name: NewName, held: Held, tasks: Iterable[Task], by_id: int) -> None:
    now = database_now(session)
    for one in tasks:
        mark = held.get((name.decided.case_id, one.task))
        if mark is None:
            if one == Task(one.task):
                continue
            mark = RoadTaskMark(case_id=name.decided.case_id, task=one.task.value)
        elif mark.as_task() == one:
            continue
        mark.due_on, mark.done_on, mark.done_for, mark.reference = one.due_on, one.done_on, one.done_for, one.reference
        mark.by_id, mark.changed_at = by_id, now
        session.add(mark)
