"""`citizen notices send`: into a folder or by mail, said in lines that name nobody, and killed in the midst of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace

import sqlalchemy as sa
from click.testing import CliRunner

from citizen.cli.notices import notices
from citizen.database import db, transaction
from citizen.notices.models import Letter
from citizen.web.clock import now
from tests import factories as a
from tests.mailbox import a_mailbox
from tests.notices.telling import a_reader, tell


def run(app, monkeypatch, *arguments, **settings):
    monkeypatch.setitem(app.config, "CITIZEN", replace(a.the_settings(), **settings))
    return CliRunner().invoke(notices, ["send", *arguments])


def test_letters_are_written_to_a_folder_where_no_mail_server_is_named(app, monkeypatch, tmp_path):
    tell(a.a_municipality(), a_reader())
    result = run(app, monkeypatch, letters_dir=tmp_path / "letters")
    assert (result.exit_code, result.output) == (0, "sent 1 letter to people\n")
    (file,) = (tmp_path / "letters").iterdir()
    assert b"To: kari@example.no\r\n" in file.read_bytes()
    assert run(app, monkeypatch, letters_dir=tmp_path / "letters").output == "Nothing was due.\n"


def test_letters_wait_where_there_is_neither(app, monkeypatch):
    tell(a.a_municipality(), a_reader())
    result = run(app, monkeypatch)
    assert (result.exit_code, "CITIZEN_SMTP_URL" in result.output) == (2, True)
    assert db.session.scalars(sa.select(Letter)).all() == []


def test_a_refusal_is_said_without_naming_anybody(app, monkeypatch):
    tell(a.a_municipality(), a_reader())
    with a_mailbox() as box:
        box.refuses = True
        result = run(app, monkeypatch, smtp_url=box.url)
    assert result.exit_code == 1
    assert "NOT sent" in result.output


def test_a_sender_that_is_killed_while_the_server_takes_a_letter_loses_and_repeats_nothing_else(app, tmp_path):
    """Three letters; kill -9 when the second is taken, before that can be noted. Only this one may come once more."""
    place = a.a_municipality()
    for name in ("kari", "ola", "per"):
        tell(place, a_reader(name))
    environment = {
        **os.environ,
        "CITIZEN_DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "CITIZEN_KEYS_DIR": str(a.the_keys_dir()),
    }
    with a_mailbox() as box:
        environment["CITIZEN_SMTP_URL"] = box.url
        command = [sys.executable, "-c", "from citizen.cli import main; main()", "notices", "send", "--now"]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        box.on_letter = lambda: len(box.letters) == 2 and os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
        box.on_letter = lambda: None
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
        assert [letter["To"] for letter in box.letters].count("per@example.no") == 1
        assert len(box.letters) == 3
        with transaction() as session:
            long_ago = now().replace(year=now().year - 1)
            session.execute(sa.update(Letter).where(Letter.state == "claimed").values(claimed_at=long_ago))
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
        letters = box.letters
    assert len(letters) == 4
    assert letters[3]["Message-ID"] == letters[1]["Message-ID"]
    assert sorted({letter["To"] for letter in letters}) == ["kari@example.no", "ola@example.no", "per@example.no"]
    assert set(db.session.scalars(sa.select(Letter.state))) == {"sent"}
