"""The page of a road: why it must change, what can be done now, and the proposals in a fair order."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import transaction
from citizen.domain.phases import Phase
from citizen.proposals.models import Support
from citizen.roads.models import RoadQuestion
from citizen.web.clock import now
from tests import factories as a
from tests.counting import counted_statements
from tests.proposals.asked import a_neighbour_in, an_asked_road, road_address
from tests.reading import Page

NAMES = ("Furubakken", "Åsvegen", "Elvestien")


def names_in_order(text: str) -> list[str]:
    listed = text.partition('id="forslag"')[2]
    return sorted(NAMES, key=listed.index)


@pytest.mark.parametrize(
    ("lang", "why", "deadline"),
    [
        ("nb", "Skulevegen finnes også i Havnes, og den veien beholder navnet.", "Du kan foreslå navn til"),
        ("nn", "Skulevegen finst òg i Havnes, og den vegen beheld namnet.", "Du kan føreslå namn til"),
    ],
)
def test_it_says_why_the_road_must_change_who_keeps_the_name_and_until_when(client, lang, why, deadline):
    page = client.page(road_address(an_asked_road(), lang))
    assert why in page.text
    assert deadline in page.text
    assert "57 mot 12 adresser." in page.text
    assert all(name in page.text for name in NAMES)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"other_changes_too": True}, "Ingen av de to veiene beholder navnet"),
        ({"level": "sound-alike"}, "lett å forveksle med Skulevegen i Havnes, som beholder navnet sitt"),
        ({"level": "same-stem", "other_changes_too": True}, "Begge veiene får nytt navn"),
        ({"treatment": "split"}, "Veien blir delt i to"),
    ],
)
def test_each_reason_to_change_has_its_own_words(client, changes, words):
    town = an_asked_road()
    with transaction() as session:
        session.execute(sa.update(RoadQuestion).values(**changes))
    assert words in client.page(road_address(town)).text


@pytest.mark.parametrize(
    ("phase", "words", "link"),
    [
        (Phase.ANNOUNCED, "Du kan foreslå navn fra", None),
        (Phase.REVIEWING, "Kommunen går gjennom navnene", None),
        (Phase.VOTING, "Nå kan du stemme på navnet", "/stem/"),
        (Phase.CLOSED, "Avstemningen er avsluttet", "/resultat/"),
    ],
)
def test_outside_the_time_for_proposals_it_says_what_can_be_done_instead(client, phase, words, link):
    page = client.page(road_address(an_asked_road(phase)))
    assert words in page.text
    assert not page.all("textarea")
    assert link is None or any(link in (anchor.get("href") or "") for anchor in page.all("a"))


def test_a_withdrawn_proposal_is_not_shown_or_counted(client):
    town = an_asked_road()
    a.a_proposal(town.question, "Borteveg", withdrawn_at=now())
    page = client.page(road_address(town))
    assert "Borteveg" not in page.text
    assert "3 navneforslag" in page.text


def test_a_road_without_proposals_invites(client):
    town = an_asked_road()
    road = a.a_road(town.lidal, "Kyrkjevegen")
    question = a.a_question(town.process, road, a.a_road(town.havnes, "Kyrkjevegen"))
    address = road_address(town).replace(town.question.slug, question.slug)
    assert "Bli den første som foreslår et navn" in client.page(address).text


def test_the_most_supported_and_the_newest_can_be_put_first(client):
    town = an_asked_road()
    first, second, third = town.names
    for proposal, number in ((first, 1), (second, 3), (third, 2)):
        for _ in range(number):
            a.stored(Support(proposal_id=proposal.id, account_id=town.a_neighbour().id))
    with transaction() as session:
        session.merge(third).proposed_at = now()
        session.merge(first).proposed_at = now() - 2 * a.DAY
    address = road_address(town)
    assert names_in_order(client.get(f"{address}?sorter=stotte").text) == ["Åsvegen", "Elvestien", "Furubakken"]
    assert names_in_order(client.get(f"{address}?sorter=nye").text) == ["Elvestien", "Åsvegen", "Furubakken"]


def test_the_mixed_order_stays_while_one_reads_and_differs_between_readers(client):
    town = an_asked_road()
    for number in range(12):
        a.a_proposal(town.question, f"Navn{chr(97 + number)}")
    address, orders = road_address(town), set()
    for _ in range(6):
        client.log_in(town.a_neighbour())
        once, again = (tuple(proposals_on(client.get(address).text)) for _ in range(2))
        assert once == again
        orders.add(once)
    assert len(orders) > 1


def test_a_long_list_is_paged_without_losing_a_name(client):
    town = an_asked_road()
    for number in range(42):
        a.a_proposal(town.question, f"Navn {number:02}")
    seen = [name for side in (1, 2, 3) for name in proposals_on(client.get(f"{road_address(town)}?side={side}").text)]
    assert len(seen) == len(set(seen)) == 45
    assert "Viser 41–45 av 45 navn." in client.page(f"{road_address(town)}?side=3").text


@pytest.mark.parametrize("side", ["0", "-1", "99999999999999", "1e3", "٣", "+1", "", "a"])
@pytest.mark.parametrize("sorter", ["", "name; DROP TABLE proposal", "reason"])
def test_what_the_address_asks_for_can_not_lead_astray(client, side, sorter):
    assert "Furubakken" in client.page(f"{road_address(an_asked_road())}?side={side}&sorter={sorter}").text


def test_support_that_the_reader_gave_and_own_proposals_are_marked(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    a.a_proposal(town.question, "Kvernstien", neighbour)
    a.stored(Support(proposal_id=town.names[0].id, account_id=neighbour.id))
    page = client.page(road_address(town))
    assert page.text.count("Du støtter dette") == 1
    assert page.text.count("Forslaget ditt") == 1


def test_a_long_list_costs_few_questions_to_the_database(client):
    town = an_asked_road()
    for number in range(60):
        a.a_proposal(town.question, f"Navn {number:02}", town.a_neighbour())
    client.get(road_address(town))
    with counted_statements() as statements:
        client.get(road_address(town))
    assert len(statements) <= 6, statements


def proposals_on(html: str) -> list[str]:
    """The addresses of the proposals on a page, in the order in which they stand."""
    links = [anchor.get("href") or "" for anchor in Page(html).all("a")]
    return list(dict.fromkeys(link for link in links if "/forslag/" in link))
