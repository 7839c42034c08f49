"""The instants of a round, to the millisecond: the database's clock decides, whatever the application thinks it is."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions import Cast, Withdrawn
from citizen.ballots.models import Ballot, VoteRound
from citizen.database import database_now, db, transaction
from citizen.domain.ballots import BallotRefusal
from citizen.domain.phases import Phase
from tests.voting import a_form, a_vote

pytestmark = pytest.mark.usefixtures("app")
SOON = timedelta(milliseconds=300)
AFTERWARDS = timedelta(milliseconds=150)
MILLISECOND = timedelta(milliseconds=1)
NEAR = timedelta(milliseconds=100)
"""How close to the instant there must have been an attempt on each side, or the test has shown nothing."""
AN_HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("kind", ["opens_at", "closes_at"])
def test_ballots_are_let_in_from_the_opening_to_the_closing_and_not_a_millisecond_longer(kind):
    vote = a_vote(phase=Phase.ANNOUNCED if kind == "opens_at" else Phase.VOTING)
    instant = the_clock() + SOON
    set_instants(vote, grace_s=0, **{kind: instant})
    attempts = attempts_until(vote, instant + AFTERWARDS)
    before = {let_in for _began, ended, let_in in attempts if ended < instant - MILLISECOND}
    after = {let_in for began, _ended, let_in in attempts if began > instant + MILLISECOND}
    assert (before, after) == (({False}, {True}) if kind == "opens_at" else ({True}, {False}))
    assert any(instant - NEAR < ended < instant for _began, ended, _let_in in attempts)
    assert any(instant < began < instant + NEAR for began, _ended, _let_in in attempts)


def test_ballots_are_let_in_for_the_grace_and_not_longer():
    vote = a_vote()
    instant = the_clock() + SOON
    set_instants(vote, grace_s=1, closes_at=instant - SECOND)
    attempts = attempts_until(vote, instant + AFTERWARDS)
    assert {let_in for _began, ended, let_in in attempts if ended < instant - MILLISECOND} == {True}
    assert {let_in for began, _ended, let_in in attempts if began > instant + MILLISECOND} == {False}


@pytest.mark.parametrize(
    ("closed_ago", "arrived_ago", "is_stored"),
    [
        (timedelta(seconds=5), timedelta(seconds=5, milliseconds=1), True),
        (timedelta(seconds=5), timedelta(seconds=5), False),
        (timedelta(seconds=5), timedelta(seconds=4, milliseconds=999), False),
        (timedelta(seconds=59), timedelta(seconds=60), True),
        (timedelta(seconds=61), timedelta(seconds=62), False),
        (-SECOND * 30, timedelta(0), True),
    ],
)
def test_what_had_arrived_in_time_is_stored_within_the_grace(closed_ago, arrived_ago, is_stored):
    vote = a_vote()
    moment = the_clock()
    set_instants(vote, closes_at=moment - closed_ago)
    outcome = vote.cast(1, 0, arrived_at=moment - arrived_ago)
    assert isinstance(outcome, Cast) if is_stored else outcome is BallotRefusal.ALREADY_CLOSED
    assert (vote.ballot(1) is not None) is is_stored


@pytest.mark.parametrize("wrong_by", [-AN_HOUR, -SECOND * 90, SECOND * 90, AN_HOUR])
def test_a_clock_of_the_application_that_is_wrong_changes_no_deadline(wrong_by):
    vote = a_vote()
    set_instants(vote, closes_at=the_clock() + timedelta(seconds=30))
    assert isinstance(vote.cast(1, 0, arrived_at=the_clock() + wrong_by), Cast)
    set_instants(vote, closes_at=the_clock() - timedelta(seconds=61))
    for person, outcome in ((1, vote.cast(1, 1, arrived_at=the_clock() + wrong_by)),):
        assert outcome is BallotRefusal.ALREADY_CLOSED
        assert vote.ballot(person).rev == 1


def test_a_clock_that_is_ahead_lets_nobody_vote_before_the_opening():
    vote = a_vote(phase=Phase.ANNOUNCED)
    assert vote.cast(1, 0, arrived_at=the_clock() + 400 * 24 * AN_HOUR) is BallotRefusal.NOT_OPEN_YET


def test_nothing_can_be_withdrawn_after_the_deadline():
    vote = a_vote()
    form = a_form()
    vote.cast(1, 0)
    withdrawn = vote.withdraw(1, idem=form)
    vote.cast(2, 1)
    set_instants(vote, closes_at=the_clock() - timedelta(seconds=90))
    assert vote.withdraw(2) is BallotRefusal.ALREADY_CLOSED
    assert vote.ballot(2) is not None
    assert vote.withdraw(1, idem=form) == withdrawn  # the answer that was lost on the way is given again
    assert isinstance(withdrawn, Withdrawn)


def the_clock():
    moment = database_now(db.session())
    db.session.commit()
    return moment


def set_instants(vote, **instants):
    with transaction() as session:
        session.execute(sa.update(VoteRound).where(VoteRound.id == vote.round.id).values(instants))
        session.refresh(vote.round)


def attempts_until(vote, end):
    """Ballots put into the table by hand, one after the other: when it began, when it ended, whether it was let in."""
    where = {"round_id": vote.round.id, "question_id": vote.question.id, "rev": 1, "sealed": b"x"}
    attempts = []
    with db.engine.connect() as connection:
        began = _clock_of(connection)
        while began < end:
            let_in = _let_in(connection, {**where, "slot": secrets.token_bytes(32), "mark": secrets.token_bytes(32)})
            ended = _clock_of(connection)
            attempts.append((began, ended, let_in))
            began = ended
    return attempts


def _let_in(connection, ballot):
    try:
        connection.execute(sa.insert(Ballot), ballot)
    except sa.exc.DBAPIError:
        connection.rollback()
        return False
    connection.commit()
    return True


def _clock_of(connection):
    with Session(bind=connection) as session:
        moment = database_now(session)
    connection.rollback()
    return moment
