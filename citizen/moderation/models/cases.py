"""Tables: moderation_case, moderation_report."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class ModerationCase(Base):
    """Everything about one thing that was reported or decided on: one case, however often it comes back."""

    __tablename__ = "moderation_case"
    __table_args__ = (
        sa.UniqueConstraint("kind", "ref"),
        sa.CheckConstraint("status IN ('open', 'decided', 'asked', 'appealed')", name="status_is_known"),
        sa.CheckConstraint(
            "kind IN ('ide', 'versjon', 'bilde', 'vedlegg', 'argument', 'svar', 'innbyggerforslag')",
            name="kind_is_known",
        ),
        sa.CheckConstraint("(status = 'appealed') = (appealed_at IS NOT NULL)", name="appealed_at_an_instant"),
        sa.CheckConstraint("status <> 'asked' OR change_due_at IS NOT NULL", name="asked_until_an_instant"),
        sa.Index("ix_moderation_case_municipality_id_status", "municipality_id", "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    kind: Mapped[str]
    ref: Mapped[str]
    """The name of the thing in addresses; it stays when the thing does not."""
    status: Mapped[str]
    decisions: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many have been made: who decides from an older page is told."""
    change_due_at: Mapped[datetime | None]
    appealed_at: Mapped[datetime | None]


class ModerationReport(Base):
    """What one person reported about a thing, once. The row stays without its account when that is deleted."""

    __tablename__ = "moderation_report"
    __table_args__ = (
        sa.UniqueConstraint("case_id", "account_id"),
        sa.CheckConstraint(
            "reason IN ('personal-data', 'threat', 'hate', 'copyright', 'spam', 'off-topic', 'other')",
            name="reason_is_known",
        ),
        sa.Index("ix_moderation_report_account_id_reported_at", "account_id", "reported_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("moderation_case.id"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    reason: Mapped[str]
    text: Mapped[str]
    reported_at: Mapped[datetime]
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("moderation_decision.id"), index=True)
