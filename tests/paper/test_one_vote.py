"""One person, one vote, over both channels."""

from __future__ import annotations

import pytest

from citizen.ballots.actions import Cast, Shown, Voter, withdraw_ballot
from citizen.ballots.models import Ballot, BallotQuestion, PaperVote
from citizen.database import db
from citizen.domain.ballots import BallotRefusal
from citizen.domain.electorates import Elector
from citizen.domain.paper import CodeState, Entering, PaperBallot, PaperRefusal
from citizen.paper import actions
from citizen.paper.actions import Entered
from citizen.paper.models import PaperCode, PaperEntry
from citizen.web.clock import now
from tests import factories as a
from tests.paper.town import NO_VOTE_SHOWN, a_paper_town, count_of, hash_of, stored_choices
from tests.voting import booth_at


@pytest.fixture
def town(app):
    return a_paper_town()


def test_who_has_voted_online_can_not_vote_on_paper_too(town):
    codes, (first, second) = town.make_codes(), town.questions
    assert isinstance(town.cast_online(1, first, town.options(first)[:1]), Cast)
    outcome = town.enter(codes[1], town.reading((), ()))
    assert outcome.outcome is Entering.REFUSED
    assert stored_choices(town) == [(first, (town.options(first)[0],))]
    assert count_of(PaperEntry) == count_of(PaperVote) == 0
    assert town.enter(codes[1], town.reading((), ()), by=1) is PaperRefusal.CODE_REFUSED
    assert isinstance(town.cast_online(1, second, []), Cast)


def test_a_vote_online_between_the_two_readings_stands_and_the_paper_is_refused(town):
    codes, (first, _second) = town.make_codes(), town.questions
    town.enter(codes[1], town.reading((), None))
    assert isinstance(town.cast_online(1, first, town.options(first)[1:]), Cast)
    assert town.enter(codes[1], town.reading((), None), by=1).outcome is Entering.REFUSED
    assert stored_choices(town) == [(first, (town.options(first)[1],))]


def test_a_vote_online_before_a_difference_is_settled_stands_too(town):
    codes, (first, _second) = town.make_codes(), town.questions
    town.enter(codes[1], town.reading((), None))
    differing = town.enter(codes[1], town.reading(town.options(first)[:1], None), by=1)
    town.cast_online(1, first, [])
    settled = town.settle(differing.code_id, town.reading((), None))
    assert settled.outcome is Entering.REFUSED
    assert stored_choices(town) == [(first, ())]


@pytest.mark.parametrize("shown", [NO_VOTE_SHOWN, Shown(1, b"m" * 32), None], ids=["no vote", "a vote", "nothing"])
@pytest.mark.parametrize("asked", [0, 1], ids=["the question filled in", "the one left empty"])
def test_who_has_voted_on_paper_can_not_vote_online_too(town, asked, shown):
    codes, (first, _second) = town.make_codes(), town.questions
    town.enter_twice(codes[1], town.reading(town.options(first)[:1], None))
    stored = stored_choices(town)
    question = town.questions[asked]
    assert town.cast_online(1, question, town.options(question)[1:], shown) is BallotRefusal.VOTED_ON_PAPER
    assert stored_choices(town) == stored
    assert isinstance(town.cast_online(2, question, town.options(question)[1:]), Cast)


def test_a_vote_on_paper_can_not_be_withdrawn_online(town):
    codes, (first, _second) = town.make_codes(), town.questions
    town.enter_twice(codes[1], town.reading(town.options(first)[:1], None))
    outcome = withdraw_ballot(
        booth_at(town.process, db.session.get_one(BallotQuestion, first)), Voter(Elector(on_roll=True), hash_of(1)),
        idem=b"i" * 32, arrived_at=now(), keys_dir=a.the_keys_dir(),
    )  # fmt: skip
    assert outcome is BallotRefusal.VOTED_ON_PAPER
    assert len(stored_choices(town)) == 1


def test_who_has_withdrawn_the_vote_online_can_vote_on_paper(town):
    codes, (first, _second) = town.make_codes(), town.questions
    town.cast_online(1, first, town.options(first)[:1])
    withdraw_ballot(
        booth_at(town.process, db.session.get_one(BallotQuestion, first)), Voter(Elector(on_roll=True), hash_of(1)),
        idem=b"i" * 32, arrived_at=now(), keys_dir=a.the_keys_dir(),
    )  # fmt: skip
    assert town.enter_twice(codes[1], town.reading((), None)).outcome is Entering.COUNTED


def test_the_same_person_can_not_vote_twice_on_paper(town):
    codes = town.make_codes()
    town.enter_twice(codes[1], town.reading((), ()))
    again = actions.make_code_at_desk(town.process, 1, town.printer.id, keys_dir=a.the_keys_dir())
    assert again is PaperRefusal.HAS_VOTED_ON_PAPER
    anew = actions.make_codes_anew(town.process, town.printer.id, keys_dir=a.the_keys_dir())
    assert [one.number for one in anew.codes] == [2, 3]
    assert town.enter(codes[1], town.reading((), ())) is PaperRefusal.CODE_USED


def test_nobody_gets_a_new_code_while_their_ballot_is_being_entered(town):
    codes = town.make_codes()
    town.enter(codes[1], town.reading((), ()))
    again = actions.make_code_at_desk(town.process, 1, town.printer.id, keys_dir=a.the_keys_dir())
    assert again is PaperRefusal.BALLOT_CAME_IN
    assert town.enter(codes[1], town.reading((), ()), by=1).outcome is Entering.COUNTED


def test_one_person_alone_can_not_make_a_ballot_count(town):
    codes = town.make_codes()
    assert town.enter(codes[1], town.reading((), ())).outcome is Entering.ENTERED_ONCE
    assert town.enter(codes[1], town.reading((), ())) is PaperRefusal.ENTERED_BY_YOU
    assert stored_choices(town) == []


def test_two_readings_that_differ_wait_for_a_third_look_and_no_third_reading_is_taken(town):
    codes = town.make_codes()
    town.enter(codes[1], town.reading((), None))
    assert town.enter(codes[1], town.reading(None, ()), by=1).outcome is Entering.DIFFERS
    third = a.a_resident()
    outcome = actions.enter_ballot(town.process, codes[1], town.reading((), None), third.id, keys_dir=a.the_keys_dir())
    assert outcome is PaperRefusal.TO_BE_SETTLED
    assert stored_choices(town) == []


def test_an_invalid_ballot_is_no_vote_so_the_person_can_vote_online(town):
    codes, (first, _second) = town.make_codes(), town.questions
    assert town.enter_twice(codes[1], PaperBallot({}, is_invalid=True)).outcome is Entering.INVALID
    assert count_of(PaperCode, state=CodeState.INVALID) == 1
    assert isinstance(town.cast_online(1, first, town.options(first)[:1]), Cast)


def test_a_ballot_counts_in_the_same_groups_as_a_vote_online(town):
    codes = town.make_codes()
    town.enter_twice(codes[1], town.reading((), None))
    stored = db.session.query(Ballot).one()
    assert (stored.district_id, stored.lives_here) == (town.lidal.id, None)
    assert isinstance(town.enter(codes[2], town.reading((), None)), Entered)
