"""What is refused when ballots are planned, whoever plans them: nothing of it is stored."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import PlannedQuestion, make_ballots, make_vote
from citizen.ballots.models import BallotOption, BallotQuestion, VoteRound
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount, RulesRefusal
from citizen.domain.phases import Phase
from citizen.domain.roads import RoundRefusal
from citizen.proposals.models import Proposal
from tests import factories as a
from tests.town import a_town
from tests.voting import a_vote

pytestmark = pytest.mark.usefixtures("app")
NONE_MAY_BE_CHOSEN = HowToCount(max_choices=0)


def shortlisted():
    return set(db.session.scalars(sa.select(Proposal.id).where(Proposal.is_shortlisted)))


def test_rules_that_nobody_can_vote_by_make_no_round_and_no_shortlist():
    town = a_town(Phase.REVIEWING, with_round=False)
    names = {town.question.id: [town.names[0].id]}
    refused = make_ballots(town.process, names, NONE_MAY_BE_CHOSEN, settings=a.the_settings())
    assert refused == (RulesRefusal.MAX_CHOICES_UNUSABLE,)
    assert db.session.scalar(sa.select(VoteRound.id)) is None
    assert shortlisted() == set()
    assert isinstance(make_ballots(town.process, names, settings=a.the_settings()), VoteRound)
    assert shortlisted() == {town.names[0].id}


def test_made_again_only_the_names_of_now_are_on_the_shortlist_in_alphabetical_order():
    town = a_town(Phase.REVIEWING, with_round=False)
    furubakken, asvegen, elvestien = (name.id for name in town.names)
    make_ballots(town.process, {town.question.id: [asvegen]}, settings=a.the_settings())
    made = make_ballots(town.process, {town.question.id: [furubakken, elvestien]}, settings=a.the_settings())
    assert shortlisted() == {furubakken, elvestien}
    placed = sa.select(BallotOption.position, BallotOption.name_nb).order_by(BallotOption.position)
    assert db.session.execute(placed).all() == [(1, "Elvestien"), (2, "Furubakken")]
    assert db.session.scalars(sa.select(BallotQuestion.position).filter_by(round_id=made.id)).all() == [1]


def test_the_same_fault_of_two_questions_is_said_once():
    town = a_town(Phase.REVIEWING, with_round=False)
    other = a.a_question(town.process, a.a_road(town.lidal, "Lia"), a.a_road(town.havnes, "Lia"))
    names = {town.question.id: [town.names[0].id], other.id: [a.a_proposal(other, "Lykkja").id]}
    refused = make_ballots(town.process, names, NONE_MAY_BE_CHOSEN, settings=a.the_settings())
    assert refused == (RulesRefusal.MAX_CHOICES_UNUSABLE,)


def test_each_change_of_the_plan_is_a_version_of_its_own_and_each_process_numbers_its_own_rounds():
    planned = PlannedQuestion("ny", "Hva nå?", "Kva no?", (a.an_option(), a.an_option()))
    for _process in range(2):
        vote = a_vote(phase=Phase.ANNOUNCED)
        first, before = vote.round.id, vote.round.version
        made = make_vote(vote.process, planned, HowToCount(), settings=a.the_settings())
        assert (made.id, made.number, made.version) == (first, 1, before + 1)


@pytest.mark.parametrize("phase", [Phase.VOTING, Phase.CLOSED])
def test_once_the_voting_has_begun_a_vote_is_not_planned_anew(phase):
    vote = a_vote(phase=phase)
    planned = PlannedQuestion("ny", "Hva nå?", "Kva no?", (a.an_option(), a.an_option()))
    assert make_vote(vote.process, planned, HowToCount(), settings=a.the_settings()) is RoundRefusal.VOTING_HAS_BEGUN
    assert db.session.scalars(sa.select(BallotQuestion.slug)).all() == ["sak"]
