"""Tables: hearing_section, hearing_answer."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class HearingSection(Base):
    """One numbered section of the text that a hearing is about."""

    __tablename__ = "hearing_section"
    __table_args__ = (sa.UniqueConstraint("process_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"))
    number: Mapped[int]
    heading_nb: Mapped[str]
    heading_nn: Mapped[str]
    text_nb: Mapped[str]
    text_nn: Mapped[str]


class HearingAnswer(Base):
    """What somebody answers to the whole text, or to one section. No earlier text of it is kept anywhere."""

    __tablename__ = "hearing_answer"
    __table_args__ = (
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
        sa.CheckConstraint("state IN ('published', 'held', 'hidden', 'withdrawn')", name="state_is_known"),
        sa.CheckConstraint("stance IN ('agree', 'partly', 'disagree')", name="stance_is_known"),
        sa.Index("ix_hearing_answer_process_id_state_sent_at", "process_id", "state", "sent_at"),
        sa.Index("ix_hearing_answer_account_id_sent_at", "account_id", "sent_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"))
    section_id: Mapped[int | None] = mapped_column(sa.ForeignKey("hearing_section.id"), index=True)
    """None where the answer is about the whole text."""
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    """None when the writer has deleted their account."""
    organisation: Mapped[str] = mapped_column(default="", server_default="")
    """On whose behalf it is written; empty for a person's own answer."""
    stance: Mapped[str | None]
    text: Mapped[str]
    language: Mapped[str]
    sent_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="published")
