"""Tables: hearing_outcome, hearing_outcome_part."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class HearingOutcome(Base):
    """What the municipality says it did with the answers, from `published_at` on; a correction is a new row."""

    __tablename__ = "hearing_outcome"
    __table_args__ = (
        sa.UniqueConstraint("process_id", "number"),
        sa.CheckConstraint("text_nb <> '' AND text_nn <> ''", name="says_something"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"))
    number: Mapped[int]
    text_nb: Mapped[str]
    text_nn: Mapped[str]
    case_number: Mapped[str]
    case_url: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """The member of staff who published it; emptied when that person's account is deleted."""
    published_at: Mapped[datetime]


class HearingOutcomePart(Base):
    """What the municipality did with the answers to one section, where it says so by itself."""

    __tablename__ = "hearing_outcome_part"
    __table_args__ = (sa.CheckConstraint("text_nb <> '' AND text_nn <> ''", name="says_something"),)

    outcome_id: Mapped[int] = mapped_column(sa.ForeignKey("hearing_outcome.id"), primary_key=True)
    section_id: Mapped[int] = mapped_column(sa.ForeignKey("hearing_section.id"), primary_key=True, index=True)
    text_nb: Mapped[str]
    text_nn: Mapped[str]
