"""The site as gunicorn serves it, on a database of its own, with a vote and voters who are logged in."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from citizen.app import create_app
from citizen.config import Settings
from citizen.database import db
from tests.conftest import settings_for_tests
from tests.databases import InFile, OnPostgresql

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30


class Site:
    """An application with its database; `serve` runs it in workers of gunicorn."""

    def __init__(self, folder: Path) -> None:
        server = os.environ.get("CITIZEN_TEST_POSTGRESQL")
        self.database = OnPostgresql(server, "citizen_faults") if server else InFile(folder)
        self.database.make()
        self.settings: Settings = settings_for_tests(folder, self.database)
        self.app: Flask = create_app(self.settings)
        self.folder, self.port, self._gunicorn = folder, _free_port(), None
        with self.app.app_context():
            upgrade()

    @property
    def is_on_postgresql(self) -> bool:
        return isinstance(self.database, OnPostgresql)

    def remove(self) -> None:
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()
        self.database.remove()

    @contextmanager
    def serve(self, workers: int = 3, database_url: str | None = None) -> Iterator[None]:
        """Until the block ends; then every worker is gone."""
        environment = os.environ | {
            "CITIZEN_ENV": "demo",
            "CITIZEN_DATABASE_URL": database_url or self.settings.database_url,
            "CITIZEN_KEYS_DIR": str(self.settings.keys_dir),
            "BIND": f"127.0.0.1:{self.port}",
        }
        command = [sys.executable, "-m", "gunicorn", "--workers", str(workers), "--no-control-socket"]
        command += ["--preload"]  # a worker that was killed is back at once, and more can be killed
        command += ["--log-level", "critical", "--bind", f"127.0.0.1:{self.port}", "tests.faults.served:app"]
        with (self.folder / "gunicorn.log").open("ab") as log:
            self._gunicorn = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            self._wait_until_it_answers()
            yield
        finally:
            self._gunicorn.send_signal(signal.SIGTERM)
            self._gunicorn.wait(timeout=PATIENCE_S)

    def kill_a_worker(self, chance: random.Random) -> int:
        """kill -9 for one of them, drawn by lot; returns how many there were."""
        found = Path(f"/proc/{self._gunicorn.pid}/task/{self._gunicorn.pid}/children").read_text(encoding="ascii")
        workers = [int(number) for number in found.split()]
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
        return len(workers)

    def terminate_connections(self) -> int:
        """What an administrator of PostgreSQL can do to the connections of a database, at any moment."""
        wanted = (
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = :name AND pid <> pg_backend_pid()"
        )
        with self.app.app_context(), db.engine.connect() as connection:
            return int(connection.execute(sa.text(wanted), {"name": self.database.name}).scalar_one())

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=PATIENCE_S):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / "gunicorn.log").read_text(encoding="utf-8"))


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
