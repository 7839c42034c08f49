"""My page: how I am shown, where I live, where I am logged in, and what other slices add."""

from __future__ import annotations

import pytest

from citizen.accounts.actions import grant_role
from citizen.accounts.models import Account
from citizen.accounts.queries import find_home
from citizen.accounts.views import my_page_sections
from citizen.accounts.views.blueprint import Section
from citizen.database import db
from citizen.domain.permissions import Role
from tests.factories import a_district, a_municipality, a_resident, a_road


def fresh(account) -> Account:
    return db.session.get_one(Account, account.id, populate_existing=True)


@pytest.fixture
def person(client):
    account = a_resident(public_id="abcd1234")
    client.log_in(account)
    return account


def test_a_stranger_is_asked_to_log_in(client):
    response = client.get("/nn/min-side?a=b")

    assert response.status_code == 303
    assert response.location == "/nn/logg-inn?next=/nn/min-side?a%3Db"


@pytest.mark.parametrize(
    ("lang", "title", "role"), [("nb", "Min side", "Saksbehandler"), ("nn", "Mi side", "Saksbehandlar")]
)
def test_it_shows_the_id_the_roles_and_the_logins(client, person, lang, title, role):
    municipality = a_municipality()
    grant_role(person.id, municipality.id, Role.STAFF)

    page = client.page(f"/{lang}/min-side")

    assert page.title.startswith(title)
    assert "abcd1234" in page.text
    assert municipality.name in page.text
    assert role in page.text
    assert ("Denne enheten" if lang == "nb" else "Denne eininga") in page.text


def test_it_is_never_kept_by_the_browser(client, person):
    assert client.get("/nb/min-side").headers["Cache-Control"] == "no-store"


def test_the_shown_name_and_the_language_are_saved(client, person):
    response = client.send("/nb/min-side", {"shown_name": "  Kari  Nordmann ", "language": "nn"})

    assert response.status_code == 303
    assert response.location == "/nn/min-side"
    assert (fresh(person).shown_name, fresh(person).language) == ("Kari Nordmann", "nn")
    assert "Vala dine er lagra" in client.page("/nn/min-side").text
    assert client.get("/", headers={"Accept-Language": "nb"}).location == "/nn/"


def test_an_empty_name_shows_no_name(client, person):
    client.send("/nb/min-side", {"shown_name": " ", "language": "nb"})

    assert fresh(person).shown_name is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x" * 61, "60"),
        ("209146 95016", "ser ut som et fødselsnummer"),
        ("Kari\u202enibI", "ikke kan vises"),
    ],
)
def test_a_name_that_cant_be_shown_is_refused_and_kept_in_the_field(client, person, name, words):
    response = client.send("/nb/min-side", {"shown_name": name, "language": "nb"})

    assert response.status_code == 422
    assert words in response.text
    assert fresh(person).shown_name == person.shown_name


def test_a_language_that_we_do_not_have_is_refused(client, person):
    assert client.send("/nb/min-side", {"shown_name": "", "language": "en"}).status_code == 422


def test_other_columns_cant_be_set_by_the_form(client, person):
    client.send("/nb/min-side", {"shown_name": "Kari", "language": "nb", "email": "a@b.c", "public_id": "staff"})

    assert (fresh(person).email, fresh(person).public_id) == (None, "abcd1234")


def test_where_one_lives_is_saved_with_the_road_by_its_name(client, person):
    municipality = a_municipality()
    district = a_district(municipality, "Lidal")
    road = a_road(district, "Skulevegen")
    a_road(a_district(municipality, "Havnes"), "Skulevegen")

    response = client.send(
        "/nn/min-side/adresse", {"district_id": district.id, "road": " skulevegen ", "next": "/nn/om"}
    )

    assert response.location == "/nn/om"
    assert (fresh(person).district_id, fresh(person).home_road_id) == (district.id, road.id)
    assert find_home(fresh(person)).road == "Skulevegen"
    assert "Skulevegen, tidlegare Lidal, Fjordsund kommune" in client.page("/nn/min-side").text


