"""How a transaction that writes begins; on SQLite those who write wait for each other there."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

import sqlalchemy as sa

from citizen.statements import Prepared

BUSY_TIMEOUT = "PRAGMA busy_timeout=10000"
SHORT_PAUSES = (0.0001,) * 100
"""Seconds. SQLite's own waiting sleeps ten times as long at first, and a vote holds the lock a third of that."""

_BEGIN = Prepared(sa.text("BEGIN"))


def begin_writing(connection: sa.Connection) -> None:
    """Raises the driver's OperationalError where another writes on SQLite for longer than its busy_timeout."""
    if connection.dialect.name == "sqlite":
        _begin_on_sqlite(connection.connection.dbapi_connection)
    else:
        _BEGIN.ask(connection, {})


def _begin_on_sqlite(raw: Any) -> None:
    """SQLite's first writer locks all others out until it has committed.

    Who still waits after the short pauses waits as SQLite does.
    """
    raw.execute("PRAGMA busy_timeout=0")
    try:
        for pause in SHORT_PAUSES:
            try:
                raw.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as fault:
                if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                time.sleep(pause)
            else:
                return
    finally:
        raw.execute(BUSY_TIMEOUT)
    raw.execute("BEGIN IMMEDIATE")
