"""The public register: search, own addresses, old names that lead to the new one, and the feed."""

from __future__ import annotations

import pytest

from citizen.domain.decisions.codes import Outcome
from citizen.domain.register.addresses import RoadKey, read_key, write_key
from tests import factories as a
from tests.register.decided import a_decided_town, a_decision, decide


@pytest.mark.parametrize(("lang", "word", "title"), [("nb", "veinavn", "navn"), ("nn", "vegnamn", "namn")])
def test_everyone_can_look_a_road_up_in_both_forms(client, lang, word, title):
    town = a_decided_town()
    page = client.page(f"/{lang}/{town.place.slug}/{word}/")
    assert title in page.title.lower()
    for words in ("Furubakken", "Nausttunet", "Lidal", "Øyrane"):
        assert words in page.text
    assert f"/{lang}/{town.place.slug}/{word}/" in {link.get("href") or "" for link in page.all("a")} | {
        form.get("action") or "" for form in page.all("form")
    }


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("q=furu", {"Furubakken"}),
        ("q=SKULE", {"Furubakken", "Nausttunet"}),
        ("status=skilta", set()),
        ("status=undervegs", {"Furubakken", "Nausttunet"}),
        ("status=uendra", set()),
        ("sorter=nyast&side=9", {"Furubakken", "Nausttunet"}),
        ("q=%F0%9F%98%80&omrade=%00&status=x&sorter=y", set()),
    ],
)
def test_the_list_is_chosen_by_the_address(client, asked, there):
    town = a_decided_town()
    text = client.page(f"{town.public}?{asked}").text
    assert {name for name in ("Furubakken", "Nausttunet") if name in text} == there


def test_the_list_of_one_former_municipality(client):
    town = a_decided_town()
    text = client.page(f"{town.public}?omrade={town.lidal.number}").text
    assert "Furubakken" in text
    assert "Nausttunet" not in text


def test_an_empty_register_says_so(client):
    place = a.a_municipality()
    assert "Ingen navn er vedtatt ennå" in client.page(f"/nb/{place.slug}/veinavn/").text


def test_the_page_of_a_road_says_what_was_decided_and_how_far_it_has_come(client):
    town = a_decided_town()
    name = town.names["Furubakken"]
    text = client.page(town.public + name.address).text
    for words in ("Furubakken", "Skulevegen", "Lidal", "Kommunestyret", name.decided.case_number, "furutrær"):
        assert words in text
    assert "Navnet er vedtatt" in text
    assert "Skiltene er oppe" in text
    assert "Nausttunet" in text, "the other road of the same old name"


def test_the_address_of_a_road_is_for_good(client):
    town = a_decided_town()
    address = town.names["Furubakken"].address
    assert address == f"{town.lidal.number}-1002-furubakken"
    for old in (f"{town.lidal.number}-1002", f"{town.lidal.number}-1002-skulevegen"):
        response = client.get(town.public + old)
        assert (response.status_code, response.headers["Location"]) == (301, town.public + address)
    decide(town.furubakken, "Granbakken", number=2)
    response = client.get(town.public + address)
    assert response.headers["Location"] == f"{town.public}{town.lidal.number}-1002-granbakken"
    assert "Furubakken" in client.page(town.public + address).text, "what was decided before is told"
    assert client.get(f"{town.public}furubakken").headers["Location"].endswith("1002-granbakken")


def test_an_old_name_of_two_municipalities_shows_both(client):
    town = a_decided_town()
    page = client.page(f"{town.public}skulevegen")
    for words in ("Furubakken", "Nausttunet", "Lidal", "Øyrane", "Havnes", "Skulevegen beholder navnet"):
        assert words in page.text
    narrowed = client.get(f"{town.public}skulevegen?omrade={town.oyrane.number}")
    assert narrowed.headers["Location"].endswith("1003-nausttunet")


def test_an_old_name_of_one_road_leads_to_it(client):
    town = a_decided_town()
    road = a.a_road(town.lidal, "Ålesundgata")
    a_decision(town.process, road, road, "Elvestien")
    for written in ("alesundgata", "Ålesundgata", "elvestien"):
        response = client.get(town.public + written)
        assert response.status_code == 301
        assert response.headers["Location"].endswith(f"{road.code}-elvestien")


@pytest.mark.parametrize("part", ["finst-ikkje", "9999-1", "9999-99999-x", "%00", "---", "1-1"])
def test_what_is_not_there_is_not_found(client, part):
    town = a_decided_town()
    assert client.get(town.public + part).status_code == 404


def test_an_address_in_the_other_form_leads_to_the_page(client):
    town = a_decided_town()
    address = town.names["Furubakken"].address
    assert "Vegnamn" in client.page(f"/nn/{town.place.slug}/veinavn/").title
    page = client.page(f"/nn/{town.place.slug}/veinavn/{address}")
    assert "Namnet er vedteke" in page.text
    assert client.get(f"/nb/{town.place.slug}/vegnamn/{address}").headers["Location"] == town.public + address


def test_nothing_of_a_neighbour_is_shown(client):
    town, other = a_decided_town(), a.a_municipality("Nabolaget")
    address = town.names["Furubakken"].address
    assert client.get(f"/nb/{other.slug}/veinavn/{address}").status_code == 404
    assert "Furubakken" not in client.page(f"/nb/{other.slug}/veinavn/").text


def test_a_road_that_keeps_its_name_has_a_page_without_steps(client):
    town = a_decided_town()
    road = a.a_road(town.lidal, "Torget")
    a_decision(town.process, road, road, "", outcome=Outcome.NO_CHANGE)
    page = client.page(f"{town.public}torget")
    assert "beholder navnet" in page.text
    assert "Skiltene er oppe" not in page.text


def test_the_feed_has_the_newest_names(client):
    town = a_decided_town()
    response = client.get(f"{town.public}nye.atom")
    assert response.mimetype == "application/atom+xml"
    for title in ("Skulevegen → Furubakken", "Skulevegen → Nausttunet"):
        assert f"<title>{title}</title>" in response.text


def test_hostile_names_stand_as_they_were_written(client):
    town = a_decided_town()
    road = a.a_road(town.lidal, "<b>Gata</b>")
    case = a_decision(town.process, road, road, "<i>Ny</i>", reason="<script>alert(1)</script>")
    address = next(one.address for one in town.names.values() if one.decided.case_id == case.id)
    for page in (town.public, town.public + address):
        assert "<script>alert" not in client.get(page).text
        assert "<i>Ny" not in client.get(page).text


def test_keys_are_read_as_they_are_written():
    key = RoadKey("0301", 1002)
    assert read_key(write_key(key, "Øvre Åsvegen")) == key
    assert write_key(key, "!") == "0301-1002"
    assert read_key("0301-1002٣") is None
