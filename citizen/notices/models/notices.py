"""Tables: notice, notice_seen, follow."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class Notice(Base):
    """Something that one person is told. Written in the same transaction as what it tells of: the outbox."""

    __tablename__ = "notice"
    __table_args__ = (
        sa.UniqueConstraint("account_id", "once"),
        sa.CheckConstraint("(target_kind IS NULL) = (target_id IS NULL)", name="target_has_a_kind"),
        sa.Index("ix_notice_account_id_posted_at", "account_id", "posted_at"),
        sa.Index("ix_notice_letter_id_account_id", "letter_id", "account_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    kind: Mapped[str]
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    title: Mapped[str]
    """As its writer wrote it. Where there is a target, its title of today is shown instead."""
    path: Mapped[str]
    said_nb: Mapped[str]
    said_nn: Mapped[str]
    target_kind: Mapped[str | None]
    target_id: Mapped[int | None]
    """What must still be seen by everyone for the notice to be shown or sent; see citizen.notices.queries.targets."""
    posted_at: Mapped[datetime]
    once: Mapped[str | None]
    """What the timer tells each person once only, by a name such as `opens:12`."""
    letter_id: Mapped[int | None] = mapped_column(sa.ForeignKey("letter.id"))
    """The letter that it goes in, or went in; a notice is in one letter at most."""


class NoticeSeen(Base):
    """Until when a person has seen what they were told; without a row, they have never looked."""

    __tablename__ = "notice_seen"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    seen_until: Mapped[datetime]


class Follow(Base):
    """A person wants to be told what happens in a process, with an idea, at a place, under a theme or with a road."""

    __tablename__ = "follow"
    __table_args__ = (
        sa.CheckConstraint("kind IN ('process', 'idea', 'place', 'theme', 'road')", name="kind_is_known"),
        sa.Index("ix_follow_kind_target_id", "kind", "target_id"),
    )

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(primary_key=True)
    begun_at: Mapped[datetime]
