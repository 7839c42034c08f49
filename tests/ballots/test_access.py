"""Which ballot an address opens, and what the person who is calling has on the ballots of a round."""

from __future__ import annotations

import pytest

from citizen.ballots import access
from citizen.ballots.actions import cast_ballot
from citizen.domain.phases import Phase
from citizen.domain.round_states import RoundState
from citizen.web.clock import now
from tests import factories as a
from tests.electorates.test_access import calling
from tests.town import Town, a_town
from tests.voting import a_form, a_vote


@pytest.fixture
def town(app) -> Town:
    """With a second road on the ballot, Lia in Lidal, which comes after the first."""
    town = a_town(with_round=False)
    lia = a.a_road(town.lidal, "Lia")
    other = a.a_question(town.process, lia, a.a_road(town.havnes, "Lia"), slug="veg-lia")
    names = {town.question.id: [town.names[0].id], other.id: [a.a_proposal(other, "Lykkja").id]}
    a.a_round(town.process, names)
    return town


def open_lia(town: Town) -> access.Sheet:
    return access.open_sheet(town.place.slug, town.process.slug, "veg-lia")


def vote_for(sheet: access.Sheet, *choices: int) -> None:
    cast_ballot(
        sheet.booth, access.current_voter(sheet.booth), choices,
        idem=a_form(), arrived_at=now(), keys_dir=access.keys_dir(),
    )  # fmt: skip


def test_the_ballot_of_a_road_is_about_a_road_and_another_vote_is_not(app, town):
    vote = a_vote()
    with calling(app, None):
        assert open_lia(town).is_about_road
        assert not access.open_sheet(vote.place.slug, vote.process.slug, "sak").is_about_road


def test_of_two_rounds_that_ask_the_same_the_later_is_opened(app):
    vote = a_vote()
    vote.stop()
    with calling(app, None):
        sheet = access.open_sheet(vote.place.slug, vote.process.slug, "sak")
        assert (sheet.round.number, sheet.round.status) == (2, "open")
        assert access.state_now(sheet.round) is RoundState.COMING
        assert access.state_now(vote.round) is RoundState.STOPPED


def test_the_own_road_comes_first_and_only_the_own_ballot_is_shown(app, town):
    with calling(app, None):
        sheet = open_lia(town)
    neighbour = town.a_neighbour(home_road_id=sheet.asked.road_id)
    with calling(app, neighbour):
        vote_for(sheet, sheet.options[0].id)
        votes = access.list_own_votes(sheet.process, sheet.round)
        assert [(one.asked.slug, one.is_home, one.choices) for one in votes] == [
            ("veg-lia", True, (sheet.options[0].id,)),
            (town.question.slug, False, None),
        ]
        assert access.find_own_ballot(sheet).choices == (sheet.options[0].id,)
        assert not access.has_voted_on_paper(sheet.process, sheet.round, sheet.question.id)
    with calling(app, town.a_neighbour()):
        votes = access.list_own_votes(sheet.process, sheet.round)
        assert [(one.asked.slug, one.is_home, one.ballot) for one in votes] == [
            (town.question.slug, False, None),
            ("veg-lia", False, None),
        ]
        assert access.find_own_ballot(sheet) is None


def test_without_a_home_no_question_is_the_own_one(app):
    vote = a_vote()
    with calling(app, a.a_resident(vote.district)):
        [one] = access.list_own_votes(vote.process, vote.round)
        assert (one.is_home, one.ballot) == (False, None)


def test_strangers_see_the_questions_and_get_a_new_order_each_time(app, town):
    with calling(app, None):
        sheet = open_lia(town)
        assert [(one.is_home, one.choices) for one in access.list_own_votes(sheet.process, sheet.round)] == [
            (False, None),
            (False, None),
        ]
        seeds = {access.seed_of_order(sheet) for _ in range(3)}
        assert len(seeds) == 3
        assert {len(seed) for seed in seeds} == {32}
    with calling(app, town.a_neighbour()):
        assert access.seed_of_order(sheet) == access.seed_of_order(sheet)


def test_a_round_that_is_closed_has_no_ballot_of_anybody_and_needs_no_key(app):
    vote = a_vote()
    with calling(app, a.a_resident(vote.district)):
        sheet = access.open_sheet(vote.place.slug, vote.process.slug, "sak")
        vote_for(sheet, vote.options[0])
        closed = a.let_it_close(vote.round)
        (access.keys_dir() / f"{closed.key_id}.key").unlink()
        [one] = access.list_own_votes(sheet.process, closed)
        assert (one.is_home, one.ballot) == (False, None)
        assert not access.has_voted_on_paper(sheet.process, closed, vote.question.id)


@pytest.mark.parametrize(("phase", "state"), [(Phase.ANNOUNCED, RoundState.COMING), (Phase.VOTING, RoundState.OPEN)])
def test_the_clock_says_where_the_round_stands(app, phase, state):
    assert access.state_now(a_vote(phase=phase).round) is state
