"""What was removed is removed from the database's files too, on both databases."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Flask

from citizen.accounts.models import SavedForm
from citizen.database import db, rewrite_files, transaction
from citizen.web.clock import now

LONG = "x" * 1000


def test_a_table_is_written_anew(app: Flask) -> None:
    """PostgreSQL puts a table that was written anew in a file with another name; SQLite has no free page left."""
    _fill_and_empty()
    before = _file_of_table()
    is_done = rewrite_files([SavedForm.__tablename__])
    if db.engine.dialect.name == "postgresql":
        assert _file_of_table() != before
        assert is_done == (_ask("SELECT pg_relation_size('saved_form')") == 0)  # others may write on this server now
    else:
        assert is_done
        assert before > 0
        assert _file_of_table() == 0


def test_it_says_so_when_somebody_reads_what_was_removed(app: Flask) -> None:
    """PostgreSQL keeps the rows for a transaction that began before, such as a backup's."""
    if db.engine.dialect.name != "postgresql":
        return
    with db.engine.connect() as reader:
        reader.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        reader.exec_driver_sql("SELECT count(*) FROM municipality")
        _fill_and_empty()
        assert not rewrite_files([SavedForm.__tablename__])
        assert _ask("SELECT pg_relation_size('saved_form')") > 0


def _fill_and_empty() -> None:
    with transaction() as session:
        rows = [
            {"token_hash": bytes([number]), "path": "/", "fields": {"said": [LONG]}, "saved_at": now()}
            for number in range(200)
        ]
        session.execute(sa.insert(SavedForm), rows)
    with transaction() as session:
        session.execute(sa.delete(SavedForm))


def _file_of_table() -> int:
    is_postgresql = db.engine.dialect.name == "postgresql"
    return _ask("SELECT pg_relation_filenode('saved_form')" if is_postgresql else "PRAGMA freelist_count")


def _ask(statement: str) -> int:
    return int(db.session.execute(sa.text(statement)).scalar_one())
