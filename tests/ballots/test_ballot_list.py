"""The list of what one can vote on, the way to a single question, and the page about how safe a vote is."""

from __future__ import annotations

import pytest

from citizen.ballots.actions import PlannedQuestion
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.web.clock import now
from tests import factories as a
from tests.ballots.booth import Booth, booth_at, booth_for
from tests.town import a_town


def a_vote_with_two_questions(place):
    opens_at = now() - 5 * a.DAY
    starts = dict.fromkeys(("proposals_open_at", "proposals_close_at", "voting_open_at"), opens_at)
    process = a.a_process(place, Phase.VOTING, kind="vote", **starts)
    asked = [
        PlannedQuestion(slug, title, title, (a.an_option("Ja"), a.an_option("Nei")))
        for slug, title in (("torget", "Skal torget stenges?"), ("bussen", "Skal bussen gå?"))
    ]
    vote_round = a.a_round_of(process, asked, HowToCount(Method.YES_NO))
    return f"/nb/{place.slug}/{process.slug}/stem", vote_round


def test_a_vote_on_one_question_leads_straight_to_it(client):
    booth = booth_for(client, Method.SINGLE)
    answer = client.get(booth.address.rpartition("/")[0])
    assert answer.status_code == 302
    assert answer.location == booth.address


def test_several_questions_stand_in_a_list_with_what_i_have_done(client):
    place = a.a_municipality()
    stem, vote_round = a_vote_with_two_questions(place)
    client.log_in(a.a_resident(a.a_district(place)))
    page = client.page(stem)
    assert "Du har stemt i 0 av 2 saker" in page.text
    assert "Stem i de sakene du bryr deg om" in page.text
    first = Booth(client, f"{stem}/torget", vote_round)
    assert "Sak 1 av 2" in first.page().text
    assert f"{stem}/bussen" in [link.get("href") for link in first.page().all("a")]
    for question in ("torget", "bussen"):
        client.send(f"{stem}/{question}", {"name": "*blank*", "idem": question})
    page = client.page(stem)
    assert "Du har stemt i alle sakene" in page.text
    assert "Se og lagre kvitteringene mine" in page.text
    assert "ingen av navnene" not in page.text


def test_my_own_road_stands_first(client):
    town = a_town()
    road_id = town.question.road_id
    client.log_in(town.a_neighbour(home_road_id=road_id))
    assert "Veien min" in client.page(town.stem).text


def test_a_blank_vote_on_a_road_is_said_to_be_one(client):
    town = a_town()
    booth_at(client, town).send(none="1")
    assert "Du stemte på ingen av navnene" in client.page(town.stem).text


def test_my_page_leads_to_the_receipts_when_there_are_any(client):
    booth = booth_at(client, a_town())
    receipts = booth.address.partition("/stem/")[0] + "/kvitteringer"
    assert receipts not in [link.get("href") for link in client.page("/nb/min-side").all("a")]
    booth.send("Furubakken")
    assert receipts in [link.get("href") for link in client.page("/nb/min-side").all("a")]


def test_a_process_without_ballots_says_when_the_voting_opens(client):
    town = a_town(Phase.REVIEWING, with_round=False)
    assert "Avstemningen åpner" in client.page(town.stem).text
    assert client.get(f"{town.stem.removesuffix('/stem')}/kvitteringer").status_code == 303
    client.log_in(town.a_neighbour())
    assert client.get(f"{town.stem.removesuffix('/stem')}/kvitteringer").status_code == 404


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize("path", ["stemmesikkerhet", "roystetryggleik"])
def test_the_page_about_safety_answers_at_both_its_names(client, lang, path):
    page = client.page(f"/{lang}/{path}")
    said = {"nb": "Dette kan vi ikke beskytte deg mot", "nn": "Dette kan vi ikkje verne deg mot"}
    assert said[lang] in page.text
    assert "BankID" in page.text


@pytest.mark.parametrize(("lang", "path"), [("nb", "stemmesikkerhet"), ("nn", "roystetryggleik")])
def test_what_is_not_protected_stands_where_one_votes_and_leads_to_more(client, lang, path):
    page = booth_for(client, Method.APPROVAL).page(lang)
    assert "BankID" in page.text
    assert f"/{lang}/{path}" in [link.get("href") for link in page.all("a")]


def test_a_round_whose_ballots_are_made_opens_at_the_time_that_is_said(client):
    booth = booth_for(client, Method.YES_NO, phase=Phase.ANNOUNCED)
    page = client.page(booth.address.rpartition("/")[0])
    assert "Avstemningen åpner" in page.text
    assert "Hvem kan stemme" in page.text


def test_my_page_says_whether_i_have_voted_on_a_single_question(client):
    booth = booth_for(client, Method.YES_NO)
    assert "Du har ikke stemt ennå." in client.page("/nb/min-side").text
    booth.send("Ja")
    assert "Du har stemt." in client.page("/nb/min-side").text


def test_my_page_shows_no_voting_to_those_whose_home_is_not_known(client):
    a_town()
    client.log_in(a.a_resident())
    assert "Stemmene mine" not in client.page("/nb/min-side").text
