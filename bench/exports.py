"""How quick and how small it is to export a million rows, beside a bare csv.writer over the same question.

`python -m bench.exports` prints these lines alone.
"""

from __future__ import annotations

import csv
import gc
import json
import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from bench.measure import Measure
from citizen.app import create_app
from citizen.ballots.models import BallotFinal, BallotOption, BallotQuestion, VoteRound
from citizen.config import settings_from
from citizen.database import db, transaction
from citizen.domain.datasets import DATASETS
from citizen.exports.actions import internal, write_workbook
from citizen.exports.queries import Subject
from citizen.municipalities.actions import MunicipalityTexts, set_up_municipality
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.processes.queries import get_process
from tests.databases import OnPostgresql

ROWS = 1_000_000
OPTIONS = 5
AT_ONCE = 20_000
ADDRESS = "/data/storby/avroysting/ballots.csv"
PAGE = os.sysconf("SC_PAGE_SIZE")
SAME = (
    "SELECT '0000', 'avroysting', 1, 'farge', 'Hvilken farge?', 'Kva farge?', receipt, choices, choices, choices"
    " FROM ballot_final WHERE round_id = (SELECT max(id) FROM vote_round)"
    " AND question_id = (SELECT max(id) FROM ballot_question) ORDER BY receipt"
)
"""The question that the export asks, with something as long beside it for what it adds."""


def run() -> list[Measure]:
    """On SQLite, and on PostgreSQL where CITIZEN_TEST_POSTGRESQL names a server."""
    lines = _measure("SQLite", None, with_workbook=True)
    server = os.environ.get("CITIZEN_TEST_POSTGRESQL")
    if not server:
        return [*lines, Measure("exports, PostgreSQL", "no server here", "CITIZEN_TEST_POSTGRESQL names none")]
    database = OnPostgresql(server)
    database.make()
    try:
        return [*lines, *_measure("PostgreSQL", database.url, with_workbook=False)]
    finally:
        database.remove()


def _measure(name: str, url: str | None, *, with_workbook: bool) -> list[Measure]:
    with _site(url) as app:
        _download(app)
        bare = min(_bare(app) for _one in range(2))
        taken, first, grown, size = min(_download(app) for _one in range(2))
        lines = [
            Measure(
                f"{ROWS:,} rows as CSV, {name}",
                f"{taken:.1f} s, first byte {first * 1000:.0f} ms, {grown:.1f} MB more, {size / 1e6:.0f} MB sent",
                f"a bare csv.writer {bare:.1f} s",
                f"{bare / taken:.2f} of its speed",
            )
        ]
        if with_workbook:
            lines.append(_workbook(app, taken))
    return lines


def _download(app: Flask) -> tuple[float, float, float, int]:
    """Seconds in all and to the first byte, megabytes that the process grew by at most, bytes sent."""
    client = app.test_client()
    gc.collect()
    before = most = _resident()
    began = time.perf_counter()
    response = client.get(ADDRESS, base_url="http://127.0.0.1:8000", buffered=False)
    if response.status_code != 200:
        raise RuntimeError(f"{ADDRESS} answers {response.status_code}")
    first, size = 0.0, 0
    for piece in response.iter_encoded():
        first = first or time.perf_counter() - began
        size += len(piece)
        most = max(most, _resident())
    taken = time.perf_counter() - began
    response.close()
    return taken, first, (most - before) / 1e6, size


def _bare(app: Flask) -> float:
    """Seconds that the driver's own cursor and csv.writer take, with nothing between them."""
    with app.app_context():
        connection = db.engine.raw_connection()
        try:
            is_postgresql = db.engine.dialect.name == "postgresql"
            raw: Any = connection.dbapi_connection
            if is_postgresql:
                raw.execute("BEGIN")
                cursor = raw.cursor("bare")
                cursor.itersize = 2000
            else:
                cursor = raw.cursor()
            with Path(os.devnull).open("w", encoding="utf-8", newline="") as nowhere:
                began = time.perf_counter()
                cursor.execute(SAME)
                csv.writer(nowhere, delimiter=";").writerows(cursor)
                taken = time.perf_counter() - began
            cursor.close()
            if is_postgresql:
                raw.execute("ROLLBACK")
        finally:
            connection.close()
    return taken


