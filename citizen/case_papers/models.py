"""Table: case_paper. The papers as they were made; rows are only ever added."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class CasePaper(Base):
    """A case paper: what it says as canonical JSON, and the two files that were made of it, byte for byte."""

    __tablename__ = "case_paper"
    __table_args__ = (
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
        sa.CheckConstraint("length(sha256) = 64", name="hash_is_a_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"), index=True)
    about: Mapped[str]
    """The slug of the question, or empty where the paper is about the whole round."""
    title: Mapped[str]
    language: Mapped[str]
    content: Mapped[str] = mapped_column(deferred=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    """Of the content, in hex: what is printed in the paper."""
    word: Mapped[bytes] = mapped_column(deferred=True)
    word_sha256: Mapped[str] = mapped_column(index=True)
    pdf: Mapped[bytes] = mapped_column(deferred=True)
    pdf_sha256: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """None when the account is deleted."""
