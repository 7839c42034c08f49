"""Table: act."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class ActOfStaff(Base):
    """Something that was done on behalf of a municipality. The database lets nobody change or delete a line."""

    __tablename__ = "act"
    __table_args__ = (sa.Index(None, "municipality_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """Who did it; empty for commands and timers, and when that person has deleted their account."""
    act: Mapped[str]
    about: Mapped[str]
    """The page that it is about, without the language, such as "/fjordsund/nye-veinavn/"; or a code, or empty."""
    why: Mapped[str]
    details: Mapped[str]
    """A JSON object of short facts. Nothing in it says who a resident is."""
    at: Mapped[datetime]
