"""What pages of ideas cost when there are many: 10,000 ideas, 100,000 supports and 50,000 arguments in one round.

CPU is that of the process that serves and of the PostgreSQL backend that works for it, summed over all rounds and
divided by their number; the time on the clock is the middle one. Each page is read by somebody who is not logged in and
by somebody who is. `python -m bench.ideas` prints these lines alone.
"""

from __future__ import annotations

import gc
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from bench.idea_town import IDEAS, a_town_of_ideas
from bench.measure import Measure
from citizen.accounts.access import TOKEN, hash_of_token
from citizen.accounts.actions import begin_session
from citizen.accounts.models import Account
from citizen.app import create_app
from citizen.config import settings_from
from citizen.database import db, transaction
from citizen.ideas.queries.similar import similar_ideas
from citizen.web.clock import now
from tests.counting import counted_statements
from tests.databases import OnPostgresql

ROUNDS = 40
MANY_REQUESTS = 1_000
ROUND = "/nb/storby/ideer"
PAGES = (
    ("list of 10,000 ideas, random order", f"{ROUND}/?fro=7"),
    ("… page 250, most support first", f"{ROUND}/?sorter=stotte&side=250"),
    ("… a search, a theme, waiting longest", f"{ROUND}/?q=ferjeplassen+skuleveka&tema=tema-1&sorter=venter"),
    ("… of two letters alone", f"{ROUND}/?q=bu"),
    ("… of a letter and two that nothing has", f"{ROUND}/?q=Å+zz"),
    ("page of an idea, 20 arguments, a point on the map", f"{ROUND}/ide/ide-0"),
    ("the ideas on the map, 100 among 5,000 roads", f"{ROUND}/kart"),
    ("feed of the newest 50", f"{ROUND}/forslag.atom"),
)
TOKEN_OF_READER = "bench"  # noqa: S105 — opens a session of a database that is thrown away
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
UTIME = 11
"""Where user time stands in /proc/<pid>/stat after the program's name; system time is the next."""
TYPED = ("Ferja må rekke til møtet på skulen", "Gratis buss til biblioteket", "Lys i løypa om vinteren")


def run() -> list[Measure]:
    """On SQLite, and on PostgreSQL where CITIZEN_TEST_POSTGRESQL names a server."""
    lines = _measure("SQLite", None)
    server = os.environ.get("CITIZEN_TEST_POSTGRESQL")
    if not server:
        return [*lines, Measure("ideas, PostgreSQL", "no server here", "CITIZEN_TEST_POSTGRESQL names none")]
    database = OnPostgresql(server)
    database.make()
    try:
        return [*lines, *_measure("PostgreSQL", database.url)]
    finally:
        database.remove()


def _measure(name: str, url: str | None) -> list[Measure]:
    with _site(url) as app:
        client = app.test_client()
        plain = sum(_cost(app, lambda: _get(client, "/nb/personvern"))[:2])
        reader = app.test_client()
        _log_in(app, reader)
        lines = [_measure_page(app, client, f"{label}, {name}", address, plain) for label, address in PAGES]
        lines += [_measure_page(app, reader, f"an idea is written, {name}", f"{ROUND}/ide/ny", plain)]
        lines += [
            _measure_page(app, reader, f"{label}, logged in, {name}", address, plain) for label, address in PAGES[:-1]
        ]
        lines.append(_measure_similar(app, name, plain))
        lines.append(_measure_memory(client, name))
        return lines


def _measure_page(app: Flask, client: FlaskClient, label: str, address: str, plain: float) -> Measure:
    served, stored, taken = _cost(app, lambda: _get(client, address))
    with app.app_context(), counted_statements() as statements:
        client.get(address)
    used = served + stored
    beside = f" ({stored * 1000:.1f} PostgreSQL's)" if stored else ""
    value = f"{used * 1000:.1f} ms CPU{beside}, {taken[ROUNDS // 2] * 1000:.1f} ms, {len(statements)} statements"
    return Measure(label, value, f"a page without a list {plain * 1000:.1f} ms", f"{used / plain:.1f}")


