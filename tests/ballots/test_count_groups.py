"""What is stored of the count: the groups that may be shown, those with most voters first, and what a recount finds."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import recount
from citizen.ballots.actions.counting import ELSEWHERE, HERE
from citizen.ballots.models import QuestionResult, VoteRound
from citizen.database import db, transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.tally import Method
from citizen.municipalities.models import District
from tests import factories as a
from tests.results.counted import a_closed_town
from tests.voting import Vote, a_vote

pytestmark = pytest.mark.usefixtures("app")


def filled(vote: Vote, place: District | None, *times: int) -> None:
    """So many ballots for the first option, for the second, and blank."""
    for choices, number in zip(([0], [1], []), times, strict=False):
        a.some_ballots(vote.round, vote.question.id, vote.ids(choices), number, district=place)


def groups_of(vote: Vote) -> dict:
    stored = sa.select(QuestionResult.groups).where(QuestionResult.question_id == vote.question.id)
    return json.loads(db.session.scalar(stored))


def name_of(place: District) -> str:
    return f"district:{place.id}"


@pytest.mark.parametrize("method", [Method.APPROVAL, Method.RANKED])
def test_of_two_places_that_would_give_a_third_away_the_one_with_most_voters_is_shown(method):
    vote = a_vote(HowToCount(method))
    few, many, most = (a.a_district(vote.place, name) for name in ("Få", "Mange", "Flest"))
    filled(vote, few, 3, 2)
    filled(vote, many, 20, 15)
    filled(vote, most, 22, 15, 3)
    filled(vote, None, 2, 1)
    closed = a.let_it_close(vote.round)
    groups = groups_of(vote)
    assert list(groups["shown"]) == [name_of(most)]
    assert groups["hidden"] == [name_of(few), name_of(many)]
    totals = groups["shown"][name_of(most)]
    assert (totals["ballots"], totals["blank"]) == (40, 3)
    [asked] = json.loads(closed.manifest)["questions"].values()
    assert asked["groups"] == {name_of(most): {"name": "Flest", "totals": totals}}
    assert (asked["ballots"], asked["blank"]) == (83, 3)


def test_places_of_which_nothing_can_be_worked_out_are_all_shown():
    vote = a_vote()
    one, other = a.a_district(vote.place, "Ene"), a.a_district(vote.place, "Andre")
    filled(vote, one, 20, 15)
    filled(vote, other, 25, 15)
    a.let_it_close(vote.round)
    assert set(groups_of(vote)["shown"]) == {name_of(one), name_of(other)}
    assert groups_of(vote)["hidden"] == []


def test_a_second_choice_that_all_share_keeps_no_group_of_a_ranking_back():
    vote = a_vote(HowToCount(Method.RANKED))
    place = a.a_district(vote.place, "Grend")
    for choices in ([0, 2], [1, 2]):
        a.some_ballots(vote.round, vote.question.id, vote.ids(choices), 10, district=place)
    filled(vote, None, 30, 20)
    a.let_it_close(vote.round)
    assert list(groups_of(vote)["shown"]) == [name_of(place)]


def test_those_on_the_road_and_the_others_are_stored_by_these_names():
    town = a_closed_town(
        ("lidal", [1], 20, True), ("lidal", [0], 5, True), ("havnes", [0], 40, False), ("lidal", [0], 12),
        ("lidal", [1], 11),
    )  # fmt: skip
    groups = json.loads(db.session.scalar(sa.select(QuestionResult.groups)))
    assert groups["hidden"] == []
    ballots = {name: totals["ballots"] for name, totals in groups["shown"].items()}
    assert ballots == {HERE: 25, ELSEWHERE: 40, name_of(town.lidal): 48, name_of(town.havnes): 40}
    [(electors, manifest)] = db.session.execute(sa.select(VoteRound.electors, VoteRound.manifest))
    assert electors == json.loads(manifest)["counts"]["electors"] == 1000


def test_a_recount_finds_nothing_where_nothing_was_changed():
    vote, other = a_vote(), a_vote()
    for one in (vote, other):
        filled(one, None, 3, 2, 1)
        a.let_it_close(one.round)
        assert recount(one.round.id) == []


def test_a_recount_finds_a_result_that_somebody_has_removed():
    vote = a_vote()
    filled(vote, None, 3, 2, 1)
    a.let_it_close(vote.round)
    stored = db.session.scalar(sa.select(QuestionResult.result))
    remove_results()
    [difference] = recount(vote.round.id)
    assert (difference.question_id, difference.stored, difference.counted) == (vote.question.id, "", stored)


def remove_results() -> None:
    """As somebody with the database in hand would, past the guard."""
    with transaction() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(sa.text("SET LOCAL session_replication_role = replica"))
        else:
            session.execute(sa.text("DROP TRIGGER question_result_kept_DELETE"))
        session.execute(sa.delete(QuestionResult))
