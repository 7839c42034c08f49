"""The front page of a municipality: the one thing to do now, the reader's road, and what came of the last rounds."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from tests import factories as a
from tests.counting import counted_statements
from tests.town import a_town


def test_one_municipality_is_the_front_page(client):
    a.a_municipality("Fjordsund")
    answer = client.get("/nn/")
    assert (answer.status_code, answer.location) == (302, "/nn/fjordsund/")


def test_several_municipalities_are_offered(client):
    first, second = a.a_municipality("Elvebyen"), a.a_municipality("Fjellby")
    page = client.page("/nb/")
    links = [anchor.get("href") for anchor in page.all("a")]
    assert f"/nb/{first.slug}/" in links
    assert f"/nb/{second.slug}/" in links
    assert "Velg kommunen din" in page.text


def test_a_site_without_municipalities_says_so(client):
    assert "Ingen kommune bruker denne nettstaden enno" in client.page("/nn/").text


def test_a_municipality_that_is_not_there_is_not_found(client):
    assert client.get("/nb/ingensteds/").status_code == 404


@pytest.mark.parametrize(
    ("phases", "button"),
    [
        ([Phase.PROPOSING, Phase.VOTING], "Stem på de nye navnene"),
        ([Phase.REVIEWING, Phase.PROPOSING], "Se veiene og foreslå navn"),
        ([Phase.ANNOUNCED, Phase.REVIEWING], "Se navneforslagene"),
        ([Phase.CLOSED, Phase.ANNOUNCED], "Se hvilke veier det gjelder"),
    ],
)
def test_the_most_pressing_thing_stands_first(client, phases, button):
    place = a.a_municipality()
    for phase in phases:
        a.a_process(place, phase)
    page = client.page(f"/nb/{place.slug}/")
    assert page.text.index(button) < page.text.index("Slik virker det")


def test_a_municipality_without_rounds_still_says_what_it_is(client):
    place = a.a_municipality(intro_nn="Velkomen til Fjordsund.")
    assert "Velkomen til Fjordsund." in client.page(f"/nn/{place.slug}/").text


@pytest.mark.parametrize(
    ("phase", "words", "leads_to"),
    [
        (Phase.PROPOSING, "Foreslå et navn", "/veg/"),
        (Phase.VOTING, "Stem", "/stem/"),
        (Phase.CLOSED, "Se resultatet", "/resultat/"),
    ],
)
def test_a_search_finds_the_road_and_what_can_be_done(client, phase, words, leads_to):
    town = a_town(phase)
    page = client.page(f"/nb/{town.place.slug}/?q=skul")
    assert "2 treff på «skul»" in page.text
    assert page.title.startswith("2 treff på «skul» – ")
    assert any(one.get("id") == "treff" for _, one in page.elements)
    assert [form["action"] for form in page.all("form") if form.get("role") == "search"] == [
        f"/nb/{town.place.slug}/#treff"
    ]
    assert words in page.text
    assert any(leads_to in (anchor.get("href") or "") for anchor in page.all("a"))
    assert "Beholder navnet" in page.text, "the road in Havnes is in no round"


def test_a_search_that_finds_nothing_offers_names_that_sound_alike(client):
    town = a_town()
    page = client.page(f"/nn/{town.place.slug}/?q=Skoleveien")
    assert "Ingen treff på «Skoleveien»" in page.text
    assert f"/nn/{town.place.slug}/?q=Skulevegen" in [anchor.get("href") for anchor in page.all("a")]


@pytest.mark.parametrize("text", ["%", "_", "' OR 1=1 --", "\\", "*", "a" * 5000, "\0", "🌲"])
def test_signs_with_a_meaning_for_the_database_mean_nothing_here(client, text):
    town = a_town()
    answer = client.get(f"/nb/{town.place.slug}/", query_string={"q": text})
    assert answer.status_code == 200
    assert "2 treff" not in answer.text


def test_the_readers_own_road_is_shown_to_the_reader_only(client):
    town = a_town(Phase.PROPOSING)
    assert "Veien min" not in client.page(f"/nb/{town.place.slug}/").text
    client.log_in(town.a_neighbour(home_road_id=town.question.road_id))
    assert "Veien min" in client.page(f"/nb/{town.place.slug}/").text


def test_what_came_of_a_closed_round_leads_to_the_result(client):
    town = a_town(Phase.CLOSED)
    page = client.page(f"/nn/{town.place.slug}/")
    assert "Dette førte dei siste rundane til" in page.text
    assert any("/resultat" in (anchor.get("href") or "") for anchor in page.all("a"))


def test_another_municipalitys_rounds_and_roads_do_not_stand_here(client):
    town = a_town(Phase.PROPOSING)
    other = a.a_municipality("Elvebyen")
    a.a_process(other, title_nb="Hva skal Elvebyens veier hete?")
    a.a_road(a.a_district(other), "Fremmedvegen")
    page = client.page(f"/nb/{town.place.slug}/?q=fremmed")
    assert "Elvebyens" not in page.text
    assert "Fremmedvegen" not in page.text


def test_the_page_asks_the_database_little(client):
    town = a_town(Phase.PROPOSING)
    for phase in (Phase.VOTING, Phase.REVIEWING, Phase.ANNOUNCED):
        a.a_process(town.place, phase)
    with counted_statements() as statements:
        client.get(f"/nb/{town.place.slug}/")
    assert len(statements) <= 6, statements
