"""A box of 700,000 ballots: how long its round takes to close and how much memory, and how long the recount takes."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from bench.measure import Measure
from citizen.app import create_app
from citizen.ballots.actions import PlannedOption, PlannedQuestion, close_due
from citizen.ballots.actions.casting import seal_of
from citizen.ballots.actions.making import write_round
from citizen.ballots.models import Ballot, CastRequest, VoteRound, WaitingLeaf
from citizen.ballots.queries import list_asked, list_options, stream_ballots, stream_leaves, stream_replaced
from citizen.boxes import writing
from citizen.config import Settings, settings_from
from citizen.database import db, transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.box.commitments import Kind, commitment_of
from citizen.domain.box.receipts import new_receipt
from citizen.domain.sealed_ballots import DRAW_BYTES, BallotSeal, SealedContents
from citizen.municipalities.actions import MunicipalityTexts, set_up_municipality
from citizen.processes.models import VOTE, Process

BALLOTS = int(os.environ.get("CITIZEN_BENCH_BALLOTS") or 700_000)
OPTIONS = 12
AT_ONCE = 5_000
DAY = timedelta(days=1)
MOST_SECONDS, MOST_MB, MOST_SECONDS_OF_RECOUNT = 60, 300, 10


def run() -> list[Measure]:
    """The close in a process of its own, and recount.py in an interpreter that has nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(
            settings_from({"CITIZEN_ENV": "demo"}, Path(folder)), database_url=f"sqlite:///{folder}/citizen.db"
        )
        _in_process(_fill, settings)
        file = Path(folder) / "citizen.db"
        start = time.perf_counter()
        shutil.copyfile(file, file.with_name("copy.db"))
        copying = time.perf_counter() - start
        seconds, megabytes = _in_process(_close, settings)
        _in_process(_publish, settings)
        box = Path(folder) / "box"
        start = time.perf_counter()
        subprocess.run([sys.executable, "-I", box / writing.RECOUNT, box], check=True, capture_output=True)
        recount = time.perf_counter() - start
    return [
        Measure(
            f"close a round of {BALLOTS:,} ballots",
            f"{seconds:.0f} s, {megabytes:.0f} MB",
            f"copying its database {copying:.2f} s; goal {MOST_SECONDS} s, {MOST_MB} MB",
            f"{seconds / copying:.0f}",
        ),
        Measure(
            f"recount.py over {BALLOTS:,} ballots", f"{recount:.1f} s", f"goal {MOST_SECONDS_OF_RECOUNT} s",
        ),
    ]  # fmt: skip


def _in_process(job: Any, settings: Settings) -> Any:
    """What the job returns, done in a process that is started afresh, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(job, (settings,))


def _app(settings: Settings) -> Flask:
    return create_app(settings)


def _fill(settings: Settings) -> None:
    with _app(settings).app_context():
        upgrade()
        vote_round, question, options = _a_round(settings)
        rows = _rows(vote_round, question, options, seal_of(settings.keys_dir, vote_round))
        while chunk := list(islice(rows, AT_ONCE)):
            with transaction() as session:
                for table, place in ((Ballot, 0), (CastRequest, 1), (WaitingLeaf, 2)):
                    session.execute(sa.insert(table), [row[place] for row in chunk])
        with transaction() as session:
            ended = {"closes_at": datetime.now(UTC) - timedelta(hours=1)}
            session.execute(sa.update(VoteRound).values(ended))


def _a_round(settings: Settings) -> tuple[VoteRound, int, list[int]]:
    now = datetime.now(UTC)
    place = set_up_municipality(MunicipalityTexts("0000", "Storby", "storby", "nb", "fjord", "veg", "", ""), [])
    words = ("title", "summary", "why", "influence", "next", "decided_by")
    texts = {f"{word}_{lang}": "Hva velger du?" for word in words for lang in ("nb", "nn")}
    opens_at = now + DAY
    process = Process(
        municipality_id=place.id, slug="stor", kind=VOTE, created_at=now, proposals_open_at=opens_at,
        proposals_close_at=opens_at, voting_open_at=opens_at, voting_close_at=now + 3 * DAY, **texts,
    )  # fmt: skip
    options = tuple(PlannedOption(f"valg{n}", f"Valg {n}", f"Val {n}") for n in range(OPTIONS))
    with transaction() as session:
        session.add(process)
        session.flush()
        asked = PlannedQuestion("sak", "Hva velger du?", "Kva vel du?", options)
        made = write_round(session, process, [asked], HowToCount(), settings)
        if not isinstance(made, VoteRound):
            raise RuntimeError(f"the round is refused: {made}")
        made.opens_at = now - DAY
    return made, list_asked(made.id)[0].id, [option.id for option in list_options(made.id)]


def _rows(vote_round: VoteRound, question: int, options: list[int], seal: BallotSeal) -> Iterator[tuple[Any, ...]]:
    """Ballot, request and waiting leaf of each voter, as casting stores them."""
    chance = random.Random(1)
    for _ in range(BALLOTS):
        slot, receipt = secrets.token_bytes(32), new_receipt(secrets.token_bytes(16))
        choices = tuple(sorted(chance.sample(options, chance.randint(0, 4))))
        said = SealedContents(choices, receipt, secrets.token_bytes(32))
        where = {"round_id": vote_round.id, "question_id": question, "slot": slot}
        leaf = commitment_of(vote_round.id, question, Kind.CAST, receipt, choices, said.nonce)
        yield (
            where | {"sealed": seal.seal(said, slot, secrets.token_bytes(DRAW_BYTES)), "rev": 1, "district_id": None,
                     "lives_here": None, "mark": seal.mark_of_receipt(receipt)},
            where | {"idem": secrets.token_bytes(32), "body_mark": secrets.token_bytes(32), "rev": 1, "did": "cast",
                     "sealed_receipt": seal.seal_receipt(receipt, slot, secrets.token_bytes(DRAW_BYTES))},
            {"round_id": vote_round.id,
             "sealed": seal.seal_leaf(leaf, question, slot, secrets.token_bytes(DRAW_BYTES))},
        )  # fmt: skip


def _close(settings: Settings) -> tuple[float, float]:
    with _app(settings).app_context():
        db.engine.connect().close()
        start = time.perf_counter()
        if len(close_due(settings)) != 1:
            raise RuntimeError("the round did not close")
        return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _publish(settings: Settings) -> None:
    folder = settings.keys_dir.parent / "box"
    folder.mkdir()
    with _app(settings).app_context():
        ended = db.session.scalars(sa.select(VoteRound)).one()
        files = {
            writing.BALLOTS: writing.ballot_lines(stream_ballots(ended.id)),
            writing.REPLACED: writing.replaced_lines(stream_replaced(ended.id)),
            writing.LEAVES: writing.leaf_lines(stream_leaves(ended.id)),
            writing.MANIFEST: [ended.manifest or b""],
            writing.RECOUNT: [writing.recount_bytes()],
        }
        for name, chunks in files.items():
            with (folder / name).open("wb") as file:
                file.writelines(chunks)


if __name__ == "__main__":
    for line in run():
        print(line)
