"""Table: road_task."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base
from citizen.domain.register.tasks import RoadTask, Task

TASKS = f"task IN ({', '.join(repr(task.value) for task in RoadTask)})"


class RoadTaskMark(Base):
    """Something that is to be done about a new name: the day it is planned for, and the day it was done."""

    __tablename__ = "road_task"
    __table_args__ = (
        sa.CheckConstraint(TASKS, name="task_is_known"),
        sa.CheckConstraint("(done_on IS NULL) = (done_for = '')", name="done_for_a_name"),
    )

    case_id: Mapped[int] = mapped_column(sa.ForeignKey("council_case.id"), primary_key=True)
    task: Mapped[str] = mapped_column(primary_key=True)
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    done_for: Mapped[str] = mapped_column(default="", server_default="")
    """The name that it was done for; when an appeal changes the name it must be done once more."""
    reference: Mapped[str] = mapped_column(default="", server_default="")
    """What the other side calls it: the number in the place-name register, an order, a letter."""
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """The member of staff who wrote it last; emptied when that person's account is deleted."""
    changed_at: Mapped[datetime]

    def as_task(self) -> Task:
        return Task(RoadTask(self.task), self.due_on, self.done_on, self.reference, self.done_for)
