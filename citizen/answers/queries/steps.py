"""The steps of rounds and ideas, and which ideas the municipality is late with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.answers.models import IdeaStep, ProcessStep
from citizen.database import db
from citizen.domain.ideas.steps import PlannedStep, Step, with_promise
from citizen.ideas.models import Idea
from citizen.processes.models import Process

OSLO = ZoneInfo("Europe/Oslo")
Steps = tuple[PlannedStep, ...]


def plan_of(process: Process) -> Steps:
    """What the municipality has promised for every idea of the round."""
    rows = db.session.scalars(sa.select(ProcessStep).where(ProcessStep.process_id == process.id))
    return with_promise([row.as_planned() for row in rows], process.voting_open_at.astimezone(OSLO).date())


def plans_of(process_ids: Collection[int]) -> dict[int, Steps]:
    """The same for several rounds."""
    promised = sa.select(Process.id, Process.voting_open_at).where(Process.id.in_(process_ids))
    plans: dict[int, Steps] = {}
    rows = db.session.scalars(sa.select(ProcessStep).where(ProcessStep.process_id.in_(process_ids))).all()
    for process_id, answer_at in db.session.execute(promised):
        plan = [row.as_planned() for row in rows if row.process_id == process_id]
        plans[process_id] = with_promise(plan, answer_at.astimezone(OSLO).date())
    return plans


def own_steps_of(idea_ids: Collection[int]) -> dict[int, Steps]:
    """What each idea has of its own: other days than the round's, and what has been done."""
    own: dict[int, Steps] = {}
    for row in db.session.scalars(sa.select(IdeaStep).where(IdeaStep.idea_id.in_(idea_ids))):
        own[row.idea_id] = (*own.get(row.idea_id, ()), row.as_planned())
    return own


def is_late(today: date) -> sa.ColumnElement[bool]:
    """The rule of citizen.domain.ideas.steps as a condition on ideas; a test holds the two together."""
    own = sa.exists().where(
        IdeaStep.idea_id == Idea.id,
        IdeaStep.due_on < today,
        IdeaStep.done_on.is_(None),
        IdeaStep.is_skipped.is_(False),
        ~_is_passed(IdeaStep.step),
    )
    replaced = aliased(IdeaStep)
    promised = sa.exists().where(
        ProcessStep.process_id == Idea.process_id,
        ProcessStep.step != Step.RECEIVED,
        ProcessStep.due_on < today,
        ProcessStep.is_skipped.is_(False),
        ~sa.exists()
        .where(replaced.idea_id == Idea.id, replaced.step == ProcessStep.step)
        .correlate(Idea, ProcessStep),  # the idea stands two selects further out, which nothing else would say
        ~_is_passed(ProcessStep.step),
    )
    return sa.or_(own, promised, _is_answer_late(today))


def _is_answer_late(today: date) -> sa.ColumnElement[bool]:
    """The round's promised answer is overdue, where its plan says nothing of the decision."""
    plan, own = aliased(ProcessStep), aliased(IdeaStep)
    taken = sa.exists().where(own.idea_id == Idea.id, own.step.in_((Step.DECISION, Step.CARRIED_OUT)))
    return sa.and_(
        sa.exists()
        .where(
            Process.id == Idea.process_id,
            Process.voting_open_at < datetime.combine(today, time.min, OSLO),
            ~sa.exists().where(plan.process_id == Process.id, plan.step == Step.DECISION).correlate(Process),
        )
        .correlate(Idea),
        ~taken.where(sa.or_(own.step == Step.DECISION, own.done_on.is_not(None))),
    )


def _is_passed(step: sa.ColumnElement[str] | sa.orm.InstrumentedAttribute[str]) -> sa.ColumnElement[bool]:
    """A later step of the idea is done."""
    later = aliased(IdeaStep)
    passed = sa.exists().where(later.idea_id == Idea.id, later.done_on.is_not(None), _place(later.step) > _place(step))
    return passed.correlate(Idea, IdeaStep, ProcessStep)


def _place(step: sa.ColumnElement[str] | sa.orm.InstrumentedAttribute[str]) -> sa.ColumnElement[int]:
    return sa.case({one.value: place for place, one in enumerate(Step)}, value=step)
