"""What the manifest of a published box says of its round, and of no other."""

from __future__ import annotations

import hashlib
import json

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import change_deadline
from citizen.ballots.models import LogBatch, VoteRound
from citizen.ballots.queries import stream_ballots, stream_leaves, stream_replaced
from citizen.boxes.writing import ballot_lines, leaf_lines, replaced_lines
from citizen.database import db
from citizen.domain.box.statements import instant
from citizen.domain.round_changes import Reason
from citizen.web.clock import now
from tests import factories as a
from tests.voting import a_vote

pytestmark = pytest.mark.usefixtures("app")
WHY = Reason("Strømmen gikk.", "Straumen gjekk.")


def test_a_round_whose_deadline_was_moved_says_so_and_was_not_stopped():
    vote = a_vote()
    old, new = vote.round.closes_at, (vote.round.closes_at + a.DAY).replace(microsecond=0)
    moved = change_deadline(vote.process, new, WHY, a.a_resident().id, seen=vote.round.version)
    assert isinstance(moved, VoteRound), moved
    manifest = json.loads(a.let_it_close(db.session.get_one(VoteRound, vote.round.id)).manifest)
    assert manifest["round"]["status"] == "closed"
    assert manifest["round"]["stopped_reason_nb"] is manifest["round"]["stopped_reason_nn"] is None
    [event] = manifest["events"]
    told = {name: event[name] for name in ("reason_nb", "reason_nn", "old", "new")}
    assert told == {"reason_nb": WHY.nb, "reason_nn": WHY.nn, "old": instant(old), "new": instant(new)}
    assert event["at"] <= instant(now())


def test_only_the_questions_batches_and_files_of_the_round_stand_in_it():
    other, vote = a_vote(), a_vote()
    for one in (other, vote):
        one.cast(1, 0)
        one.cast(1, 1)
        a.let_it_close(one.round)
    closed = db.session.get_one(VoteRound, vote.round.id)
    manifest = json.loads(closed.manifest)
    assert list(manifest["questions"]) == [str(vote.question.id)]
    batch = db.session.scalars(sa.select(LogBatch).where(LogBatch.round_id == closed.id)).one()
    assert manifest["batches"] == [
        {
            "batch": 1, "tree_size": 2, "root": batch.root.hex(), "sealed_at": instant(batch.sealed_at),
            "signature": batch.signature.hex(),
        }
    ]  # fmt: skip
    files = {
        "ballots.csv": ballot_lines(stream_ballots(closed.id)),
        "replaced.csv": replaced_lines(stream_replaced(closed.id)),
        "leaves.csv": leaf_lines(stream_leaves(closed.id)),
    }
    hashes = {name: hashlib.sha256(b"".join(lines)).hexdigest() for name, lines in files.items()}
    assert manifest["files"] == hashes
    counts = {"ballots": 1, "replaced": 1, "withdrawn": 0, "leaves": 2}
    assert counts.items() <= manifest["counts"].items()


def test_a_round_from_before_there_were_signatures_is_signed_with_the_key_of_today():
    vote = a_vote()
    with db.engine.begin() as connection:
        connection.execute(sa.update(VoteRound).values(public_key=""))
    key = a_vote().round.public_key
    closed = a.let_it_close(vote.round)
    assert json.loads(closed.manifest)["public_key"] == closed.public_key == key != ""
