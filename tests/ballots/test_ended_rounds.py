"""A ballot that comes for a round that has ended: refused with the right word, also when the key is destroyed."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import cast_on_paper, closing, emptying, scrub_due, sealing, shred_due
from citizen.ballots.actions.closing import is_due
from citizen.ballots.models import Ballot, CastRequest, PaperVote, VoteRound, WaitingLeaf
from citizen.database import db, transaction
from citizen.domain.ballots import BallotRefusal
from citizen.keys import destroy_key
from citizen.web.clock import now
from tests import factories as a
from tests.voting import a_vote, published_books

pytestmark = pytest.mark.usefixtures("app")
DAY = timedelta(days=1)
TABLES_OF_THE_OPEN_ROUND = (Ballot, CastRequest, WaitingLeaf, PaperVote)


def vote_on_paper(vote):
    with transaction() as session:
        question = vote.question.id
        slots, answers = {question: vote.slot(9)}, {question: ([], vote.voter(9))}
        cast_on_paper(session, vote.round, slots, answers, vote.keys_dir)


def everything_left():
    return [db.session.scalar(sa.select(sa.func.count()).select_from(table)) for table in TABLES_OF_THE_OPEN_ROUND]


def test_a_ballot_of_a_stopped_round_is_told_that_it_was_stopped_and_its_votes_are_kept():
    vote = a_vote()
    vote.cast(1, 0)
    vote.cast(1, 1)
    stopped = vote.stop()
    assert stopped.status == "stopped"
    assert vote.cast(1, 2) is BallotRefusal.STOPPED
    assert vote.withdraw(1) is BallotRefusal.STOPPED
    books = published_books(stopped)
    assert (books.ballots, books.replaced, books.balance) == (1, 1, True)
    assert everything_left() == [0, 0, 0, 0]


def test_a_ballot_of_a_round_whose_key_is_destroyed_is_told_that_it_is_closed():
    vote = a_vote()
    vote.cast(1, 0)
    a.let_it_close(vote.round)
    scrub_due()
    with db.engine.begin() as connection:
        connection.execute(sa.update(VoteRound).values(closed_at=now() - 15 * DAY))
    assert shred_due(a.the_settings()) == [vote.round.id]
    assert vote.cast(1, 1) is BallotRefusal.ALREADY_CLOSED
    assert vote.withdraw(1) is BallotRefusal.ALREADY_CLOSED


def test_a_ballot_of_a_stopped_round_is_told_so_when_its_key_is_destroyed_too():
    vote = a_vote()
    stopped = vote.stop()
    destroy_key(vote.keys_dir, stopped.key_id)
    assert vote.cast(1, 1) is BallotRefusal.STOPPED
    assert vote.withdraw(1) is BallotRefusal.STOPPED


def test_a_round_is_due_at_the_very_end_of_its_grace():
    vote_round = VoteRound(closes_at=now(), grace_s=60)
    end = vote_round.closes_at + timedelta(seconds=60)
    assert is_due(vote_round, end)
    assert not is_due(vote_round, end - timedelta(microseconds=1))


def test_a_round_that_somebody_else_closes_meanwhile_is_not_reported(monkeypatch):
    a.let_it_end(a_vote().round)
    monkeypatch.setattr(closing, "close_round", lambda _round, _settings: None)
    assert closing.close_due(a.the_settings()) == []


def test_a_key_is_destroyed_two_weeks_after_the_count_and_not_before():
    vote = a_vote()
    a.let_it_close(vote.round)
    key = vote.keys_dir / f"{vote.round.key_id}.key"
    for closed_ago, is_there in ((14 * DAY - timedelta(minutes=1), True), (14 * DAY + timedelta(minutes=1), False)):
        with db.engine.begin() as connection:
            connection.execute(sa.update(VoteRound).values(closed_at=now() - closed_ago))
        db.session.commit()
        shred_due(a.the_settings())
        assert key.exists() is is_there
    assert shred_due(a.the_settings()) == []


def test_nothing_of_the_open_round_is_left_when_it_has_closed_and_other_rounds_keep_theirs():
    vote, other = a_vote(), a_vote()
    for person in range(4):
        vote.cast(person, 0)
    other.cast(1, 0)
    vote_on_paper(vote)
    vote_on_paper(other)
    assert everything_left() == [7, 7, 7, 2]
    a.let_it_close(vote.round)
    assert everything_left() == [2, 2, 2, 1]
    assert db.session.scalars(sa.select(PaperVote.round_id)).all() == [other.round.id]
    scrub_due()
    db.session.refresh(other.round)
    assert other.round.scrubbed_at is None
    assert other.ballot(1) is not None


@pytest.mark.parametrize("ballots", [4, 5])
def test_a_box_that_is_written_in_parts_is_whole(monkeypatch, ballots):
    monkeypatch.setattr(emptying, "AT_ONCE", 2)
    monkeypatch.setattr(sealing, "AT_ONCE", 2)
    vote = a_vote()
    for person in range(ballots):
        vote.cast(person, 0)
        vote.cast(person, 1)
    books = published_books(a.let_it_close(vote.round))
    assert (books.ballots, books.replaced, books.leaves, books.withdrawn) == (ballots, ballots, 2 * ballots, 0)
