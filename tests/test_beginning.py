"""Those who write on SQLite wait for each other, a short while often and then as SQLite does."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from citizen import beginning
from citizen.beginning import begin_writing


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    made = sa.create_engine(f"sqlite:///{tmp_path / 'here.db'}", connect_args={"isolation_level": None})
    yield made
    made.dispose()


def raw_of(connection: sa.Connection) -> Any:
    return connection.connection.dbapi_connection


@pytest.mark.parametrize("pauses", [(0.0001,) * 100, ()], ids=["short pauses", "none"])
def test_who_comes_second_begins_when_the_first_has_ended(
    engine: sa.Engine, pauses: tuple[float, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning, "SHORT_PAUSES", pauses)
    with engine.connect() as connection, engine.connect() as other:
        begin_writing(connection)
        began = threading.Event()
        second = threading.Thread(target=lambda: (begin_writing(other), began.set()))
        second.start()
        assert not began.wait(0.2)
        raw_of(connection).rollback()
        assert began.wait(10)
        second.join()
        assert raw_of(other).in_transaction


def test_who_waits_too_long_is_told(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "BUSY_TIMEOUT", "PRAGMA busy_timeout=20")
    with engine.connect() as connection, engine.connect() as other:
        begin_writing(connection)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            begin_writing(other)
        assert not raw_of(other).in_transaction


def test_another_fault_is_not_waited_for_and_the_timeout_stands_again(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning, "SHORT_PAUSES", (60.0,))
    with engine.connect() as connection:
        begin_writing(connection)
        with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
            begin_writing(connection)
        assert raw_of(connection).execute("PRAGMA busy_timeout").fetchone() == (10_000,)
