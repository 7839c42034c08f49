"""Counts the statements that the database is asked while a block runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from citizen.database import db

CONTROL = ("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Statements(list[str]):
    """The statements in the order in which they were asked, without those that only begin and end a transaction."""

    def about(self, *tables: str) -> list[str]:
        """Those that read or write one of these tables."""
        return [statement for statement in self if any(f" {table}" in statement for table in tables)]

    def __str__(self) -> str:
        return f"{len(self)} statements:\n" + "\n".join(" ".join(statement.split())[:160] for statement in self)


@contextmanager
def counted_statements() -> Iterator[Statements]:
    """`with counted_statements() as statements:` … `assert len(statements) <= 6, statements`."""
    statements = Statements()

    def note(_connection: Any, _cursor: Any, statement: str, *_others: Any) -> None:
        if not statement.upper().startswith(CONTROL):
            statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
