"""Taking a vote back: as if the person had not voted, with a void entry in the log."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import Withdrawn
from citizen.ballots.models import CastRequest
from citizen.ballots.queries import find_line, is_replaced
from citizen.database import db
from tests import factories as a
from tests.voting import Books, a_form, a_vote, published_books

pytestmark = pytest.mark.usefixtures("app")


def test_a_vote_that_is_withdrawn_is_gone_and_the_log_says_so():
    vote = a_vote()
    cast = vote.cast(1, 0)
    assert vote.withdraw(1) == Withdrawn(cast.receipt)
    assert vote.ballot(1) is None
    assert vote.books() == Books(ballots=0, replaced=1, withdrawn=1, leaves=2)


def test_withdrawing_twice_or_what_is_not_there_is_no_fault_and_no_leaf():
    vote, form = a_vote(), a_form()
    cast = vote.cast(1, 0)
    assert vote.withdraw(1, idem=form) == vote.withdraw(1, idem=form) == Withdrawn(cast.receipt)
    assert vote.withdraw(1) == Withdrawn("")
    assert vote.withdraw(2) == Withdrawn("")
    assert vote.books() == Books(ballots=0, replaced=1, withdrawn=1, leaves=2)


def test_a_withdrawal_that_comes_again_after_a_new_vote_leaves_the_vote_alone():
    vote, form = a_vote(), a_form()
    first = vote.cast(1, 0)
    vote.withdraw(1, idem=form)
    second = vote.cast(1, 0)
    assert second.receipt != first.receipt
    assert vote.withdraw(1, idem=form) == Withdrawn(first.receipt)
    assert vote.ballot(1) == second
    assert vote.books() == Books(ballots=1, replaced=1, withdrawn=1, leaves=3)


def test_a_withdrawal_of_nothing_that_comes_again_after_a_vote_leaves_the_vote_alone():
    vote, form = a_vote(), a_form()
    vote.withdraw(1, idem=form)
    cast = vote.cast(1, 0)
    assert vote.withdraw(1, idem=form) == Withdrawn("")
    assert vote.ballot(1) == cast
    noted = sa.select(CastRequest.did, CastRequest.rev).order_by(CastRequest.rev)
    assert db.session.execute(noted).all() == [("same", 0), ("cast", 1)]


def test_a_vote_that_comes_again_after_its_withdrawal_stays_withdrawn():
    vote, form = a_vote(), a_form()
    cast = vote.cast(1, 0, idem=form)
    vote.withdraw(1)
    assert vote.cast(1, 0, idem=form) == cast
    assert vote.ballot(1) is None


def test_a_withdrawal_of_one_person_touches_nobody_else():
    vote = a_vote()
    vote.cast(1, 0)
    other = vote.cast(2, 1)
    vote.withdraw(1)
    assert vote.ballot(2) == other


def test_after_the_count_a_withdrawn_receipt_is_told_to_be_replaced():
    vote = a_vote()
    gone, kept = vote.cast(1, 0), vote.cast(2, 1)
    vote.withdraw(1)
    closed = a.let_it_close(vote.round)
    assert find_line(vote.round.id, gone.receipt) is None
    assert is_replaced(vote.round.id, gone.receipt)
    assert find_line(vote.round.id, kept.receipt).choices == kept.choices
    assert published_books(closed) == Books(ballots=1, replaced=1, withdrawn=1, leaves=3)
