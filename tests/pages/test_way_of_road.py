"""Where a road that somebody looks for leads, also when it gets no name of its own or no names came onto its ballot."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import transaction
from citizen.domain.phases import Phase
from citizen.roads.models import RoadQuestion
from tests import factories as a
from tests.town import Town, a_town

PHASES = [Phase.PROPOSING, Phase.REVIEWING, Phase.VOTING, Phase.CLOSED]


def absorb(town: Town) -> None:
    """Skulevegen in Lidal becomes part of Nesvegen."""
    into = a.a_road(town.lidal, "Nesvegen")
    with transaction() as session:
        session.execute(sa.update(RoadQuestion).values(treatment="absorb", into_road_id=into.id))


def links_of(page) -> list[str]:
    """Where the page leads about Skulevegen."""
    return [href for anchor in page.all("a") if "/veg-" in (href := anchor.get("href") or "")]


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(("lang", "words"), [("nb", "Blir en del av Nesvegen"), ("nn", "Blir ein del av Nesvegen")])
def test_an_absorbed_road_leads_to_its_own_page_in_every_phase(client, phase, lang, words):
    town = a_town(phase, with_round=False)
    absorb(town)
    client.log_in(town.a_neighbour(home_road_id=town.question.road_id))
    for address in (f"/{lang}/{town.place.slug}/?q=skulevegen", f"/{lang}/{town.place.slug}/{town.process.slug}/"):
        page = client.page(address)
        assert words in page.text
        assert set(links_of(page)) == {f"/{lang}/{town.place.slug}/{town.process.slug}/veg/{town.question.slug}"}
    client.page(links_of(page)[0])


@pytest.mark.parametrize(
    ("phase", "nb", "nn"),
    [
        (Phase.VOTING, "Ingen navn å stemme på", "Ingen namn å røyste på"),
        (Phase.CLOSED, "Ingen navn var med i avstemningen", "Ingen namn var med i avrøystinga"),
    ],
)
def test_a_road_without_names_on_a_ballot_leads_to_its_own_page(client, phase, nb, nn):
    town = a_town(phase, with_round=False)
    for lang, words in (("nb", nb), ("nn", nn)):
        page = client.page(f"/{lang}/{town.place.slug}/?q=skulevegen")
        assert words in page.text
        (link,) = links_of(page)
        assert "/veg/" in link
        assert links_of(client.page(f"/{lang}/{town.place.slug}/{town.process.slug}/")) == [link]
        road = client.page(link)
        assert not any("/stem/" in address or "/resultat/" in address for address in links_of(road))


@pytest.mark.parametrize(("phase", "leads_to"), [(Phase.VOTING, "/stem/"), (Phase.CLOSED, "/resultat/")])
def test_the_list_of_a_round_leads_to_the_ballot_where_there_is_one(client, phase, leads_to):
    town = a_town(phase)
    (link,) = links_of(client.page(f"/nb/{town.place.slug}/{town.process.slug}/"))
    assert leads_to in link


def test_the_page_of_an_absorbed_road_says_so_and_asks_for_nothing(client):
    town = a_town(Phase.PROPOSING, with_round=False)
    absorb(town)
    with transaction() as session:
        session.execute(sa.text("DELETE FROM proposal"))
    for lang, lead, without in (
        ("nb", "Veien blir en del av Nesvegen", ("får nytt navn", "navneforslag", "Foreslå et navn")),
        ("nn", "Vegen blir ein del av Nesvegen", ("får nytt namn", "namneforslag", "Føreslå eit namn")),
    ):
        page = client.page(f"/{lang}/{town.place.slug}/{town.process.slug}/veg/{town.question.slug}")
        assert lead in page.text
        assert "Nesvegen" in page.title
        assert [words for words in without if words in page.text] == []
        assert not page.all("textarea")


def test_names_that_were_proposed_before_the_road_was_absorbed_can_still_be_read(client):
    town = a_town(Phase.PROPOSING, with_round=False)
    absorb(town)
    address = f"/nb/{town.place.slug}/{town.process.slug}/veg/{town.question.slug}"
    assert "Furubakken" in client.page(address).text
    client.log_in(town.a_neighbour())
    answer = client.send(address, {"name": "Kvernstien", "reason": "Kverna sto her."})
    assert answer.status_code == 422
    assert 'value="Kvernstien"' in answer.text, "what was written is given back"
