"""A result says nothing of places that were not asked, nor of a turnout among people of whom some were too young."""

from __future__ import annotations

from datetime import date

from citizen.ballots.queries import list_options
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.electorates import Circle, Electorate
from citizen.domain.tally import Method
from citizen.processes.models import Process
from tests import factories as a
from tests.results.counted import a_counted_vote, result_page

SINGLE = HowToCount(Method.SINGLE)


def page_where(client, electorate_of):
    """The result where forty in Havnes have voted and nobody in Lidal; 500 live in each."""
    place = a.a_municipality()
    havnes, lidal = a.a_district(place, "Havnes"), a.a_district(place, "Lidal")
    vote_round = a.a_vote(place, SINGLE, ["Fjell", "Fjord"], electorate=electorate_of(havnes, lidal).to_json())
    fjell, _fjord = list_options(vote_round.id)
    a.some_ballots(vote_round, fjell.question_id, [fjell.id], 40, district=havnes)
    a.let_it_close(vote_round)
    return result_page(client, place, db.session.get_one(Process, vote_round.process_id))


def test_where_everyone_was_asked_a_place_without_votes_is_listed(client):
    text = page_where(client, lambda _havnes, _lidal: Electorate())
    assert "Lidal: Ingen stemte" in text
    assert "40 av 500 som kunne stemme" in text


def test_a_place_that_was_not_asked_is_not_said_to_have_stayed_at_home(client):
    text = page_where(client, lambda havnes, _lidal: Electorate(Circle.DISTRICTS, district_ids=(havnes.id,)))
    assert "Havnes: 40 av 500 som kunne stemme" in text
    assert "Lidal" not in text


def test_with_a_minimum_age_no_turnout_is_given_against_everybody(client):
    text = page_where(client, lambda _havnes, _lidal: Electorate(min_age=16, age_on=date(2026, 12, 1)))
    assert "40" in text
    assert "som kunne stemme" not in text
    assert "av 500" not in text
    assert "som kunne (" not in text


def test_the_only_one_who_answered_is_no_group_of_one(client):
    page = result_page(client, *a_counted_vote(HowToCount(Method.YES_NO), ["Ja", "Nei"], ([0], 1), ([], 3)))
    assert "Den eneste som ikke stemte blankt, svarte Ja." in page
    assert "Av de 1 " not in page
