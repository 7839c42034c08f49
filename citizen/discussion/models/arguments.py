"""Tables: argument, argument_mark."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class Argument(Base):
    """An argument for or against an idea, or a reply to one. No earlier text of it is kept anywhere."""

    __tablename__ = "argument"
    __table_args__ = (
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
        sa.CheckConstraint("state IN ('published', 'held', 'hidden', 'withdrawn')", name="state_is_known"),
        sa.CheckConstraint("side IN ('for', 'against')", name="side_is_known"),
        sa.CheckConstraint("(parent_id IS NULL) = (side IS NOT NULL)", name="replies_take_no_side"),
        sa.Index("ix_argument_idea_id_parent_id_state", "idea_id", "parent_id", "state"),
        sa.Index("ix_argument_account_id_sent_at", "account_id", "sent_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"))
    """The idea under which it was written; a merge does not change it."""
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("argument.id"), index=True)
    side: Mapped[str | None]
    text: Mapped[str]
    language: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    """None when the writer has deleted their account."""
    sent_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="published")
    useful: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many found it useful; counted anew by each statement that changes the marks."""
    replies: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many replies to it everyone can read; counted anew by each action that changes them."""
    marks_before: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many marks the arguments under the idea had when this was sent: it can't have got any of those."""


class ArgumentMark(Base):
    """One person finds an argument useful; withdrawn by deleting the row."""

    __tablename__ = "argument_mark"

    argument_id: Mapped[int] = mapped_column(sa.ForeignKey("argument.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
    given_at: Mapped[datetime]
