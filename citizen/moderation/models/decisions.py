"""Tables: moderation_decision, moderation_recipient, moderation_appeal."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class ModerationDecision(Base):
    """What a moderator decided, with the statement of reasons as the author got it.

    The database lets nobody change or remove a row; only the moderator's account can be taken out, when it is deleted.
    """

    __tablename__ = "moderation_decision"
    __table_args__ = (
        sa.UniqueConstraint("case_id", "number"),
        sa.CheckConstraint("kind IN ('keep', 'hide', 'ask-change', 'redact', 'restore')", name="kind_is_known"),
        sa.CheckConstraint(
            "reason IN ('personal-data', 'threat', 'hate', 'copyright', 'spam', 'off-topic', 'other')",
            name="reason_is_known",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("moderation_case.id"))
    number: Mapped[int]
    kind: Mapped[str]
    reason: Mapped[str]
    on_appeal: Mapped[bool]
    moderator_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    title: Mapped[str]
    statement_nb: Mapped[str]
    statement_nn: Mapped[str]
    decided_at: Mapped[datetime]
    waited_since: Mapped[datetime]
    """When it first waited for this answer; the public figures are counted from it."""
    appeal_until: Mapped[datetime | None]


class ModerationRecipient(Base):
    """Somebody whom the statement of reasons is for."""

    __tablename__ = "moderation_recipient"

    decision_id: Mapped[int] = mapped_column(sa.ForeignKey("moderation_decision.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)


class ModerationAppeal(Base):
    """An author's appeal of one decision, answered by another moderator."""

    __tablename__ = "moderation_appeal"

    decision_id: Mapped[int] = mapped_column(sa.ForeignKey("moderation_decision.id"), primary_key=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    text: Mapped[str]
    appealed_at: Mapped[datetime]
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("moderation_decision.id"), index=True)
