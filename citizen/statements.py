"""Statements that are asked of the driver itself, because they are asked with every vote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa

CURSOR = "citizen.cursor"
"""Where a connection of the pool keeps it."""


class Asked(Protocol):
    """What a statement is asked of: a connection of SQLAlchemy, or one that is lent for one statement."""

    @property
    def dialect(self) -> sa.Dialect: ...

    @property
    def dispatch(self) -> Any: ...

    @property
    def connection(self) -> Any: ...

    def invalidate(self, exception: BaseException | None = None) -> None: ...


class Lent:
    """The driver's own connection, out of the pool; to be given back by closing `connection`."""

    def __init__(self, engine: sa.Engine) -> None:
        self.dialect, self.dispatch, self.connection = engine.dialect, engine.dispatch, engine.raw_connection()

    def invalidate(self, exception: BaseException | None = None) -> None:
        """It is broken, so nobody gets it again."""
        self.connection.invalidate(exception)


class Prepared:
    """A statement that is put together once and then asked of the driver itself: for what is asked with every vote.

    SQLAlchemy's own way of asking costs two or three times as much as the answer does.
    """

    def __init__(self, statement: sa.Select[*tuple[Any, ...]] | sa.TextClause) -> None:
        self._statement = statement
        self._made: dict[str, _Made] = {}

    def ask(self, connection: Asked, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows; none for a statement that is written as text."""
        dialect = connection.dialect
        made = self._made.get(dialect.name) or self._made.setdefault(dialect.name, _make(self._statement, dialect))
        given, raw = made.write(values), connection.connection.dbapi_connection
        connection.dispatch.before_cursor_execute(connection, None, made.text, given, None, executemany=False)
        try:
            cursor = _cursor_of(connection.connection)
            cursor.execute(made.text, given)
            return made.read(cursor.fetchall()) if made.columns else []
        except dialect.loaded_dbapi.Error as fault:
            if dialect.is_disconnect(fault, raw, None):
                connection.invalidate(fault)
            raise


def _cursor_of(connection: Any) -> Any:
    """One for as long as the connection lives: all rows are fetched at once, so nobody else is using it."""
    kept = connection.info.get(CURSOR)
    if kept is None:
        kept = connection.info[CURSOR] = connection.dbapi_connection.cursor()
    return kept


@dataclass(frozen=True, slots=True)
class _Made:
    """A statement in the words of one database, and what its values and columns are turned into on the way."""

    text: str
    values: Mapping[str, Any]
    order: Sequence[str] | None
    """Of the values, where they have no names."""
    writers: Mapping[str, Callable[[Any], Any]]
    columns: int
    readers: Sequence[tuple[int, Callable[[Any], Any]]]

    def write(self, given: Mapping[str, Any]) -> Any:
        values = {**self.values, **given}
        for name, writer in self.writers.items():
            values[name] = writer(values[name])
        return values if self.order is None else tuple([values[name] for name in self.order])

    def read(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return [self._row(list(row)) for row in rows] if self.readers else rows

    def _row(self, row: list[Any]) -> tuple[Any, ...]:
        for place, reader in self.readers:
            row[place] = reader(row[place])
        return tuple(row)


def _make(statement: sa.Select[*tuple[Any, ...]] | sa.TextClause, dialect: sa.Dialect) -> _Made:
    made: Any = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    types = {name: bind.type.dialect_impl(dialect) for name, bind in made.binds.items()}
    columns = [column.type.dialect_impl(dialect) for column in getattr(statement, "selected_columns", ())]
    readers = enumerate(kind.result_processor(dialect, None) for kind in columns)
    writers = {name: kind.bind_processor(dialect) for name, kind in types.items()}
    return _Made(
        text=made.string,
        values=made.params,
        order=made.positiontup if made.positional else None,
        writers={name: writer for name, writer in writers.items() if writer},
        columns=len(columns),
        readers=[(place, reader) for place, reader in readers if reader],
    )
