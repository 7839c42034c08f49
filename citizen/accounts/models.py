"""Tables: account, role_grant, login_session, saved_form. No birth number stands in any of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class Account(Base):
    """A person as this site knows them: by a keyed hash whose key is not in the database."""

    __tablename__ = "account"
    __table_args__ = (
        sa.CheckConstraint("length(person_key) = 32", name="person_key_is_a_hash"),
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    person_key: Mapped[bytes] = mapped_column(unique=True)
    shown_name: Mapped[str | None]
    """What the person chose to be called beside a proposal; None is shown as a resident without a name."""
    email: Mapped[str | None] = mapped_column(unique=True)
    """Only an address that the login itself asserted as verified: roles may be granted by it."""
    language: Mapped[str | None]
    district_id: Mapped[int | None] = mapped_column(sa.ForeignKey("district.id"))
    lives_elsewhere: Mapped[bool] = mapped_column(default=False)
    """The person has said that they live in no municipality of this site."""
    home_road_id: Mapped[int | None] = mapped_column(sa.ForeignKey("road.id"))
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    """The person has deleted their account; nothing of them stands in the row any more."""
    traces_removed_at: Mapped[datetime | None]
    """The database's files have been written anew since; until then the machine still has that to do."""


class RoleGrant(Base):
    """What a person may do for one municipality."""

    __tablename__ = "role_grant"
    __table_args__ = (
        sa.CheckConstraint("role IN ('councillor', 'moderator', 'staff', 'admin')", name="role_is_known"),
    )

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    holds_from: Mapped[datetime | None]
    holds_until: Mapped[datetime | None]
    """A role for a period is nobody's before it and after it. Without an instant there is no such end."""


class LoginSession(Base):
    """A person logged in on a device. The cookie holds a random token; the table holds its hash.

    What the login said of the person beyond who they are stands here, and is gone when the session is.
    """

    __tablename__ = "login_session"
    __table_args__ = (sa.CheckConstraint("length(roll_hash) = 32", name="roll_hash_is_a_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    provider_sid: Mapped[str | None] = mapped_column(index=True)
    """The provider's name for the session, so that it can tell us when the person logs out there."""
    roll_hash: Mapped[bytes | None]
    """How rolls know the person: hashed with a key of their own, so that no roll leads to an account."""
    born_on: Mapped[date | None]
    """Only a date that the login itself stated; never one that is read from a number."""
    asserted_district_id: Mapped[int | None] = mapped_column(sa.ForeignKey("district.id"))
    asserted_road_id: Mapped[int | None] = mapped_column(sa.ForeignKey("road.id"))


class SavedForm(Base):
    """What somebody had typed when their session had ended; given back once after the login."""

    __tablename__ = "saved_form"

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    path: Mapped[str]
    fields: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    saved_at: Mapped[datetime]
