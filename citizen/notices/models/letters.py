"""Tables: letter, notice_settings."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class Letter(Base):
    """A letter to one person. Its words are made when it is sent, from what can still be seen then.

    waiting → claimed → sent, or back to waiting when the mail server did not take it; `empty` where nothing that can
    still be seen was left to tell; `given-up` after the last try. A letter that stays claimed was being sent when the
    machine stopped: nobody can know whether the server took it, so it is sent again under the same Message-ID.
    """

    __tablename__ = "letter"
    __table_args__ = (
        sa.CheckConstraint("kind IN ('digest', 'confirm')", name="kind_is_known"),
        sa.CheckConstraint("state IN ('waiting', 'claimed', 'sent', 'empty', 'given-up')", name="state_is_known"),
        sa.Index("ix_letter_state_due_at", "state", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default="waiting")
    name: Mapped[str] = mapped_column(unique=True)
    """The first half of its Message-ID: random, and the same each time that the letter is tried."""
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0, server_default="0")


class NoticeSettings(Base):
    """How a person wants to be told. Without a row: a letter a day, to the address that the login has verified."""

    __tablename__ = "notice_settings"
    __table_args__ = (
        sa.CheckConstraint("rhythm IN ('daily', 'weekly', 'off')", name="rhythm_is_known"),
        sa.CheckConstraint("address IS NOT NULL OR confirmed_at IS NULL", name="only_an_address_is_confirmed"),
    )

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    rhythm: Mapped[str] = mapped_column(default="daily", server_default="daily")
    mine_at_once: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    """Answers to the person's own things do not wait for the digest."""
    no_mine: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    no_followed: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    no_deadlines: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """The topics that go in no letter; they stand on My page all the same."""
    address: Mapped[str | None]
    """An e-mail address that the person has given. Until it is confirmed, only the letter that asks goes there."""
    confirmed_at: Mapped[datetime | None]
    letters_from: Mapped[datetime | None]
    """Notices from before this instant go in no letter: letters were off, or there was no address."""
