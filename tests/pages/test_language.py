"""The reader's language form: taken at the door, kept when they change it, and both forms of every page."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from tests import factories as a
from tests.proposals.asked import an_asked_road, proposal_address, road_address


@pytest.mark.parametrize(
    ("own", "cookie", "browser", "leads_to"),
    [
        ("nb", "", "", "/nb/"),
        ("nn", "", "", "/nn/"),
        ("nb", "", "nn-NO,nn;q=0.9", "/nn/"),
        ("nn", "", "nb-NO,nb;q=0.9", "/nb/"),
        ("nn", "", "no", "/nn/"),
        ("nn", "", "de,en;q=0.8", "/nn/"),
        ("nb", "nn", "nb", "/nn/"),
        ("nn", "nb", "nn", "/nb/"),
        ("nb", "se", "nn", "/nn/"),
    ],
)
def test_the_front_door_knows_the_readers_choice_the_browser_and_the_municipality(
    client, own, cookie, browser, leads_to
):
    a.a_municipality(language=own)
    if cookie:
        client.set_cookie("language", cookie, domain="127.0.0.1")
    answer = client.get("/", headers={"Accept-Language": browser})
    assert answer.status_code == 302
    assert answer.location == leads_to


def test_who_presses_the_switch_is_remembered(client):
    place = a.a_municipality()
    here = f"http://127.0.0.1:8000/nb/{place.slug}/"
    client.get(f"/nn/{place.slug}/", headers={"Referer": here})
    assert client.get_cookie("language", domain="127.0.0.1").value == "nn"
    assert client.get("/", headers={"Accept-Language": "nb"}).location == "/nn/"


@pytest.mark.parametrize(
    "referer", ["", "http://127.0.0.1:8000/nn/om", "http://evil.example/nb/", "http://127.0.0.1:8000/", "nonsense"]
)
def test_who_came_another_way_gets_no_cookie(client, referer):
    place = a.a_municipality()
    answer = client.get(f"/nn/{place.slug}/", headers={"Referer": referer} if referer else {})
    assert "language=" not in answer.headers.get("Set-Cookie", "")


def addresses():
    town = an_asked_road(Phase.PROPOSING)
    process = f"/{town.place.slug}/{town.process.slug}"
    return [
        f"/{town.place.slug}/?q=skule",
        f"{process}/?q=skule&sorter=adresser&tomme=1",
        road_address(town).removeprefix("/nb") + "?sorter=nye",
        proposal_address(town, town.names[0]).removeprefix("/nb"),
        "/personvern",
        "/om",
    ]


def test_every_page_names_itself_in_both_forms_and_the_switch_keeps_the_query(client):
    for address in addresses():
        for lang, other in (("nb", "nn"), ("nn", "nb")):
            page = client.page(f"/{lang}{address}")
            alternates = {link["hreflang"]: link["href"] for link in page.all("link") if link.get("hreflang")}
            assert alternates == {lang: f"/{lang}{address}", other: f"/{other}{address}"}
            assert page.all("html")[0]["lang"] == lang
            assert f"/{other}{address}" in [anchor.get("href") for anchor in page.all("a")]


@pytest.mark.parametrize(
    ("nb", "nn"),
    [("/nb/tilgjengelighet", "/nn/tilgjengelegheit"), ("/nb/navneregler", "/nn/namnereglar")],
)
def test_a_page_with_a_word_of_its_own_in_each_form_answers_to_both(client, nb, nn):
    for address in (nb, nn, nb.replace("/nb/", "/nn/"), nn.replace("/nn/", "/nb/")):
        assert client.get(address).status_code == 200
        page = client.page(address)
        alternates = {link["hreflang"]: link["href"] for link in page.all("link") if link.get("hreflang")}
        assert alternates == {"nb": nb, "nn": nn}


def test_the_two_forms_say_the_same_in_other_words(client):
    for address in [*addresses(), "/navneregler", "/tilgjengelighet"]:
        bokmaal, nynorsk = (client.page(f"/{lang}{address}").text for lang in ("nb", "nn"))
        assert bokmaal != nynorsk
        assert " ikke " not in f" {nynorsk} "
        assert " ikkje " not in f" {bokmaal} "


@pytest.mark.parametrize(("form", "says"), [("nn", "Vi finn ikkje denne sida"), ("nb", "Vi finner ikke denne siden")])
def test_an_address_that_leads_nowhere_is_answered_in_its_own_form(client, form, says):
    answer = client.get(f"/{form}/dette/finnes/ikke/her", headers={"Accept-Language": "nn" if form == "nb" else "nb"})
    assert answer.status_code == 404
    assert says in answer.text
