"""Sealing the log while the voting is open: some always wait, and each round numbers its own batches."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import seal_due, sealing
from citizen.ballots.models import LogBatch, LogLeaf, WaitingLeaf
from citizen.ballots.queries import stream_leaves
from citizen.database import db
from tests import factories as a
from tests.voting import Vote, a_vote

pytestmark = pytest.mark.usefixtures("app")


def more(vote: Vote, number: int) -> None:
    a.some_ballots(vote.round, vote.question.id, [], number)


def waiting(vote: Vote) -> int:
    return db.session.scalar(sa.select(sa.func.count()).where(WaitingLeaf.round_id == vote.round.id))


def batches(*votes: Vote) -> list[list[tuple[int, int]]]:
    """Of each round, the numbers of its batches with how large the tree was."""
    wanted = sa.select(LogBatch.batch, LogBatch.tree_size).order_by(LogBatch.batch)
    return [[tuple(row) for row in db.session.execute(wanted.filter_by(round_id=vote.round.id))] for vote in votes]


@pytest.fixture
def rounds():
    vote, other = a_vote(), a_vote()
    more(vote, 45)
    more(other, 39)
    return vote, other


def test_twenty_wait_for_the_next_batch_and_too_few_make_none(rounds):
    vote, other = rounds
    [batch] = seal_due(a.the_settings())
    assert batch.round_id == vote.round.id
    assert (waiting(vote), waiting(other)) == (20, 39)
    assert batches(*rounds) == [[(1, 25)], []]
    assert seal_due(a.the_settings()) == []


def test_each_round_numbers_its_own_batches_until_it_closes(rounds):
    vote, other = rounds
    seal_due(a.the_settings())
    more(vote, 20)
    more(other, 1)
    assert [batch.round_id for batch in seal_due(a.the_settings())] == [vote.round.id, other.round.id]
    assert batches(*rounds) == [[(1, 25), (2, 45)], [(1, 20)]]
    a.let_it_close(other.round)
    assert batches(*rounds) == [[(1, 25), (2, 45)], [(1, 20), (2, 40)]]
    assert (waiting(vote), waiting(other)) == (20, 0)
    assert seal_due(a.the_settings()) == []
    more(vote, 20)
    assert [batch.round_id for batch in seal_due(a.the_settings())] == [vote.round.id]


def test_the_leaves_of_a_batch_stand_in_the_order_of_their_hashes_and_leave_the_pool(rounds, monkeypatch):
    monkeypatch.setattr(sealing, "AT_ONCE", 10)
    monkeypatch.setattr(sealing, "FORGOTTEN_AT_ONCE", 7)
    vote, _other = rounds
    seal_due(a.the_settings())
    leaves = list(stream_leaves(vote.round.id))
    assert leaves == sorted(leaves)
    assert [batch for batch, _hash in leaves] == [1] * 25
    assert waiting(vote) == 20
    assert db.session.scalar(sa.select(sa.func.count()).select_from(LogLeaf)) == 25
