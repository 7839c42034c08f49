"""Tables: process_step, idea_step, idea_answer, idea_on_ballot."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base
from citizen.domain.ideas.steps import PlannedStep, Step

STEPS = (
    "step IN ('step-received', 'step-assessed', 'step-hearing', 'step-recommendation', 'step-decided',"
    " 'step-carried-out')"
)
VERDICTS = "verdict IN ('verdict-accepted', 'verdict-changed', 'verdict-not-accepted')"


class ProcessStep(Base):
    """What the municipality promises for every idea of a round, where the idea has nothing of its own."""

    __tablename__ = "process_step"
    __table_args__ = (sa.CheckConstraint(STEPS, name="step_is_known"),)

    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    due_on: Mapped[date | None] = mapped_column(sa.Date)
    first_due_on: Mapped[date | None] = mapped_column(sa.Date)
    """What was promised first; it stays when the day is moved."""
    is_skipped: Mapped[bool] = mapped_column(default=False, server_default=sa.false())

    def as_planned(self) -> PlannedStep:
        return PlannedStep(Step(self.step), self.due_on, None, self.is_skipped, self.first_due_on)


class IdeaStep(Base):
    """A step of one idea, where it differs from the round's plan or has been taken."""

    __tablename__ = "idea_step"
    __table_args__ = (sa.CheckConstraint(STEPS, name="step_is_known"),)

    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    due_on: Mapped[date | None] = mapped_column(sa.Date)
    first_due_on: Mapped[date | None] = mapped_column(sa.Date)
    done_on: Mapped[date | None] = mapped_column(sa.Date)
    is_skipped: Mapped[bool] = mapped_column(default=False, server_default=sa.false())

    def as_planned(self) -> PlannedStep:
        return PlannedStep(Step(self.step), self.due_on, self.done_on, self.is_skipped, self.first_due_on)


class IdeaAnswer(Base):
    """The municipality's answer to an idea as it stood from `written_at` on; an answer that is changed is a new row."""

    __tablename__ = "idea_answer"
    __table_args__ = (
        sa.UniqueConstraint("idea_id", "number"),
        sa.CheckConstraint(VERDICTS, name="verdict_is_known"),
        sa.CheckConstraint("reason_nb <> '' AND reason_nn <> ''", name="has_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"))
    number: Mapped[int]
    verdict: Mapped[str]
    reason_nb: Mapped[str]
    reason_nn: Mapped[str]
    answered_by: Mapped[str]
    """Who answers, with title, as it shall stand under the answer."""
    on_behalf_of: Mapped[str]
    decided_by: Mapped[str]
    case_number: Mapped[str]
    case_url: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """The member of staff who published it; emptied when that person's account is deleted."""
    written_at: Mapped[datetime]


class IdeaOnBallot(Base):
    """An idea that people vote on, or have voted on, as one of the options of a vote."""

    __tablename__ = "idea_on_ballot"

    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"), primary_key=True)
    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), primary_key=True, index=True)
