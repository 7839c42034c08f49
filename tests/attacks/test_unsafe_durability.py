"""A PostgreSQL that could lose a vote which it has acknowledged is refused: at the start, by `citizen health`, always.

Collected where CITIZEN_TEST_POSTGRESQL names a server; see conftest.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from citizen.database import UnsafeDatabase, prepare_engine

ROOT = Path(__file__).resolve().parents[2]
CITIZEN = Path(sys.executable).with_name("citizen")
SERVER = os.environ.get("CITIZEN_TEST_POSTGRESQL")
NAME = f"citizen_unsafe_{os.getpid()}"


@pytest.fixture
def server():
    """An engine on a database of this test's own, and a way to change its settings and the role's."""
    engine = sa.create_engine(f"{SERVER}/postgres", isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        role = connection.exec_driver_sql("SELECT current_user").scalar_one()
        connection.exec_driver_sql(f"CREATE DATABASE {NAME}")
        yield lambda what: connection.exec_driver_sql(what.format(database=NAME, role=role))
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def connect():
    engine = sa.create_engine(f"{SERVER}/{NAME}", poolclass=sa.NullPool)
    prepare_engine(engine)
    engine.connect().close()


def run(*command):
    environment = {**os.environ, "CITIZEN_ENV": "demo", "CITIZEN_DATABASE_URL": f"{SERVER}/{NAME}"}
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_server_that_syncs_each_commit_is_taken(server):
    connect()


@pytest.mark.parametrize(
    "unsafe",
    [
        "ALTER DATABASE {database} SET synchronous_commit = off",
        "ALTER ROLE {role} IN DATABASE {database} SET synchronous_commit = off",
    ],
)
def test_a_setting_of_the_database_or_the_role_is_found(server, unsafe):
    server(unsafe)
    with pytest.raises(UnsafeDatabase, match="synchronous_commit"):
        connect()


def test_the_site_does_not_start_and_health_says_why(server):
    server("ALTER DATABASE {database} SET synchronous_commit = off")
    start = run(sys.executable, "-c", "import wsgi")
    assert start.returncode != 0
    assert "synchronous_commit turned off" in start.stderr
    health = run(CITIZEN, "health")
    assert health.returncode == 1
    assert health.stderr.startswith("The database has synchronous_commit turned off")


def test_a_site_starts_before_its_database_does(server):
    server("DROP DATABASE {database}")
    assert run(sys.executable, "-c", "import wsgi").returncode == 0
