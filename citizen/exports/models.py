"""Table: file_order."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class FileOrder(Base):
    """That a member of staff asked for a file with what residents wrote in it: who, what, why and when.

    The file can be fetched by that person alone, and only until it expires. A small file is made while it is sent; a
    large workbook is made in the background, by whoever holds the claim. The row stays when the file is gone.
    """

    __tablename__ = "file_order"
    __table_args__ = (
        sa.CheckConstraint("format IN ('csv', 'xlsx', 'json', 'zip')", name="format_is_known"),
        sa.CheckConstraint(
            "state IN ('direct', 'waiting', 'being-made', 'made', 'failed', 'removed')", name="state_is_known"
        ),
        sa.CheckConstraint("purpose <> ''", name="has_a_purpose"),
        sa.CheckConstraint("(state = 'being-made') = (claim IS NOT NULL)", name="made_by_one"),
        sa.Index("ix_file_order_municipality_id_ordered_at", "municipality_id", "ordered_at"),
        sa.Index("ix_file_order_state", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    process_id: Mapped[int | None] = mapped_column(sa.ForeignKey("process.id"), index=True)
    """None for a file about the whole municipality."""
    dataset: Mapped[str]
    format: Mapped[str]
    filters: Mapped[str] = mapped_column(default="{}", server_default="{}")
    """JSON: what the list was narrowed to, by the names that stand in addresses."""
    purpose: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    ordered_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    state: Mapped[str]
    rows_total: Mapped[int | None]
    rows_done: Mapped[int] = mapped_column(default=0, server_default="0")
    claim: Mapped[str | None]
    """A random name of whoever makes it now; who finds another name here lets go of it."""
    beat_at: Mapped[datetime | None]
    """When its maker last said that it is at work. A claim without a beat for a while can be taken over."""
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    size: Mapped[int | None]
    sha256: Mapped[str | None]
    made_at: Mapped[datetime | None]
