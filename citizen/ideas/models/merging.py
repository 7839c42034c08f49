"""Table: idea_merge."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class IdeaMerge(Base):
    """A line of the public log: two ideas were made one, or that was undone. Lines are only added."""

    __tablename__ = "idea_merge"
    __table_args__ = (
        sa.CheckConstraint("from_id <> into_id", name="two_ideas"),
        sa.CheckConstraint("reason_nb <> '' OR reason_nn <> ''", name="has_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), index=True)
    into_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), index=True)
    undoes_id: Mapped[int | None] = mapped_column(sa.ForeignKey("idea_merge.id"), unique=True)
    """The line that this one undoes; each can be undone once."""
    reason_nb: Mapped[str]
    reason_nn: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """Who did it; emptied when that person's account is deleted."""
    at: Mapped[datetime]
