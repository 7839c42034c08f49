"""Storing a choice: once, replaced, the same again, blank, refused, and never beside a name."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import Cast, Voter, cast_ballot, cast_on_paper
from citizen.ballots.models import Ballot, CastRequest, VoteRound, WaitingLeaf
from citizen.database import db, transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.ballots import BallotRefusal
from citizen.domain.box.receipts import read_receipt
from citizen.domain.electorates import Elector, ElectorRefusal
from citizen.domain.phases import Phase
from citizen.domain.sealed_ballots import SealBroken
from citizen.domain.tally import Method
from citizen.keys import KeyMissing
from citizen.web.clock import now
from tests import factories as a
from tests.voting import Books, Vote, a_form, a_vote, a_vote_in

pytestmark = pytest.mark.usefixtures("app")


def rows(table):
    return db.session.scalar(sa.select(sa.func.count()).select_from(table))


def test_a_choice_is_stored_with_a_receipt():
    vote = a_vote()
    cast = vote.cast(1, 2, 0)
    assert cast == Cast((vote.options[0], vote.options[2]), 1, cast.receipt)
    assert read_receipt(cast.receipt) == cast.receipt
    assert vote.ballot(1) == cast
    assert vote.books() == Books(ballots=1, replaced=0, withdrawn=0, leaves=1)


def test_a_ballot_lies_in_its_groups_and_nothing_finer():
    place = a.a_municipality()
    vote = a_vote_in(place, a.a_district(place))
    vote.cast(1, 0)
    found = db.session.execute(sa.select(Ballot.district_id, Ballot.lives_here)).one()
    assert found == (vote.district.id, None)


def test_what_two_voters_who_chose_the_same_have_in_common_stands_in_no_column():
    vote = a_vote()
    vote.cast(1, 0)
    vote.cast(2, 0)
    for columns in ((Ballot.slot, Ballot.sealed, Ballot.mark),
                    (CastRequest.slot, CastRequest.idem, CastRequest.body_mark, CastRequest.sealed_receipt),
                    (WaitingLeaf.sealed,)):  # fmt: skip
        first, second = db.session.execute(sa.select(*columns)).all()
        assert set(first).isdisjoint(second)


def test_another_choice_replaces_the_first_and_gets_a_receipt_of_its_own():
    vote = a_vote()
    first, second = vote.cast(1, 0), vote.cast(1, 1)
    assert first.receipt != second.receipt
    assert vote.ballot(1) == second == Cast((vote.options[1],), 2, second.receipt)
    assert vote.books() == Books(ballots=1, replaced=1, withdrawn=0, leaves=2)


def test_the_same_choice_once_more_has_the_same_receipt_and_no_leaf():
    vote = a_vote()
    first = vote.cast(1, 0, 1)
    assert vote.cast(1, 1, 0) == first
    assert vote.books() == Books(ballots=1, replaced=0, withdrawn=0, leaves=1)


def test_a_choice_that_is_taken_back_to_the_first_one_is_a_new_ballot():
    vote = a_vote()
    first, _second, third = vote.cast(1, 0), vote.cast(1, 1), vote.cast(1, 0)
    assert third.receipt != first.receipt
    assert vote.ballot(1).rev == 3
    assert vote.books() == Books(ballots=1, replaced=2, withdrawn=0, leaves=3)


def test_the_same_form_sent_twice_is_one_vote_with_one_answer():
    vote, form = a_vote(), a_form()
    assert vote.cast(1, 0, idem=form) == vote.cast(1, 0, idem=form)
    assert rows(CastRequest) == 1


def test_a_form_that_comes_again_after_a_later_vote_changes_nothing():
    vote, form = a_vote(), a_form()
    first = vote.cast(1, 0, idem=form)
    later = vote.cast(1, 1)
    assert vote.cast(1, 0, idem=form) == first
    assert vote.ballot(1) == later
    assert vote.books() == Books(ballots=1, replaced=1, withdrawn=0, leaves=2)


def test_a_form_that_comes_again_with_another_choice_is_refused_and_the_first_stands():
    vote, form = a_vote(), a_form()
    first = vote.cast(1, 0, idem=form)
    assert vote.cast(1, 1, idem=form) is BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE
    assert vote.withdraw(1, idem=form) is BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE
    assert vote.ballot(1) == first


def test_two_people_whose_forms_have_the_same_draw_have_one_vote_each():
    vote, form = a_vote(), a_form()
    vote.cast(1, 0, idem=form)
    vote.cast(2, 1, idem=form)
    assert rows(Ballot) == 2


def test_a_blank_vote_is_a_vote():
    vote = a_vote()
    assert vote.cast(1).choices == ()
    assert vote.ballot(1).choices == ()
    a.let_it_close(vote.round)
    counted = db.session.execute(sa.text("SELECT ballots, blank FROM question_result")).one()
    assert counted == (1, 1)


def test_an_order_of_preference_is_kept_and_another_order_is_another_choice():
    vote = a_vote(HowToCount(Method.RANKED))
    assert vote.cast(1, 2, 0).choices == (vote.options[2], vote.options[0])
    assert vote.cast(1, 0, 2).rev == 2


@pytest.mark.parametrize(
    ("phase", "refusal"),
    [(Phase.ANNOUNCED, BallotRefusal.NOT_OPEN_YET), (Phase.CLOSED, BallotRefusal.ALREADY_CLOSED)],
)
def test_outside_the_voting_nothing_is_stored(phase, refusal):
    vote = a_vote(phase=phase)
    assert vote.cast(1, 0) is refusal
    assert vote.withdraw(1) is refusal
    assert rows(Ballot) == rows(CastRequest) == 0


@pytest.mark.parametrize(
    ("how", "choices", "refusal"),
    [
        (HowToCount(Method.SINGLE), (0, 1), BallotRefusal.TOO_MANY_OPTIONS),
        (HowToCount(Method.APPROVAL, max_choices=1), (0, 1), BallotRefusal.TOO_MANY_OPTIONS),
        (HowToCount(Method.RANKED), (1, 1), BallotRefusal.OPTION_TWICE),
        (HowToCount(Method.BUDGET, budget=100), (0, 1), BallotRefusal.OVER_BUDGET),
    ],
)
def test_what_is_no_answer_to_the_question_is_refused_and_the_vote_before_stands(how, choices, refusal):
    vote = a_vote(how, names=["Benk=60", "Huske=50", "Rutsjebane=40"])
    first = vote.cast(1, 0)
    assert vote.cast(1, *choices) is refusal
    assert vote.ballot(1) == first
    assert vote.books().leaves == 1


def test_options_of_another_question_can_not_be_chosen():
    vote, other = a_vote(), a_vote()
    foreign = Vote(**{**{name: getattr(vote, name) for name in Vote.__annotations__}, "options": other.options})
    assert foreign.cast(1, 0) is BallotRefusal.UNKNOWN_OPTION
    assert rows(Ballot) == 0


def test_somebody_from_elsewhere_has_no_vote():
    vote = a_vote()
    stranger = Voter(Elector(municipality_id=vote.place.id + 1), b"k" * 32)
    outcome = cast_ballot(vote.booth, stranger, vote.ids([0]), idem=a_form(), arrived_at=now(), keys_dir=vote.keys_dir)
    assert isinstance(outcome, ElectorRefusal)
    assert rows(Ballot) == 0


def test_a_question_of_a_stopped_round_takes_no_vote():
    vote = a_vote()
    with db.engine.begin() as connection:
        connection.execute(sa.update(VoteRound).values(status="stopped"))
    assert vote.cast(1, 0) is BallotRefusal.STOPPED
    assert vote.withdraw(1) is BallotRefusal.STOPPED
    assert rows(Ballot) == 0


def test_without_the_key_of_the_round_no_vote_is_stored_and_the_fault_is_loud():
    vote = a_vote()
    vote.cast(1, 0)
    key = vote.keys_dir / f"{vote.round.key_id}.key"
    kept = key.rename(key.with_suffix(".elsewhere"))
    with pytest.raises(KeyMissing):
        vote.cast(2, 0)
    kept.rename(key)
    assert rows(Ballot) == 1


def test_a_ballot_that_was_moved_to_another_slot_behind_our_back_is_noticed():
    vote = a_vote()
    vote.cast(1, 0)
    vote.cast(2, 1)
    ballot = db.metadata.tables["ballot"]
    theirs = sa.select(ballot.c.sealed).where(ballot.c.slot == vote.slot(2)).scalar_subquery()
    with db.engine.begin() as connection:
        connection.execute(sa.update(ballot).where(ballot.c.slot == vote.slot(1)).values(sealed=theirs))
    with pytest.raises(SealBroken):
        vote.cast(1, 0)
    with pytest.raises(SealBroken):
        a.let_it_close(vote.round)


def test_a_ballot_on_paper_leaves_the_same_traces_as_any_first_vote():
    vote = a_vote()
    vote.cast(1, 0)
    asked = vote.question.id
    with transaction() as session:
        answers = {asked: (vote.ids([1]), vote.voter(2))}
        cast_on_paper(session, vote.round, {asked: vote.slot(2)}, answers, vote.keys_dir)
    for table in (Ballot, CastRequest):
        assert db.session.execute(sa.select(table.slot, table.rev).order_by(table.slot)).all() == sorted(
            [(vote.slot(1), 1), (vote.slot(2), 1)]
        )
    assert vote.ballot(2).choices == (vote.options[1],)
