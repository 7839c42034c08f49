"""Table: moderation_text."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class ModerationText(Base):
    """A text of the statements as a municipality has written it; where there is no row, the seeded one is used."""

    __tablename__ = "moderation_text"

    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    text_nb: Mapped[str]
    text_nn: Mapped[str]
    version: Mapped[int]
    edited_at: Mapped[datetime]
    edited_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
