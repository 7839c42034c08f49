"""What every test starts from: the application, a fresh migrated database, and a client that reads its pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from citizen.config import DEMO_SECRET, Settings, demo_issuer
from tests.databases import InFile, OnPostgresql, TestDatabase

if TYPE_CHECKING:
    from flask import Flask

    from tests.reading import ReadingClient

WAY_TO_THE_JOURNEYS = (
    "The browser journeys were skipped: they need Chromium and Java. "
    "`apt-get install chromium default-jre-headless`, then run `make test` again."
)
PUBLIC_URL = "http://127.0.0.1:8000"


def settings_for_tests(folder: Path, database: TestDatabase) -> Settings:
    """The settings of the demonstration, with every file in a folder of the test run's own."""
    return Settings(
        env="demo",
        database_url=database.url,
        secret_key=DEMO_SECRET,
        keys_dir=folder / "keys",
        oidc_issuer=demo_issuer(PUBLIC_URL),
        oidc_client_id="citizen-demo",
        oidc_private_key_file=None,
        trusted_hosts=("127.0.0.1", "localhost"),
        public_url=PUBLIC_URL,
    )


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDatabase]:
    """SQLite in a file, or PostgreSQL where CITIZEN_TEST_POSTGRESQL names a server that tests may make databases on."""
    server = os.environ.get("CITIZEN_TEST_POSTGRESQL")
    database = OnPostgresql(server) if server else InFile(tmp_path_factory.mktemp("database"))
    yield database
    database.remove()


@pytest.fixture(scope="session")
def prepared_app(tmp_path_factory: pytest.TempPathFactory, database: TestDatabase) -> Flask:
    """One application for the whole run, with a migrated and empty database to copy from."""
    from flask_migrate import upgrade

    from citizen.app import create_app
    from citizen.database import db
    from tests.reading import ReadingClient

    database.make()
    app = create_app(settings_for_tests(tmp_path_factory.mktemp("citizen"), database))
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
    app.test_client_class = ReadingClient
    with app.app_context():
        upgrade()
        db.engine.dispose()
    database.keep_as_template()
    return app


@pytest.fixture
def app(prepared_app: Flask, database: TestDatabase) -> Iterator[Flask]:
    """The application on an empty database, inside a context, so that a test may ask the database."""
    from citizen.database import db

    with prepared_app.app_context():
        db.engine.dispose()
        database.begin_anew()
        yield prepared_app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> ReadingClient:
    """A browser without a person in it yet; see tests.reading for what it checks on every page."""
    from tests.reading import ReadingClient

    client = app.test_client()
    assert isinstance(client, ReadingClient)
    return client


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with Kartverket's real file, where the machine has it."""
    return Path(os.environ.get("CITIZEN_SHARED_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for all journeys that a newcomer's machine can't run."""
    if any(WAY_TO_THE_JOURNEYS in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())):
        terminalreporter.write_line(WAY_TO_THE_JOURNEYS)
