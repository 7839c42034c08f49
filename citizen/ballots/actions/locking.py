"""Locks of PostgreSQL that keep casting, closing and moving apart. None is a row's, so none leaves a trace there."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.actions import RESIDENCE_LOCKS
from citizen.statements import Prepared

ROUND_LOCKS = 7301
"""A number of its own for the advisory locks of rounds, so that they meet no other lock."""

_LOCK_ROUND = Prepared(sa.text("SELECT pg_advisory_xact_lock(:rounds, :round)"))
_LOCK_SLOT = Prepared(sa.text("SELECT pg_advisory_xact_lock_shared(:rounds, :round), pg_advisory_xact_lock(:voter)"))
_LOCK_SLOT_AND_RESIDENCE = Prepared(
    sa.text(
        "SELECT pg_advisory_xact_lock_shared(:rounds, :round), pg_advisory_xact_lock(:voter),"
        " pg_advisory_xact_lock_shared(:residences, :account)"
    )
)


def lock_for_casting(session: Session, round_id: int, slot: bytes, account_id: int | None = None) -> None:
    """One at a time per voter, none while the round is being closed, and, where the account is named, none while the
    person says that they live somewhere else. SQLite has one writer anyway.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        lock = _LOCK_SLOT if account_id is None else _LOCK_SLOT_AND_RESIDENCE
        lock.ask(connection, {**locks_of(slot, account_id), "round": round_id})


def lock_for_closing(session: Session, round_id: int) -> None:
    """Waits until no vote is being stored in the round, and lets none begin until the transaction ends."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        _LOCK_ROUND.ask(connection, {"rounds": ROUND_LOCKS, "round": round_id})


def locks_of(slot: bytes, account_id: int | None) -> dict[str, int | None]:
    """What tells the locks of one vote from all others, but for the round."""
    return {
        "rounds": ROUND_LOCKS,
        "voter": int.from_bytes(slot[:8], "big", signed=True),
        "residences": RESIDENCE_LOCKS,
        "account": account_id,
    }