def _measure_similar(app: Flask, name: str, plain: float) -> Measure:
    """While somebody types a title: on the clock, for the person waits for the database too."""
    typed = itertools.cycle(TYPED)
    with app.app_context():
        used, stored, taken = _cost(app, lambda: similar_ideas(1, next(typed), 5))
        if not similar_ideas(1, TYPED[0], 5):
            raise RuntimeError("nothing alike was found among 10,000 ideas")
    middle = taken[ROUNDS // 2]
    value = f"{middle * 1000:.1f} ms, slowest {taken[-1] * 1000:.1f} ms, {(used + stored) * 1000:.1f} ms CPU"
    yardstick = f"a page without a list {plain * 1000:.1f} ms"
    return Measure(f"similar among {IDEAS:,} ideas, {name}", value, yardstick, f"{middle / plain:.1f}")


def _measure_memory(client: FlaskClient, name: str) -> Measure:
    """What the process has grown by at its largest while it serves many different pages."""
    addresses = [f"{ROUND}/?fro={number}&side={number % 400 + 1}" for number in range(MANY_REQUESTS)]
    for address in addresses[:50]:
        client.get(address)
    gc.collect()
    before = getrusage(RUSAGE_SELF).ru_maxrss
    for number, address in enumerate(addresses):
        client.get(address)
        client.get(f"{ROUND}/ide/ide-{number}")
    grown = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
    return Measure(
        f"memory over {2 * MANY_REQUESTS} pages, {name}", f"{grown:.1f} MB more", f"{before / 1024:.0f} MB before"
    )


def _get(client: FlaskClient, address: str) -> None:
    if (status := client.get(address).status_code) != 200:
        raise RuntimeError(f"{address} answers {status}")


def _cost(app: Flask, ask: Callable[[], object]) -> tuple[float, float, list[float]]:
    """CPU seconds of this process and of the database's for one time of many, and all seconds on the clock, sorted."""
    ask()
    stored, start, clock = _cpu_of_backends(app), time.process_time(), []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        clock.append(time.perf_counter() - began)
    served = time.process_time() - start
    return served / ROUNDS, (_cpu_of_backends(app) - stored) / ROUNDS, sorted(clock)


def _cpu_of_backends(app: Flask) -> float:
    """What PostgreSQL's processes for this database have used, as Linux counts it in hundredths; 0 on SQLite."""
    with app.app_context():
        if db.engine.dialect.name != "postgresql":
            return 0.0
        pids = db.session.scalars(sa.text(BACKENDS)).all()
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[UTIME]) + int(fields[UTIME + 1])
    return ticks / os.sysconf("SC_CLK_TCK")


def _log_in(app: Flask, client: FlaskClient) -> None:
    """As one of the residents, who has written an idea and supports some."""
    with app.app_context(), transaction() as session:
        account = session.scalars(sa.select(Account).where(Account.public_id == "person-0")).one()
        begin_session(account, hash_of_token(TOKEN_OF_READER), None, now())
    with client.session_transaction() as cookie:
        cookie[TOKEN] = TOKEN_OF_READER


@contextmanager
def _site(url: str | None) -> Iterator[Flask]:
    """The site on a database with all these ideas."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_from({"CITIZEN_ENV": "demo"}, Path(folder))
        app = create_app(replace(settings, database_url=url or f"sqlite:///{folder}/citizen.db"))
        app.config["TESTING"] = True
        with app.app_context():
            upgrade()
            a_town_of_ideas()
            with db.engine.execution_options(reads=True).connect() as connection:
                connection.exec_driver_sql("ANALYZE")  # as PostgreSQL does of itself a minute after so much is written
        gc.collect()
        gc.freeze()  # as wsgi.py does
        yield app
        gc.unfreeze()
        with app.app_context():
            db.engine.dispose()


if __name__ == "__main__":
    for line in run():
        print("  ".join(line))
