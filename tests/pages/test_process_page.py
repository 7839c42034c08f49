"""The page of a process: the question, the phases in words, and the roads to search, filter, sort and page through."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from citizen.web.clock import now
from tests import factories as a
from tests.counting import counted_statements
from tests.proposals.asked import an_asked_road
from tests.reading import Page
from tests.town import Town


def address_of(town: Town, lang: str = "nb") -> str:
    return f"/{lang}/{town.place.slug}/{town.process.slug}/"


def roads_on(client, address: str) -> list[str]:
    """The roads that the list shows, by what their addresses end in."""
    links = [anchor.get("href") or "" for anchor in Page(client.get(address).text).all("a")]
    return [link.rpartition("/")[2] for link in links if "/veg/" in link]


def a_round_of_roads() -> Town:
    """Skulevegen in Lidal with three proposals, and Ålgata in Havnes and Bekkegata in Lidal without any."""
    town = an_asked_road()
    keeper = a.a_road(town.havnes, "Bekkegata", addresses=40)
    for slug, district, name, addresses in (
        ("bekkegata", town.lidal, "Bekkegata", 30),
        ("aalgata", town.havnes, "Ålgata", 3),
    ):
        a.a_question(town.process, a.a_road(district, name, addresses=addresses), keeper, slug=slug)
    return town


@pytest.mark.parametrize(
    ("phase", "nb", "nn", "leads_to"),
    [
        (Phase.ANNOUNCED, "Se hvilke veier det gjelder", "Sjå kva vegar det gjeld", "#veiene"),
        (Phase.PROPOSING, "Finn en vei og foreslå et navn", "Finn ein veg og føreslå eit namn", "#veiene"),
        (Phase.REVIEWING, "Se navneforslagene", "Sjå namneforslaga", "#veiene"),
        (Phase.VOTING, "Stem på de nye navnene", "Røyst på dei nye namna", "/stem"),
        (Phase.CLOSED, "Se resultatet", "Sjå resultatet", "/resultat"),
    ],
)
def test_each_phase_has_its_one_main_action(client, phase, nb, nn, leads_to):
    town = an_asked_road(phase)
    for lang, words in (("nb", nb), ("nn", nn)):
        page = client.page(address_of(town, lang))
        assert words in page.text
        assert any((anchor.get("href") or "").endswith(leads_to) for anchor in page.all("a"))


@pytest.mark.parametrize(
    ("phase", "states"),
    [
        (Phase.ANNOUNCED, ["Senere", "Senere", "Senere", "Senere"]),
        (Phase.PROPOSING, ["Nå", "Senere", "Senere", "Senere"]),
        (Phase.VOTING, ["Ferdig", "Ferdig", "Nå", "Senere"]),
        (Phase.CLOSED, ["Ferdig", "Ferdig", "Ferdig", "Nå"]),
    ],
)
def test_the_present_phase_is_marked_in_words(client, phase, states):
    html = client.get(address_of(an_asked_road(phase))).text
    shown = html.split('<span class="step-line__state">')[1:]
    assert [piece.partition("<")[0] for piece in shown] == states


def test_it_says_why_how_much_one_can_influence_and_what_happens_next(client):
    page = client.page(address_of(an_asked_road(), "nn"))
    for words in ("To vegar heiter det same.", "Avrøystinga er rådgivande.", "Kommunestyret avgjer."):
        assert words in page.text


def test_roads_can_be_searched_filtered_and_sorted(client):
    town = a_round_of_roads()
    address, school = address_of(town), town.question.slug
    assert roads_on(client, address) == ["bekkegata", school, "aalgata"]
    assert roads_on(client, f"{address}?q=GATA") == ["bekkegata", "aalgata"]
    assert roads_on(client, f"{address}?omrade={town.havnes.number}") == ["aalgata"]
    assert roads_on(client, f"{address}?tomme=1") == ["bekkegata", "aalgata"]
    assert roads_on(client, f"{address}?sorter=adresser") == ["bekkegata", school, "aalgata"]
    assert roads_on(client, f"{address}?sorter=kommune") == ["aalgata", "bekkegata", school]
    assert roads_on(client, f"{address}?tomme=1&omrade={town.lidal.number}&q=bekk") == ["bekkegata"]


def test_a_search_that_finds_nothing_offers_all_the_roads(client):
    page = client.page(f"{address_of(an_asked_road(), 'nn')}?q=ingenting")
    assert "Ingen vegar passar med søket" in page.text
    assert "Vis alle vegane" in page.text


@pytest.mark.parametrize("query", ["sorter=name;--", "side=99999999999", "side=-1", "omrade=%27", "tomme=x", "q=%00"])
def test_an_odd_address_is_read_as_well_as_it_can_be(client, query):
    assert client.get(f"{address_of(an_asked_road())}?{query}").status_code == 200


def test_the_readers_road_is_marked(client):
    town = a_round_of_roads()
    assert "Veien min" not in client.page(address_of(town)).text
    client.log_in(town.a_neighbour(home_road_id=town.question.road_id))
    assert "Veien min" in client.page(address_of(town)).text


def test_a_long_list_is_paged_without_losing_a_road_and_asks_little(client):
    town = an_asked_road()
    for number in range(70):
        a.a_question(town.process, a.a_road(town.lidal, f"Veg {number:02}"), a.a_road(town.havnes, f"Veg {number:02}"))
    address = address_of(town)
    seen = [road for side in (1, 2, 3) for road in roads_on(client, f"{address}?side={side}")]
    assert len(seen) == len(set(seen)) == 71
    assert "Viser 51–71 av 71 veier." in client.page(f"{address}?side=3").text
    with counted_statements() as statements:
        client.get(address)
    assert len(statements) <= 7, statements


def test_the_gauge_says_how_the_changes_are_shared_in_words_and_numbers(client):
    page = client.page(address_of(a_round_of_roads()))
    assert "2 av de 3 veiene som får nytt navn, ligger i Lidal." in page.text
    assert "1 av 3 veier (33 %)" in page.text


def test_withdrawn_proposals_count_nowhere(client):
    town = an_asked_road()
    a.a_proposal(town.question, "Borteveg", town.a_neighbour(), withdrawn_at=now())
    page = client.page(address_of(town))
    assert "3 navneforslag" in page.text
    assert "4 navn er foreslått" not in page.text


def test_a_process_of_another_municipality_is_not_found(client):
    town = an_asked_road()
    other = a.a_municipality("Elvebyen")
    assert client.get(f"/nb/{other.slug}/{town.process.slug}/").status_code == 404
