"""Tables: idea_picture, idea_attachment."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class IdeaPicture(Base):
    """A picture of an idea, made anew from what was sent so that it carries no position and nothing hidden."""

    __tablename__ = "idea_picture"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), index=True)
    number: Mapped[int]
    alt: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    content: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
    small: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
    added_at: Mapped[datetime]
    is_hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class IdeaAttachment(Base):
    """A document that belongs to an idea; it is only ever given out as a file to store, never shown by the site."""

    __tablename__ = "idea_attachment"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), index=True)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
    bytes_long: Mapped[int]
    added_at: Mapped[datetime]
    is_hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
