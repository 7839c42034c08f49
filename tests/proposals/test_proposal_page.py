"""The page of one proposal, which can be shared; and what My page says came of it."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from citizen.proposals.models import Support
from citizen.web.clock import now
from tests import factories as a
from tests.proposals.asked import a_neighbour_in, an_asked_road, proposal_address, road_address


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nb", "Forslag til nytt navn på Skulevegen i Lidal"),
        ("nn", "Forslag til nytt namn på Skulevegen i Lidal"),
    ],
)
def test_it_shows_the_name_the_reason_who_proposed_it_and_an_address_to_share(client, lang, words):
    town = an_asked_road()
    proposal = a.a_proposal(town.question, "Kvernstien", town.a_neighbour(shown_name="Åse Lid"))
    page = client.page(proposal_address(town, proposal, lang))
    assert words in page.text
    assert page.title.startswith("Kvernstien: forslag til Skulevegen i Lidal")
    assert proposal.reason in page.text
    assert "av \u2068Åse Lid\u2069," in page.text
    assert f"http://127.0.0.1:8000{proposal_address(town, proposal, lang)}" in page.text


def test_who_chose_no_name_is_a_resident(client):
    town = an_asked_road()
    proposal = a.a_proposal(town.question, "Kvernstien", town.a_neighbour(shown_name=None))
    assert "Foreslått av en innbygger" in client.page(proposal_address(town, proposal)).text


def test_the_reason_is_marked_with_its_own_language_form(client):
    town = an_asked_road()
    proposal = a.a_proposal(town.question, "Kvernstien", language="nn")
    page = client.page(proposal_address(town, proposal))
    assert [quote["lang"] for quote in page.all("blockquote")] == ["nn"]
    assert "nn" in [quote.get("lang") for quote in client.page(road_address(town)).all("blockquote")]


def test_findings_of_the_rules_stand_with_the_proposal(client):
    town = an_asked_road()
    proposal = a.a_proposal(town.question, "Kverna 2")
    assert "Unngå tall" in client.page(proposal_address(town, proposal)).text
    assert "Unngå tall" in client.page(road_address(town)).text


def test_no_suggestion_stands_where_there_is_no_form_to_put_it_in(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    proposal = a.a_proposal(town.question, "Kverna veg", neighbour)
    page = client.page(proposal_address(town, proposal))
    assert "Navnet kan brukes, men se over" in page.text
    assert "Bruk «" not in page.text


def test_others_than_the_proposer_hear_only_what_matters_about_the_name(client):
    town = an_asked_road()
    a.a_proposal(town.question, "Kvernbakken")
    proposal = a.a_proposal(town.question, "Skuletunet", town.a_neighbour())
    plain = a.a_proposal(town.question, "Kverna 2", town.a_neighbour())
    assert "Navnet kan brukes" not in client.page(proposal_address(town, proposal)).text
    assert "begynner likt" not in client.page(proposal_address(town, proposal)).text
    text = client.page(proposal_address(town, plain)).text
    assert "Unngå tall" in text
    assert "Les om regelen" not in text


@pytest.mark.parametrize(
    ("phase", "shortlisted", "nb", "nn"),
    [
        (Phase.PROPOSING, False, "Samler støtte", "Samlar støtte"),
        (Phase.REVIEWING, False, "Kommunen går gjennom det", "Kommunen går gjennom det"),
        (Phase.VOTING, True, "Står på stemmeseddelen", "Står på røystesetelen"),
        (Phase.VOTING, False, "Kom ikke med på stemmeseddelen", "Kom ikkje med på røystesetelen"),
        (Phase.CLOSED, True, "Var med i avstemningen", "Var med i avrøystinga"),
    ],
)
def test_my_page_says_what_came_of_my_proposal(client, phase, shortlisted, nb, nn):
    town = an_asked_road(phase)
    neighbour = a_neighbour_in(client, town)
    a.a_proposal(town.question, "Kvernstien", neighbour, is_shortlisted=shortlisted)
    for lang, words in (("nb", nb), ("nn", nn)):
        page = client.page(f"/{lang}/min-side")
        assert "Kvernstien" in page.text
        assert words in page.text


def test_my_page_shows_what_i_support_and_what_i_withdrew_but_nobody_elses(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    a.stored(Support(proposal_id=town.names[0].id, account_id=neighbour.id))
    a.a_proposal(town.question, "Borteveg", neighbour, withdrawn_at=now())
    a.a_proposal(town.question, "Andresveg", town.a_neighbour())
    page = client.page("/nb/min-side")
    assert "Furubakken" in page.text
    assert "Trukket" in page.text.partition("Borteveg")[2]
    assert "Andresveg" not in page.text


def test_my_page_invites_those_who_have_done_nothing(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    assert "Du har ikkje føreslått nokre namn." in client.page("/nn/min-side").text
