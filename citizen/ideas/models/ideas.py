"""Tables: idea_theme, idea_place, idea, idea_version, idea_author, idea_invitation."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base
from citizen.domain.maps import Position


class IdeaTheme(Base):
    """A theme that ideas of a process are sorted under, such as how people take part, or digital solutions."""

    __tablename__ = "idea_theme"
    __table_args__ = (sa.UniqueConstraint("process_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"))
    number: Mapped[int]
    slug: Mapped[str]
    name_nb: Mapped[str]
    name_nn: Mapped[str]


class IdeaPlace(Base):
    """A place that an idea can be about. Names of places are the same in both language forms."""

    __tablename__ = "idea_place"
    __table_args__ = (sa.UniqueConstraint("process_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"))
    number: Mapped[int]
    slug: Mapped[str]
    name: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class Idea(Base):
    """An idea as it stands now. What it said before is kept in its versions."""

    __tablename__ = "idea"
    __table_args__ = (
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
        sa.CheckConstraint(
            "state IN ('draft', 'held', 'published', 'hidden', 'withdrawn', 'merged')", name="state_is_known"
        ),
        sa.CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name="merged_into_another"),
        sa.CheckConstraint("state IN ('draft', 'held') OR sent_at IS NOT NULL", name="sent_before_it_is_seen"),
        sa.Index("ix_idea_process_id_state_sent_at", "process_id", "state", "sent_at"),
        sa.Index("ix_idea_process_id_state_supports", "process_id", "state", "supports"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"))
    theme_id: Mapped[int | None] = mapped_column(sa.ForeignKey("idea_theme.id"))
    place_id: Mapped[int | None] = mapped_column(sa.ForeignKey("idea_place.id"))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    title: Mapped[str]
    body: Mapped[str]
    """What and why, in the subset of Markdown of citizen/domain/ideas."""
    language: Mapped[str]
    state: Mapped[str] = mapped_column(default="draft")
    begun_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    merged_into_id: Mapped[int | None] = mapped_column(sa.ForeignKey("idea.id"), index=True)
    supports: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many support it; counted anew by each statement that changes the support."""
    arguments: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many arguments and replies people can read under it; counted anew in the same way."""

    @property
    def position(self) -> Position | None:
        """The point on the map, where the writer has set one."""
        if self.latitude is None or self.longitude is None:
            return None
        return Position(self.latitude, self.longitude)


class IdeaVersion(Base):
    """What an idea said from `written_at` on, until the next version. Public, unless a moderator has hidden it."""

    __tablename__ = "idea_version"

    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    body: Mapped[str]
    language: Mapped[str]
    written_at: Mapped[datetime]
    is_hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class IdeaAuthor(Base):
    """Somebody who proposes the idea. The row stays without its account when that is deleted."""

    __tablename__ = "idea_author"
    __table_args__ = (sa.UniqueConstraint("idea_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    is_first: Mapped[bool]
    joined_at: Mapped[datetime]
    came_from_id: Mapped[int | None] = mapped_column(sa.ForeignKey("idea.id"), index=True)
    """The idea that the person had proposed, where a merge has brought them here."""


class IdeaInvitation(Base):
    """A link by which one more person can become an author of the idea, once."""

    __tablename__ = "idea_invitation"

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    idea_id: Mapped[int] = mapped_column(sa.ForeignKey("idea.id"), index=True)
    made_at: Mapped[datetime]
