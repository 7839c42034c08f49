"""What stands behind the site: its database file, its timer's commands, and the letters that it has written."""

from __future__ import annotations

import email
import email.policy
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORED = "%Y-%m-%d %H:%M:%S.%f"


class MachineRoom:
    """The server of a journey, for what no visitor can do: let time pass, and send what waits."""

    def __init__(self, folder: Path, bind: str, inherited: Mapping[str, str]) -> None:
        self.database, self.letters_dir, self.log = folder / "citizen.db", folder / "letters", folder / "server.log"
        self.bind = bind
        self.environment = {
            **{name: value for name, value in inherited.items() if not name.startswith("CITIZEN_")},
            "CITIZEN_ENV": "demo",
            "CITIZEN_DATABASE_URL": f"sqlite:///{self.database}",
            "CITIZEN_KEYS_DIR": str(folder / "keys"),
            "CITIZEN_LETTERS_DIR": str(self.letters_dir),
            "BIND": bind,
        }

    def command(self, *words: str) -> str:
        """What `citizen …` says; it must succeed."""
        citizen = Path(sys.executable).parent / "citizen"
        done = subprocess.run(
            [citizen, *words], cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    def let_it_open(self, slug: str) -> None:
        """A round that was announced has been open for an hour."""
        self._move("UPDATE process SET proposals_open_at = ? WHERE slug = ?", slug)

    def let_it_close(self, slug: str) -> None:
        """What could be written or answered has been closed for an hour."""
        self._move("UPDATE process SET proposals_close_at = ? WHERE slug = ?", slug)

    def _move(self, statement: str, slug: str) -> None:
        an_hour_ago = (datetime.now(UTC) - timedelta(hours=1)).strftime(STORED)
        with closing(sqlite3.connect(self.database, timeout=10)) as connection, connection:
            assert connection.execute(statement, (an_hour_ago, slug)).rowcount == 1

    def letters_to(self, address: str) -> list[EmailMessage]:
        """Sends what waits, and gives what this person has got up to now, the newest last."""
        self.command("notices", "send", "--now")
        files = sorted(self.letters_dir.glob("*"), key=lambda file: file.stat().st_mtime_ns)
        letters = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        return [letter for letter in letters if isinstance(letter, EmailMessage) and letter["To"] == address]


def text_of(letter: EmailMessage) -> str:
    """The plain text of a letter."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
