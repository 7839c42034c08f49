"""Many at once, from one person and from many: each has one vote, and nothing that was acknowledged is lost."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa

from citizen.ballots.actions import Cast, close_due, close_round, seal_due
from citizen.ballots.models import BallotFinal
from citizen.database import db
from citizen.domain.ballots import BallotRefusal
from tests import factories as a
from tests.at_once import at_once
from tests.voting import Books, a_form, a_vote, published_books


def test_a_form_that_is_sent_twenty_times_at_once_is_one_vote(app):
    vote, form = a_vote(), a_form()
    outcomes = at_once(app, [partial(vote.cast, 1, 0, idem=form)] * 20)
    assert isinstance(outcomes[0], Cast)
    assert outcomes == [outcomes[0]] * 20
    assert vote.books() == Books(ballots=1, replaced=0, withdrawn=0, leaves=1)


def test_twenty_double_clicks_at_once_are_twenty_votes(app):
    vote = a_vote()
    forms = [a_form() for _ in range(20)]
    jobs = [partial(vote.cast, person, 0, idem=form) for person, form in enumerate(forms) for _click in range(2)]
    outcomes = at_once(app, jobs)
    assert outcomes[::2] == outcomes[1::2]
    assert {outcome.rev for outcome in outcomes} == {1}
    assert len({outcome.receipt for outcome in outcomes}) == 20
    assert vote.books() == Books(ballots=20, replaced=0, withdrawn=0, leaves=20)


def test_two_tabs_with_different_choices_leave_one_ballot_and_count_every_change(app):
    vote = a_vote()
    outcomes = at_once(app, [partial(vote.cast, 1, tab % 3) for tab in range(12)])
    last = max(outcomes, key=lambda outcome: outcome.rev)
    given = {outcome.receipt for outcome in outcomes}
    assert vote.ballot(1) == last
    assert {outcome.rev for outcome in outcomes} == set(range(1, last.rev + 1))  # the same choice again is no change
    assert len(given) == last.rev
    assert vote.books() == Books(ballots=1, replaced=last.rev - 1, withdrawn=0, leaves=last.rev)


def test_one_who_votes_and_withdraws_at_once_has_a_vote_or_none_and_the_books_balance(app):
    vote = a_vote()
    jobs = [partial(vote.cast, 1, n % 3) if n % 2 else partial(vote.withdraw, 1) for n in range(12)]
    outcomes = at_once(app, jobs)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert vote.books().balance
    assert vote.books().ballots == (vote.ballot(1) is not None)


def test_a_batch_that_is_sealed_while_people_vote_loses_no_leaf(app):
    vote, settings = a_vote(), a.the_settings()
    for person in range(45):
        vote.cast(person, 0)
    jobs = [partial(vote.cast, person, 1) for person in range(10)] + [partial(seal_due, settings)] * 3
    assert not [outcome for outcome in at_once(app, jobs) if isinstance(outcome, Exception)]
    assert vote.books() == Books(ballots=45, replaced=10, withdrawn=0, leaves=55)


def test_a_round_that_is_closed_four_times_at_once_is_closed_once(app):
    vote, settings = a_vote(), a.the_settings()
    vote.cast(1, 0)
    a.let_it_end(vote.round)
    outcomes = at_once(app, [partial(close_round, vote.round.id, settings)] * 3 + [partial(close_due, settings)])
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    closed = [one for one in outcomes if one not in (None, [])]
    assert len(closed) == 1
    assert db.session.scalar(sa.select(sa.func.count()).select_from(BallotFinal)) == 1


def test_a_round_that_is_stopped_while_people_vote_has_exactly_the_votes_that_were_acknowledged(app):
    vote = a_vote()
    outcomes = at_once(app, [*(partial(vote.cast, person, person % 3) for person in range(24)), vote.stop])
    stopped = outcomes.pop()
    acknowledged = {outcome.receipt for outcome in outcomes if isinstance(outcome, Cast)}
    assert all(isinstance(outcome, Cast) or outcome is BallotRefusal.STOPPED for outcome in outcomes)
    assert set(db.session.scalars(sa.select(BallotFinal.receipt))) == acknowledged
    assert published_books(stopped).balance