def _workbook(app: Flask, csv_seconds: float) -> Measure:
    """As the maker in the background writes it."""
    with app.app_context(), tempfile.TemporaryDirectory() as folder:
        process = get_process(db.session.scalar(sa.select(sa.func.min(Process.id))) or 0)
        contents = internal(DATASETS["ballots"], Subject(get_municipality(process.municipality_id), process))
        path = Path(folder) / "data.xlsx"
        gc.collect()
        before = most = _resident()

        def look(_rows: int) -> None:
            nonlocal most
            most = max(most, _resident())

        began = time.perf_counter()
        rows = write_workbook(contents, path, look)
        taken = time.perf_counter() - began
        value = f"{taken:.0f} s, {(most - before) / 1e6:.1f} MB more, {path.stat().st_size / 1e6:.0f} MB"
    return Measure(f"{rows:,} rows as XLSX", value, f"as CSV {csv_seconds:.1f} s", f"{taken / csv_seconds:.0f}")


def _resident() -> int:
    """Bytes of memory that the process has now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE


@contextmanager
def _site(url: str | None) -> Iterator[Flask]:
    """The site with one published box of so many ballots."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_from({"CITIZEN_ENV": "demo"}, Path(folder))
        app = create_app(replace(settings, database_url=url or f"sqlite:///{folder}/citizen.db"))
        app.config["TESTING"] = True
        with app.app_context():
            upgrade()
            _fill()
            db.session.remove()
        yield app
        with app.app_context():
            db.engine.dispose()


def _fill() -> None:
    texts = MunicipalityTexts("0000", "Storby", "storby", "nb", "fjord", "veg", "", "")
    place = set_up_municipality(texts, [])
    now = datetime.now(UTC)
    words = ("title", "summary", "why", "influence", "next", "decided_by", "privacy")
    with transaction() as session:
        process = Process(
            municipality_id=place.id,
            kind="vote",
            slug="avroysting",
            **{f"{word}_{form}": "Målestein" for word in words for form in ("nb", "nn")},
            proposals_open_at=now + timedelta(hours=1),
            proposals_close_at=now + timedelta(hours=1),
            voting_open_at=now + timedelta(hours=1),
            voting_close_at=now + timedelta(hours=2),
            created_at=now,
        )
        session.add(process)
        session.flush()
        vote_round = VoteRound(
            process_id=process.id, method="single", opens_at=now + timedelta(hours=1),
            closes_at=now + timedelta(hours=2), rules="{}", rules_hash=b"0" * 32, key_id="bench",
        )  # fmt: skip
        session.add(vote_round)
        session.flush()
        question = BallotQuestion(
            round_id=vote_round.id, position=1, slug="farge", title_nb="Hvilken farge?", title_nn="Kva farge?"
        )
        session.add(question)
        session.flush()
        options = [
            BallotOption(question_id=question.id, position=n, code=f"o{n}", name_nb=f"Blå {n}", name_nn=f"Blå {n}")
            for n in range(OPTIONS)
        ]
        session.add_all(options)
        session.flush()
        for changes in (
            {"opens_at": now - timedelta(hours=2)},
            {"closes_at": now - timedelta(hours=1)},
            {"status": "closed", "closed_at": now},
        ):
            session.execute(sa.update(VoteRound).values(changes))
        ids = [option.id for option in options]
        for begin in range(0, ROWS, AT_ONCE):
            session.execute(
                sa.insert(BallotFinal),
                [_ballot(vote_round.id, question.id, ids[one % OPTIONS]) for one in range(begin, begin + AT_ONCE)],
            )
    if db.engine.dialect.name == "postgresql":
        with db.engine.execution_options(reads=True).connect() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _ballot(round_id: int, question_id: int, option: int) -> dict[str, object]:
    return {
        "round_id": round_id,
        "question_id": question_id,
        "receipt": secrets.token_hex(14).upper()[:27],
        "choices": json.dumps([option]),
        "nonce": b"0" * 32,
    }


if __name__ == "__main__":
    for line in run():
        print("  ".join(line))
