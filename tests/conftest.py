"""What every test starts from: the application, a fresh migrated database, and a client that reads its pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from citizen.config import DEMO_SECRET, Settings, demo_issuer

if TYPE_CHECKING:
    from flask import Flask

    from tests.reading import ReadingClient

PUBLIC_URL = "http://127.0.0.1:8000"


def settings_for_tests(folder: Path) -> Settings:
    """The settings of the demonstration, with every file in a folder of the test run's own."""
    return Settings(
        env="demo",
        database_url=f"sqlite:///{folder / 'citizen.db'}",
        secret_key=DEMO_SECRET,
        keys_dir=folder / "keys",
        oidc_issuer=demo_issuer(PUBLIC_URL),
        oidc_client_id="citizen-demo",
        oidc_private_key_file=None,
        trusted_hosts=("127.0.0.1", "localhost"),
        public_url=PUBLIC_URL,
    )


@pytest.fixture(scope="session")
def prepared_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """One application for the whole run, with a migrated and empty database to copy from."""
    from flask_migrate import upgrade

    from citizen.app import create_app
    from citizen.database import db
    from tests.reading import ReadingClient

    folder = tmp_path_factory.mktemp("citizen")
    app = create_app(settings_for_tests(folder))
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
    app.test_client_class = ReadingClient
    with app.app_context():
        upgrade()
        db.engine.dispose()
    shutil.copy(folder / "citizen.db", folder / "empty.db")
    return app


@pytest.fixture
def app(prepared_app: Flask) -> Iterator[Flask]:
    """The application on an empty database, inside a context, so that a test may ask the database."""
    from citizen.database import db

    file = Path(prepared_app.config["CITIZEN"].database_url.removeprefix("sqlite:///"))
    with prepared_app.app_context():
        db.engine.dispose()
        for leftover in (file.with_name("citizen.db-wal"), file.with_name("citizen.db-shm")):
            leftover.unlink(missing_ok=True)
        shutil.copy(file.with_name("empty.db"), file)
        yield prepared_app
        db.session.remove()


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
