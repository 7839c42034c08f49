"""Tables: vote_picture, option_picture. The database freezes them together with the options."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class VotePicture(Base):
    """A picture made anew from what staff sent. It waits for a while, and stays once an option of a vote shows it."""

    __tablename__ = "vote_picture"
    __table_args__ = (sa.Index("ix_vote_picture_added_at", "added_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """Who sent it; emptied when that person's account is deleted. The demonstration's were drawn by nobody."""
    width: Mapped[int]
    height: Mapped[int]
    sha256: Mapped[bytes]
    small_sha256: Mapped[bytes]
    added_at: Mapped[datetime]
    content: Mapped[bytes] = mapped_column(deferred=True)
    small: Mapped[bytes] = mapped_column(deferred=True)


class OptionPicture(Base):
    """The picture of an option, and what can be seen in it. Two rounds may show the same picture."""

    __tablename__ = "option_picture"
    __table_args__ = (sa.CheckConstraint("alt_nb <> '' AND alt_nn <> ''", name="says_what_can_be_seen"),)

    option_id: Mapped[int] = mapped_column(sa.ForeignKey("ballot_option.id"), primary_key=True)
    picture_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_picture.id"), index=True)
    alt_nb: Mapped[str]
    alt_nn: Mapped[str]
