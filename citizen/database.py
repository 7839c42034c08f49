"""The database: one session, one way to commit, and a clock that every worker shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as SessionOfFlask
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Session

from citizen.beginning import BUSY_TIMEOUT, begin_writing
from citizen.statements import Asked, Lent

AnyInsert = postgresql.Insert | sqlite.Insert

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An instant. Refuses a time without zone and gives UTC back on every database."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 — SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 — SQLAlchemy's signature
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What every table inherits."""

    metadata = sa.MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime, str: sa.Text, bytes: sa.LargeBinary}  # noqa: RUF012 — a name that SQLAlchemy reads


READING = "citizen.reading"
"""Where the application keeps the engine of its sessions."""


@contextmanager
def reading_connection() -> Iterator[Asked]:
    """For a single `Prepared` statement: the session's own connection where it has one, else one for the moment.

    A session that is made for one statement costs six times as much as the driver's connection does.
    """
    if db.session.registry.has() and db.session().in_transaction():
        yield db.session().connection()  # never a second one: those who hold one and wait for one wait for each other
        return
    lent = Lent(db.engine)
    try:
        yield lent
    finally:
        lent.connection.close()


def _reading_engine() -> sa.Engine:
    kept = current_app.extensions
    if READING not in kept:
        kept[READING] = db.engine.execution_options(reads=True)
    engine: sa.Engine = kept[READING]
    return engine


class ReadingSession(SessionOfFlask):
    """A session in which nothing begins until something is written, see `transaction`.

    Each statement that reads sees what is stored at its moment; PostgreSQL shows it no other way inside a transaction
    either, and to begin and end one would cost every page two more trips to the server.
    """

    def get_bind(self, *_about: Any, **_more: Any) -> sa.Engine:
        """There is one database, so whatever is asked for is there."""
        return _reading_engine()


db = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False, "class_": ReadingSession})


@contextmanager
def transaction() -> Iterator[Session]:
    """Write inside this block: all of it is stored, or nothing. Blocks may nest; the outermost commits."""
    session = db.session()
    if session.info.get("writing"):
        yield session
        return
    if _has_begun(session):
        session.commit()
    session.info["writing"] = True
    try:
        connection = session.connection()
        begin_writing(connection)
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["writing"] = False


def stream(statement: sa.Select[Any], at_once: int) -> sa.Result[Any]:
    """The rows as they are fetched, so many at once; PostgreSQL has such a result only inside a transaction."""
    session = _in_transaction()
    return session.execute(statement.execution_options(yield_per=at_once))


def stream_columns(statement: sa.Select[*tuple[Any, ...]], at_once: int) -> sa.Result[*tuple[Any, ...]]:
    """As `stream`, for statements that ask for columns alone: without what is done for each row of objects."""
    return _in_transaction().connection().execute(statement.execution_options(yield_per=at_once))


def _in_transaction() -> Session:
    session = db.session()
    if not session.info.get("writing") and not _has_begun(session):
        session.commit()
        session.connection(execution_options={"reads": False})
    return session


def _has_begun(session: Session) -> bool:
    """Whether rows are being fetched inside a transaction."""
    return not session.connection().get_execution_options().get("reads")


def insert_unless_there(model: type[Base], *, keys: Mapping[str, Any], values: Mapping[str, Any]) -> AnyInsert:
    """One statement that inserts the row, and leaves it as it is where `keys` stand already."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    return insert(model).values({**keys, **values}).on_conflict_do_nothing(index_elements=list(keys))


def upserts(model: type[Base], changed: Sequence[str]) -> dict[str, AnyInsert]:
    """For each kind of database, one statement that inserts a row, or changes these columns where its key stands."""
    keys = [column.name for column in sa.inspect(model).primary_key]
    made: dict[str, AnyInsert] = {}
    for dialect in (postgresql, sqlite):
        insert = dialect.insert(model)
        given = {name: insert.excluded[name] for name in changed}
        made[dialect.dialect.name] = insert.on_conflict_do_update(index_elements=keys, set_=given)
    return made


class clock(sa.sql.functions.FunctionElement[datetime]):  # noqa: N801 — written in a statement as SQL's functions are
    """The database's own clock at the instant when the statement asks for it."""

    type = UtcDateTime()
    inherit_cache = True


