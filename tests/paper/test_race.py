"""Many at once with one code, or with one person in both channels: one vote, and every answer true."""

from __future__ import annotations

import threading
from datetime import timedelta

import sqlalchemy as sa

from citizen.ballots.actions import Cast, close_round
from citizen.ballots.models import BallotFinal, PaperVote, VoteRound
from citizen.database import db, transaction
from citizen.domain.ballots import BallotRefusal
from citizen.domain.paper import CodeState, Entering, PaperRefusal
from citizen.paper import actions
from citizen.paper.actions import Entered
from citizen.paper.models import PaperCode, PaperEntry
from citizen.web.clock import now
from tests import factories as a
from tests.paper.town import a_paper_town, count_of, stored_choices


def at_once(app, *works):
    """Each work in a thread of its own; what they came to, in order."""
    outcomes = [None] * len(works)
    barrier = threading.Barrier(len(works))

    def run(number, work):
        with app.app_context():
            barrier.wait(timeout=30)
            try:
                outcomes[number] = work()
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    db.session.rollback()
    return outcomes


def kinds(outcomes):
    return sorted(one.outcome if isinstance(one, Entered) else one for one in outcomes)


def test_two_who_enter_the_same_ballot_at_once_make_one_vote(app):
    town = a_paper_town()
    code, reading = town.make_codes()[1], town.reading((), ())
    outcomes = at_once(app, *[lambda by=by: town.enter(code, reading, by=by) for by in (0, 1)])
    assert kinds(outcomes) == sorted([Entering.ENTERED_ONCE, Entering.COUNTED])
    assert len(stored_choices(town)) == 2
    assert count_of(PaperEntry) == 0


def test_a_crowd_with_one_code_makes_one_vote(app):
    town = a_paper_town()
    code, reading = town.make_codes()[1], town.reading((), None)
    outcomes = at_once(app, *[lambda by=n % 2: town.enter(code, reading, by=by) for n in range(8)])
    counted = [one for one in outcomes if isinstance(one, Entered) and one.outcome is Entering.COUNTED]
    assert len(counted) == 1
    refusals = {one for one in outcomes if isinstance(one, PaperRefusal)}
    assert refusals <= {PaperRefusal.CODE_USED, PaperRefusal.ENTERED_BY_YOU}
    assert len(stored_choices(town)) == 1


def test_paper_and_online_at_once_are_one_vote(app):
    town = a_paper_town()
    code, (first, second) = town.make_codes()[1], town.questions
    town.enter(code, town.reading((), ()))
    outcomes = at_once(
        app,
        lambda: town.enter(code, town.reading((), ()), by=1),
        lambda: town.cast_online(1, first, town.options(first)[:1]),
        lambda: town.cast_online(1, second, town.options(second)[:1]),
    )
    paper, *online = outcomes
    if paper.outcome is Entering.COUNTED:
        assert online == [BallotRefusal.VOTED_ON_PAPER] * 2
        assert stored_choices(town) == sorted([(first, ()), (second, ())])
    else:
        assert paper.outcome is Entering.REFUSED
        assert count_of(PaperVote) == 0
        assert all(isinstance(one, Cast) for one in online)


def test_making_codes_twice_at_once_leaves_one_that_works_for_each(app):
    town = a_paper_town()
    at_once(app, *[
        lambda: actions.make_codes_anew(town.process, town.printer.id, keys_dir=a.the_keys_dir()) for _ in range(3)
    ])  # fmt: skip
    assert count_of(PaperCode, state=CodeState.UNUSED) == 3


def test_making_codes_anew_while_a_ballot_is_entered_loses_no_ballot(app):
    town = a_paper_town()
    code = town.make_codes()[1]
    entered, made = at_once(
        app,
        lambda: town.enter(code, town.reading((), ())),
        lambda: actions.make_codes_anew(town.process, town.printer.id, keys_dir=a.the_keys_dir()),
    )
    if isinstance(entered, Entered):
        assert [one.number for one in made.codes] == [2, 3]
        assert town.enter(code, town.reading((), ()), by=1).outcome is Entering.COUNTED
    else:
        assert entered is PaperRefusal.CODE_VOIDED
        assert [one.number for one in made.codes] == [1, 2, 3]


def end_now(round_id):
    """The deadline passes, and the round is closed at once."""
    with transaction() as session:
        ended = {"closes_at": now() - timedelta(hours=1)}
        session.execute(sa.update(VoteRound).where(VoteRound.id == round_id).values(ended))
    return close_round(round_id, a.the_settings())


def test_the_end_of_the_round_and_a_reading_at_once_lose_no_vote_that_was_acknowledged(app):
    town = a_paper_town()
    code = town.make_codes()[1]
    town.enter(code, town.reading((), ()))
    entered, closed = at_once(app, lambda: town.enter(code, town.reading((), ()), by=1), lambda: end_now(town.round.id))
    assert closed is not None
    acknowledged = isinstance(entered, Entered) and entered.outcome is Entering.COUNTED
    assert count_of(BallotFinal) == (2 if acknowledged else 0)
