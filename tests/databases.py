"""An empty, migrated database for each test: a copy of a file, or of a template on a PostgreSQL server."""

from __future__ import annotations

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
        for ending in ("-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        shutil.copy(self.template, self.file)


class OnPostgresql:
    """PostgreSQL: databases of this run's own, on a server that is named by its address without a database."""

    __test__ = False
    NAME, TEMPLATE = "citizen_test", "citizen_test_template"

    def __init__(self, server: str) -> None:
        self.url = f"{server}/{self.NAME}"
        self._engine = sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)

    def make(self) -> None:
        self._say(f"DROP DATABASE IF EXISTS {self.NAME} WITH (FORCE)", f"CREATE DATABASE {self.NAME}")

    def keep_as_template(self) -> None:
        drop = f"DROP DATABASE IF EXISTS {self.TEMPLATE} WITH (FORCE)"
        self._say(drop, f"CREATE DATABASE {self.TEMPLATE} TEMPLATE {self.NAME}")

    def begin_anew(self) -> None:
        drop = f"DROP DATABASE IF EXISTS {self.NAME} WITH (FORCE)"
        self._say(drop, f"CREATE DATABASE {self.NAME} TEMPLATE {self.TEMPLATE}")

    def _say(self, *statements: str) -> None:
        with self._engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
