"""Promise days for the steps of a round or of single ideas, and mark what is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.answers.actions.telling import about_idea, concerned
from citizen.answers.models import IdeaStep, ProcessStep
from citizen.answers.queries.steps import plan_of
from citizen.database import transaction
from citizen.domain.acts import Act
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.steps import PlannedStep, Step
from citizen.domain.notices import NoticeKind
from citizen.ideas.models import Idea
from citizen.notices.actions import post_notices
from citizen.processes.actions import note_act
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class StepChange:
    """What shall hold for a step from now on; None leaves it as it is."""

    due_on: date | None = None
    done_on: date | None = None
    is_skipped: bool | None = None


def save_plan(process_id: int, plan: Sequence[PlannedStep]) -> None:
    """What is promised for every idea of the round that has nothing of its own. What was promised first stays."""
    with transaction() as session:
        process = session.get_one(Process, process_id, with_for_update=True)
        before = {row.step: row for row in session.scalars(_rows_of(process_id))}
        promised = {one.step: one.first_due_on for one in plan_of(process)}
        for one in plan:
            row = before.get(one.step) or ProcessStep(process_id=process_id, step=one.step.value)
            row.first_due_on = promised.get(one.step) or row.due_on or one.due_on
            row.due_on, row.is_skipped = one.due_on, one.is_skipped
            session.add(row)
        note_act(session, Act.STEPS_PLANNED, process)


def save_steps(idea_id: int, steps: Sequence[PlannedStep]) -> None:
    """The line of one idea as it shall stand; a step that is as the round's plan is not stored once more."""
    with transaction() as session:
        idea = session.get_one(Idea, idea_id, with_for_update=True, populate_existing=True)
        before = {row.step: row for row in session.scalars(_own_of(idea_id))}
        plan = _plan_of(session, idea)
        was_done = _is_carried_out(before)
        for one in steps:
            _store(session, idea_id, one, before.get(one.step), plan.get(one.step))
        session.flush()
        _tell_if_carried_out(session, idea, was_done=was_done)
        note_act(session, Act.STEPS_PLANNED, session.get_one(Process, idea.process_id), f"ide/{idea.public_id}")


def change_steps(idea_ids: Collection[int], changes: Mapping[Step, StepChange]) -> int:
    """The same change to many ideas; how many everyone can see, and so were changed."""
    with transaction() as session:
        wanted = sa.select(Idea).where(Idea.id.in_(idea_ids), Idea.state == IdeaState.PUBLISHED)
        ideas = session.scalars(wanted.order_by(Idea.id).with_for_update()).all()
        for idea in ideas:
            before = {row.step: row for row in session.scalars(_own_of(idea.id))}
            plan = _plan_of(session, idea)
            was_done = _is_carried_out(before)
            for step, change in changes.items():
                own = before.get(step)
                held = own.as_planned() if own else plan.get(step, PlannedStep(step))
                _store(session, idea.id, _changed(held, change), own, plan.get(step))
            session.flush()
            _tell_if_carried_out(session, idea, was_done=was_done)
    return len(ideas)


def mark_done(session: Session, idea: Idea, step: Step, today: date) -> None:
    """The step is done today, unless it was before; in the caller's transaction."""
    own = session.get(IdeaStep, (idea.id, step.value), populate_existing=True)
    if own and own.done_on:
        return
    plan = _plan_of(session, idea).get(step)
    held = own.as_planned() if own else plan or PlannedStep(step)
    _store(session, idea.id, replace(held, done_on=today, is_skipped=False), own, plan)


def _changed(held: PlannedStep, change: StepChange) -> PlannedStep:
    done_on = change.done_on or held.done_on
    is_skipped = held.is_skipped if change.is_skipped is None else change.is_skipped
    if change.is_skipped:
        done_on = None
    elif change.done_on:
        is_skipped = False
    return replace(held, due_on=change.due_on or held.due_on, done_on=done_on, is_skipped=is_skipped)


def _store(session: Session, idea_id: int, one: PlannedStep, own: IdeaStep | None, plan: PlannedStep | None) -> None:
    if own is None and (one.due_on, one.done_on, one.is_skipped) == _as_planned(plan):
        return
    row = own or IdeaStep(idea_id=idea_id, step=one.step.value)
    promised_before = row.first_due_on or row.due_on
    if own is None and plan is not None:
        promised_before = plan.first_due_on or plan.due_on
    row.first_due_on = promised_before or one.due_on
    row.due_on, row.done_on, row.is_skipped = one.due_on, one.done_on, one.is_skipped
    session.add(row)


def _as_planned(plan: PlannedStep | None) -> tuple[date | None, date | None, bool]:
    return (plan.due_on, None, plan.is_skipped) if plan else (None, None, False)


def _is_carried_out(rows: Mapping[str, IdeaStep]) -> bool:
    row = rows.get(Step.CARRIED_OUT)
    return row is not None and row.done_on is not None


def _tell_if_carried_out(session: Session, idea: Idea, *, was_done: bool) -> None:
    row = session.get(IdeaStep, (idea.id, Step.CARRIED_OUT.value))
    if row is not None and row.done_on is not None and not was_done:
        people = concerned(session, idea.id)
        post_notices(session, NoticeKind.IDEA_CARRIED_OUT, people, about_idea(session, idea))


def _plan_of(session: Session, idea: Idea) -> dict[Step, PlannedStep]:
    return {one.step: one for one in plan_of(session.get_one(Process, idea.process_id))}


def _rows_of(process_id: int) -> sa.Select[ProcessStep]:
    return sa.select(ProcessStep).where(ProcessStep.process_id == process_id).execution_options(populate_existing=True)


def _own_of(idea_id: int) -> sa.Select[IdeaStep]:
    return sa.select(IdeaStep).where(IdeaStep.idea_id == idea_id).execution_options(populate_existing=True)
