"""Table: case_mark."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class CaseMark(Base):
    """What one councillor keeps about one case: that it is read, and a note. Nobody else can see either.

    A case is named by its process and its slug, so that a mark can be made before staff have prepared anything, and
    outlives a voting that is stopped and begun anew.
    """

    __tablename__ = "case_mark"
    __table_args__ = (sa.CheckConstraint("is_read OR note <> ''", name="says_something"),)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"), primary_key=True, index=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    is_read: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    note: Mapped[str] = mapped_column(default="", server_default="")
    changed_at: Mapped[datetime]