@compiles(clock, "postgresql")
def _clock_of_postgresql(_element: clock, _compiler: Any, **_how: Any) -> str:
    return "clock_timestamp()"


@compiles(clock, "sqlite")
def _clock_of_sqlite(_element: clock, _compiler: Any, **_how: Any) -> str:
    return "strftime('%Y-%m-%d %H:%M:%f000', 'now')"


NOW = sa.select(clock())


def database_now(session: Session) -> datetime:
    """The instant by the database's own clock: the one clock that all workers share."""
    return session.execute(NOW).scalar_one()


class UnsafeDatabase(Exception):
    """The database says that a commit is stored before it is on the disk; the message says what to do."""


SYNCED = {"synchronous_commit", "fsync"}
UNSYNCED = (
    "The database has {setting} turned off: a vote that was acknowledged could be lost. Turn it on, for the server, the"
    " database and the role: ALTER SYSTEM, ALTER DATABASE … RESET {setting}, ALTER ROLE … RESET {setting}."
)


def refuse_unsafe(connection: Any) -> None:
    """Raises UnsafeDatabase. Asks the server itself: the setting may come from its files, the database or the role."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_settings WHERE setting = 'off'")
        off = SYNCED.intersection(name for (name,) in cursor.fetchall())
    connection.rollback()
    if off:
        raise UnsafeDatabase(UNSYNCED.format(setting=min(off)))


def prepare_engine(engine: sa.Engine) -> None:
    """Set and check what each connection needs so that a commit is on the disk when it says so."""
    prepare = _prepare_sqlite if engine.dialect.name == "sqlite" else _prepare_postgresql
    event.listen(engine, "connect", lambda connection, _record: prepare(connection))
    event.listen(engine, "begin", _begin)


def _prepare_sqlite(connection: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see below and `transaction`
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(BUSY_TIMEOUT)


def _prepare_postgresql(connection: Any) -> None:
    refuse_unsafe(connection)
    connection.autocommit = True  # here too
    connection.execute("SET jit = off")  # to compile a page's statement takes longer than to answer it


def _begin(connection: sa.Connection) -> None:
    if not connection.get_execution_options().get("reads"):
        connection.exec_driver_sql("BEGIN")


def rewrite_files(tables: Sequence[str], searched: Sequence[str] = ()) -> bool:
    """Leave nothing in the files of what was removed from these tables; False where somebody was reading, so try again.

    `searched` are SQLite's tables of what can be searched for: they keep the pieces of a removed text beside a note
    that it is removed, until they are told to put themselves in order. Outside any transaction, since these statements
    allow none around them.
    """
    db.session.commit()
    if db.engine.dialect.name == "postgresql":
        return _rewrite_tables(tables)
    raw = db.engine.raw_connection()
    try:
        for table in searched:
            raw.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 — names from our own code
        raw.execute("VACUUM")
        is_busy, _pages, _moved = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.close()
    return not is_busy  # what a reader still needs of the log stays there, and old pages with it


def _rewrite_tables(tables: Sequence[str]) -> bool:
    """The server keeps removed rows that somebody's open transaction could still ask for, and says so in a notice."""
    kept: list[int] = []

    def note(notice: Any) -> None:
        if number := re.search(r"\d+", notice.message_detail or ""):  # how many, in whatever language it is said
            kept.append(int(number.group()))

    with db.engine.execution_options(reads=True).connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.add_notice_handler(note)
        try:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM (FULL, VERBOSE) {table}")
        finally:
            raw.remove_notice_handler(note)
    return len(kept) == len(tables) and not any(kept)
