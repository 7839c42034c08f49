"""The yardstick for a vote: a Flask view that does one committed insert on the same kind of database, and no more."""

from __future__ import annotations

import os
import secrets
import sqlite3
from typing import Any

from flask import Flask, request

URL = os.environ["CITIZEN_DATABASE_URL"]
TABLE = "CREATE TABLE IF NOT EXISTS bare (id {key} PRIMARY KEY, said {text} NOT NULL)"
app = Flask("bare")


def _connect() -> Any:
    """A connection that each worker keeps, as strict about commits as the site's own."""
    if URL.startswith("sqlite"):
        connection = sqlite3.connect(URL.removeprefix("sqlite:///"), isolation_level=None, timeout=10)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        return connection
    import psycopg

    return psycopg.connect(URL.replace("+psycopg", ""), autocommit=True)


_connections: list[Any] = []
_HOLE = "?" if URL.startswith("sqlite") else "%s"


@app.post("/bare")
def insert_once() -> tuple[str, int]:
    if not _connections:
        _connections.append(_connect())
    key, said = secrets.token_bytes(16), request.form["name"]
    _connections[0].execute(f"INSERT INTO bare VALUES ({_HOLE}, {_HOLE})", (key, said))  # noqa: S608 — a constant
    return "", 303


@app.get("/healthz")
def answer() -> str:
    return ""


def make_table() -> None:
    """Before the workers start."""
    is_sqlite = URL.startswith("sqlite")
    connection = _connect()
    connection.execute(TABLE.format(key="BLOB" if is_sqlite else "BYTEA", text="TEXT"))
    connection.close()


if __name__ == "__main__":
    make_table()
