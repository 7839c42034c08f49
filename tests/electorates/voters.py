"""A process with who may vote in it, rolls made as the municipality makes them, and people who have logged in."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from werkzeug.test import TestResponse

from citizen.accounts.access import TOKEN, hash_of_token
from citizen.accounts.actions import SaidAtLogin, begin_session
from citizen.accounts.models import Account
from citizen.database import Base, db, transaction
from citizen.domain.electorates import Circle, Electorate, Source
from citizen.electorates import actions
from citizen.electorates.models import AgeDeclaration, Roll, RollEntry
from citizen.keys import read_key
from citizen.processes.models import Process
from citizen.rolls import Person, RollLine, hash_for_roll, make_roll, write_roll
from citizen.web.clock import now
from tests import factories as a
from tests.reading import ReadingClient
from tests.roads.registers import Place
from tests.rolls.numbers import numbers_of_nobody

NUMBERS = numbers_of_nobody(60)
BY_ROLL = Electorate(circle=Circle.INVITED, source=Source.ROLL)


def roll_key() -> bytes:
    return read_key(a.the_keys_dir(), "roll")


def person(number: str, district: str = "", road: int | None = None, **more: object) -> Person:
    return Person(number, district, road, **{"born_on": None, "wants_paper": False, **more})


def content_of(people: Sequence[Person], key: bytes | None = None) -> bytes:
    """The bytes of a roll, as `citizen roll make` writes them."""
    used = key or roll_key()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "roll.csv"
        write_roll(file, make_roll(people, used), used)
        return file.read_bytes()


def set_electorate(process: Process, electorate: Electorate) -> Process:
    """Who may vote, chosen while it could be chosen."""
    assert actions.save_electorate(process.id, fresh(process).version, electorate) == ()
    return fresh(process)


def load(process: Process, people: Sequence[Person], by: Account) -> list[RollLine]:
    lines = make_roll(people, roll_key())
    assert actions.load_roll(process.id, lines, "roll.csv", by.id, now()) is None
    return lines


def open_voting(process: Process) -> Process:
    """The voting opened an hour ago."""
    move(process, voting_open_at=now() - timedelta(hours=1))
    return fresh(process)


def close_voting(process: Process, ago: timedelta = timedelta(hours=1)) -> Process:
    """The voting closed some time ago."""
    days = {"proposals_open_at": 40, "proposals_close_at": 30, "voting_open_at": 20}
    move(process, **{name: now() - ago - timedelta(days=before) for name, before in days.items()})
    move(process, voting_close_at=now() - ago)
    return fresh(process)


def move(process: Process, **instants: object) -> None:
    with transaction() as session:
        session.execute(sa.update(Process).where(Process.id == process.id).values(instants))


def fresh(process: Process) -> Process:
    return db.session.get_one(Process, process.id, populate_existing=True)


def log_in(client: ReadingClient, account: Account, number: str | None = None, **said: object) -> None:
    """Put the person into this browser, with what their login said of them."""
    token = secrets.token_urlsafe()
    roll_hash = hash_for_roll(roll_key(), number) if number else None
    begin_session(account, hash_of_token(token), None, now(), SaidAtLogin(roll_hash=roll_hash, **said))
    with client.session_transaction(base_url="http://127.0.0.1:8000") as cookie:
        cookie[TOKEN] = token


def staff_page(place: Place, process: Process, lang: str = "nb") -> str:
    return f"/{lang}/stab/{place.municipality.slug}/{process.slug}/hvem"


def upload(client: ReadingClient, page: str, content: bytes, name: str = "roll.csv") -> TestResponse:
    """What a browser sends, written out: the test client's own way leaves large files open."""
    head = f'--edge\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{client.csrf_token()}\r\n'
    head += f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--edge--\r\n"
    return client.post(f"{page}/liste", data=body, content_type="multipart/form-data; boundary=edge")


def stored_rolls() -> list[object]:
    """Everything that the database holds of who may vote."""
    db.session.rollback()
    tables: list[type[Base]] = [Roll, RollEntry, AgeDeclaration]
    rows = [row for table in tables for row in db.session.execute(sa.select(table.__table__)).all()]
    return [*rows, *db.session.execute(sa.select(Process.id, Process.electorate, Process.version)).all()]