def test_the_road_may_be_left_out(client, person):
    district = a_district(a_municipality())

    client.send("/nb/min-side/adresse", {"district_id": district.id, "road": ""})

    assert (fresh(person).district_id, fresh(person).home_road_id) == (district.id, None)


def test_a_road_that_is_not_found_is_asked_for_again_with_the_likely_ones(client, person):
    district = a_district(a_municipality())
    right = a_road(district, "Furubakkvegen")
    a_road(district, "Furuvegen", is_gone=True)
    a_road(district, "Strandvegen")
    sent = {"district_id": district.id, "road": "Furubakken"}

    response = client.send("/nb/min-side/adresse", sent)
    picked = client.send("/nb/min-side/adresse", {**sent, "road_id": right.id})

    assert response.status_code == 422
    assert "Furubakkvegen" in response.text
    assert "Furuvegen" not in response.text
    assert "Strandvegen" not in response.text
    assert picked.status_code == 303
    assert fresh(person).home_road_id == right.id


def test_two_roads_of_the_same_name_are_told_apart_by_choosing(client, person):
    district = a_district(a_municipality())
    a_road(district, "Skulevegen")
    second = a_road(district, "Skulevegen")
    sent = {"district_id": district.id, "road": "Skulevegen"}

    assert client.send("/nb/min-side/adresse", sent).status_code == 422
    client.send("/nb/min-side/adresse", {**sent, "road_id": second.id})

    assert fresh(person).home_road_id == second.id


@pytest.mark.parametrize("road", ["Ingenting", "%", "_", "x" * 101, "'; DROP TABLE road; --"])
def test_a_road_that_nobody_knows_says_what_to_do(client, person, road):
    district = a_district(a_municipality())
    a_road(district, "Skulevegen")

    response = client.send("/nn/min-side/adresse", {"district_id": district.id, "road": road})

    assert response.status_code == 422
    assert fresh(person).district_id is None


def test_a_road_of_another_district_cant_be_picked(client, person):
    municipality = a_municipality()
    here, there = a_district(municipality), a_district(municipality, "Lidal")
    elsewhere = a_road(there, "Fjernvegen")

    client.send("/nb/min-side/adresse", {"district_id": here.id, "road": "Fjernvegen", "road_id": elsewhere.id})

    assert fresh(person).home_road_id is None


@pytest.mark.parametrize("district", ["", "99999", "-1", "1e3", "٣", "x", str(2**63)])
def test_a_district_that_does_not_exist_is_refused(client, person, district):
    a_district(a_municipality())

    response = client.send("/nb/min-side/adresse", {"district_id": district, "road": ""})

    assert response.status_code == 422
    assert fresh(person).district_id is None


def test_somebody_who_lives_elsewhere_says_so(client, person):
    district = a_district(a_municipality())
    client.send("/nb/min-side/adresse", {"district_id": district.id, "road": ""})

    client.send("/nb/min-side/adresse", {"district_id": 0, "road": "Skulevegen"})

    assert (fresh(person).district_id, fresh(person).home_road_id) == (None, None)


def test_after_saving_only_pages_of_our_own_are_opened(client, person):
    district = a_district(a_municipality())

    response = client.send("/nb/min-side/adresse", {"district_id": district.id, "road": "", "next": "//evil.test"})

    assert response.location == "/nb/min-side"


def test_other_slices_add_their_sections(client, person):
    def add(account: Account) -> Section:
        return Section("components/_nothing_there.html", {"of": account.id})

    def add_nothing(_account: Account) -> None:
        return None

    my_page_sections.append(add_nothing)
    try:
        assert client.get("/nb/min-side").status_code == 200
        my_page_sections.append(add)
        assert client.get("/nb/min-side").status_code == 500
    finally:
        my_page_sections[:] = [section for section in my_page_sections if section not in (add, add_nothing)]
