"""Votes a second through gunicorn with 2 workers, beside a bare Flask view that does one committed insert a request."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.pool import ThreadPool
from pathlib import Path
from urllib.parse import urlencode

from bench.measure import Measure
from citizen.ballots.models import Ballot
from citizen.database import db
from tests.faults.site import Site
from tests.faults.voters import Campaign
from tests.voting import a_vote

VOTERS, CHANGES = 250, 6
CLIENTS = 4
ROUNDS = 7
GOAL = 0.35
WORKERS = 2


def run() -> list[Measure]:
    """On SQLite, and on PostgreSQL where CITIZEN_TEST_POSTGRESQL names a server."""
    server = os.environ.pop("CITIZEN_TEST_POSTGRESQL", None)
    lines = [_measure("SQLite")]
    if server:
        os.environ["CITIZEN_TEST_POSTGRESQL"] = server
        lines.append(_measure("PostgreSQL"))
    else:
        lines.append(Measure("votes a second, PostgreSQL", "no server here", "CITIZEN_TEST_POSTGRESQL names none"))
    return lines


def _measure(name: str) -> Measure:
    """The middle of some rounds, each with both in turn, so that a slow moment of the machine strikes both."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        with site.app.app_context():
            campaign = Campaign(site.app, site.port, a_vote(), VOTERS, 1)
            requests = [list(_votes(campaign, change)) for change in range(CHANGES * ROUNDS + 1)]
            with site.serve(WORKERS), _bare(site) as port:
                _send(site.port, requests[0])
                pairs = []
                for first in range(1, len(requests), CHANGES):
                    batch = [one for each in requests[first : first + CHANGES] for one in each]
                    pairs.append((_send(site.port, batch), _send(port, [_bare_request()] * len(batch))))
            stored = db.session.query(Ballot).count()
        site.remove()
    if stored != VOTERS:
        raise RuntimeError(f"{stored} ballots of {VOTERS} voters")
    votes, bare = sorted(pairs, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    return Measure(
        f"votes a second, {name}",
        f"{votes:,.0f}",
        f"a bare view with one committed insert {bare:,.0f}; goal {GOAL:.0%}",
        f"{votes / bare:.0%}",
    )


def _votes(campaign: Campaign, change: int) -> Iterator[bytes]:
    """One request of each voter, with another choice than the one before, which the page had shown."""
    options = campaign.vote.options
    for browser in campaign.browsers:
        idem, before = f"{change} of {browser.number}", (options[(change - 1) % len(options)],)
        fields = {
            "csrf_token": browser.token,
            "idem": idem,
            "shown": campaign.shown(browser, change, before, idem),
            "round": campaign.vote.round.id,
            "name": campaign.codes[options[change % len(options)]],
        }
        yield _as_bytes(campaign.path, browser.headers, urlencode(fields))


def _bare_request() -> bytes:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return _as_bytes("/bare", headers, urlencode({"name": "x" * 100}))


def _as_bytes(path: str, headers: dict[str, str], body: str) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def _send(port: int, requests: Sequence[bytes]) -> float:
    """So many were answered a second; each must say 303."""
    with ThreadPool(CLIENTS) as clients:
        start = time.perf_counter()
        answers = clients.map(lambda request: _ask(port, request), requests, chunksize=10)
        seconds = time.perf_counter() - start
    if wrong := [answer for answer in answers if b" 303 " not in answer]:
        raise RuntimeError(f"{len(wrong)} of {len(answers)} were not stored: {wrong[0]!r}")
    return len(requests) / seconds


def _ask(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request)
        first = connection.recv(65_536)
        while connection.recv(65_536):
            pass
    return first[:30]


@contextmanager
def _bare(site: Site) -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
    url = site.settings.database_url
    bare = url.replace("citizen.db", "bare.db") if url.startswith("sqlite") else url
    environment = os.environ | {"CITIZEN_DATABASE_URL": bare}
    subprocess.run([sys.executable, "-m", "bench.bare"], check=True, env=environment)
    command = [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--no-control-socket"]
    command += ["--log-level", "critical", "--bind", f"127.0.0.1:{port}", "bench.bare:app"]
    server = subprocess.Popen(command, env=environment)
    try:
        time.sleep(2)
        yield port
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    for line in run():
        print(line)
