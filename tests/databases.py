"""An empty, migrated database for each test: a copy of a file, or of a template on a PostgreSQL server."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa


class TestDatabase(Protocol):
    """Made once, kept as a template, and begun anew for each test."""

    url: str

    def make(self) -> None: ...

    def keep_as_template(self) -> None: ...

    def begin_anew(self) -> None: ...

    def remove(self) -> None: ...


class InFile:
    """SQLite: a template is a file beside the database."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        self.file, self.template = folder / "citizen.db", folder / "empty.db"
        self.url = f"sqlite:///{self.file}"

    def make(self) -> None:
        """The file is made by the first connection."""

    def keep_as_template(self) -> None:
        shutil.copy(self.file, self.template)

    def begin_anew(self) -> None:
        for ending in ("", "-wal", "-shm"):  # a connection that a test left open keeps its own old file
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        shutil.copy(self.template, self.file)

    def remove(self) -> None:
        """The folder is the test run's own, and goes with it."""


class OnPostgresql:
    """PostgreSQL: a database of this run's own, on a server that is named by its address without a database.

    Between tests its rows are removed, which is ten times quicker than a new database. The guards that keep votes from
    being removed are told to look away for that, as only a superuser of the server can.
    """

    __test__ = False
    FILLED_BY_MIGRATIONS = "alembic_version"

    def __init__(self, server: str, name: str = "citizen_test") -> None:
        self.name = f"{name}_{os.getpid()}"  # two runs beside each other leave each other alone
        self.url = f"{server}/{self.name}"
        self._server = sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        self._own = sa.create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        self._emptying = ""

    def make(self) -> None:
        self.remove()
        with self._server.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {self.name}")

    def keep_as_template(self) -> None:
        with self._own.connect() as connection:
            tables = sa.inspect(connection).get_table_names()
            sequences = connection.exec_driver_sql("SELECT sequencename FROM pg_sequences").scalars().all()
            version = connection.exec_driver_sql(f"SELECT * FROM {self.FILLED_BY_MIGRATIONS}").scalar_one()  # noqa: S608
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )  # a connection that a test has lost would keep its locks for ever
        statements = [others, "SET lock_timeout = '10s'", "SET session_replication_role = replica"]
        statements += [f"DELETE FROM {table}" for table in tables]  # noqa: S608 — names that the database told
        statements += [f"ALTER SEQUENCE {sequence} RESTART" for sequence in sequences]
        statements.append(f"INSERT INTO {self.FILLED_BY_MIGRATIONS} VALUES ('{version}')")  # noqa: S608 — as above
        self._emptying = "; ".join(statements)
        with self._server.connect() as connection:
            connection.exec_driver_sql(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self.name}'"  # noqa: S608 — own
            )
            connection.exec_driver_sql(f"CREATE DATABASE {self.name}_template TEMPLATE {self.name}")

    def begin_anew(self) -> None:
        try:
            with self._own.connect() as connection:
                connection.exec_driver_sql(self._emptying)
        except sa.exc.DBAPIError:  # a test has taken a table away: the database is made anew
            with self._server.connect() as connection:
                connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
                connection.exec_driver_sql(f"CREATE DATABASE {self.name} TEMPLATE {self.name}_template")

    def remove(self) -> None:
        with self._server.connect() as connection:
            for name in (self.name, f"{self.name}_template"):
                connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
