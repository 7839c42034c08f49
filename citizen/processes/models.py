"""Table: process."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base
from citizen.domain.phases import Schedule


class Process(Base):
    """A round of participation in one municipality. Its phase follows from the four instants and the clock."""

    __tablename__ = "process"
    __table_args__ = (
        sa.UniqueConstraint("municipality_id", "slug"),
        sa.CheckConstraint(
            "proposals_open_at < proposals_close_at AND proposals_close_at <= voting_open_at"
            " AND voting_open_at < voting_close_at",
            name="phases_follow_each_other",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    slug: Mapped[str]
    title_nb: Mapped[str]
    title_nn: Mapped[str]
    summary_nb: Mapped[str]
    summary_nn: Mapped[str]
    why_nb: Mapped[str]
    why_nn: Mapped[str]
    influence_nb: Mapped[str]
    influence_nn: Mapped[str]
    next_nb: Mapped[str]
    next_nn: Mapped[str]
    decided_by_nb: Mapped[str]
    decided_by_nn: Mapped[str]
    proposals_open_at: Mapped[datetime]
    proposals_close_at: Mapped[datetime]
    voting_open_at: Mapped[datetime]
    voting_close_at: Mapped[datetime]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    def as_schedule(self) -> Schedule:
        return Schedule(
            proposals_open_at=self.proposals_open_at,
            proposals_close_at=self.proposals_close_at,
            voting_open_at=self.voting_open_at,
            voting_close_at=self.voting_close_at,
        )
