"""Tables: proposal, support."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from citizen.accounts.models import Account
from citizen.database import Base
from citizen.roads.models import RoadQuestion


class Proposal(Base):
    """A name proposed for a road. One row per road and name, however it was typed."""

    __tablename__ = "proposal"
    __table_args__ = (
        sa.UniqueConstraint("question_id", "name_key"),
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    question_id: Mapped[int] = mapped_column(sa.ForeignKey("road_question.id"))
    name: Mapped[str]
    name_key: Mapped[str]
    reason: Mapped[str]
    language: Mapped[str]
    proposer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    proposed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    is_shortlisted: Mapped[bool] = mapped_column(default=False)

    question: Mapped[RoadQuestion] = relationship(lazy="raise_on_sql")
    proposer: Mapped[Account | None] = relationship(lazy="raise_on_sql")


class Support(Base):
    """One person's support for a proposal; withdrawn by deleting the row. The proposer is the first supporter."""

    __tablename__ = "support"

    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposal.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
