"""Table: idea_support."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class IdeaSupport(Base):
    """One person's open support for an idea, given with their consent; withdrawn by deleting the row."""

    __tablename__ = "idea_support"

    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
    given_at: Mapped[datetime]
    came_from_id: Mapped[int | None] = mapped_column(sa.ForeignKey("idea.id"), index=True)
    """The idea that the person had supported, where a merge has brought their support here."""
