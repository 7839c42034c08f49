"""Whoever closes a round is killed before each statement and each commit: never half done, and done in the end."""

from __future__ import annotations

import json
import os
import signal

import sqlalchemy as sa
from sqlalchemy import event

from citizen.ballots.models import (
    Ballot,
    BallotFinal,
    CastRequest,
    LogLeaf,
    QuestionResult,
    ReplacedReceipt,
    VoteRound,
    WaitingLeaf,
)
from citizen.cli.upkeep import run_pass
from citizen.database import db
from tests import factories as a
from tests.published import faults_of_box
from tests.voting import a_vote

PEOPLE = 30
BEFORE, AFTER = (Ballot, CastRequest, WaitingLeaf), (BallotFinal, ReplacedReceipt, LogLeaf, QuestionResult)


def test_a_close_that_is_killed_at_any_statement_is_whole_or_has_not_happened(site, tmp_path):
    vote = a_vote()
    for person in range(PEOPLE):
        vote.cast(person, person % 3)
    vote.cast(0, 1)
    a.let_it_end(vote.round)
    point = 1
    states = set()
    while is_killed_at(point):
        states.add(state_of(vote.round.id))
        point += 1
    assert states == {"open", "closed"}
    assert state_of(vote.round.id) == "closed"
    assert faults_of_box(vote.round.id, tmp_path / "box") == []
    result = json.loads(db.session.scalar(sa.select(QuestionResult.result).filter_by(round_id=vote.round.id)))
    assert {row["option"]: row["votes"] for row in result["votes"]} == dict(zip(vote.options, (9, 11, 10), strict=True))
    assert db.session.scalar(sa.select(VoteRound.scrubbed_at).filter_by(id=vote.round.id))


def is_killed_at(point):
    """Closes what is due in a process of its own that kills itself there; False where it came to its end before."""
    db.session.remove()
    db.engine.dispose()
    child = os.fork()
    if child == 0:
        count = iter(range(1, 100_000))

        def die_at_the_point(*_event):
            if next(count) == point:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(db.engine, "before_cursor_execute", die_at_the_point)
        event.listen(db.engine, "commit", die_at_the_point)
        result = run_pass(a.the_settings())
        os._exit(1 if result.faults else 0)
    _child, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), status
    return status != 0


def state_of(round_id):
    """The status, when everything else is as it must be with it."""
    status, manifest = db.session.execute(sa.select(VoteRound.status, VoteRound.manifest).filter_by(id=round_id)).one()
    there = [
        db.session.scalar(sa.select(sa.func.count()).select_from(table).where(table.round_id == round_id))
        for table in (*BEFORE, *AFTER)
    ]
    expected = [PEOPLE, PEOPLE + 1, PEOPLE + 1, 0, 0, 0, 0] if status == "open" else [0, 0, 0, PEOPLE, 1, PEOPLE + 1, 1]
    assert there == expected, status
    assert (manifest is None) is (status == "open")
    db.session.remove()
    return status
