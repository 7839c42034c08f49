"""Support for a proposal: given once, shown as a number, withdrawn, and refused outside its time."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from citizen.proposals.models import Support
from citizen.web.clock import now
from tests import factories as a
from tests.proposals.asked import a_neighbour_in, an_asked_road, proposal_address, proposed, road_address, supporters


def test_support_counts_once_however_often_it_is_sent(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    address = proposal_address(town, town.names[0])
    for _ in range(3):
        answer = client.send(f"{address}/stotte", {})
        assert answer.status_code == 303
    page = client.page(answer.location)
    assert supporters(town.names[0]) == [neighbour.id]
    assert "Nå støtter du" in page.text
    assert "1 støtter det" in page.text
    assert "Du støtter dette" in page.text


def test_support_can_be_withdrawn_and_withdrawing_twice_is_no_fault(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    a.stored(Support(proposal_id=town.names[0].id, account_id=neighbour.id))
    address = proposal_address(town, town.names[0], "nn")
    for _ in range(2):
        answer = client.send(f"{address}/stotte/trekk", {})
        assert answer.status_code == 303
    assert "Du støttar ikkje" in client.page(answer.location).text
    assert supporters(town.names[0]) == []


def test_the_button_on_the_road_page_leads_back_to_where_it_stood(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    proposal = town.names[0]
    address = f"{proposal_address(town, proposal)}/stotte?fra=veg&sorter=nye&side=1"
    answer = client.send(address, {})
    assert answer.location == f"{road_address(town)}?sorter=nye&side=1#forslag-{proposal.public_id}"


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.REVIEWING, Phase.VOTING, Phase.CLOSED])
@pytest.mark.parametrize("what", ["stotte", "stotte/trekk", "trekk"])
def test_nothing_changes_outside_the_time_for_proposals(client, phase, what):
    town = an_asked_road(phase)
    neighbour = a_neighbour_in(client, town)
    proposal = a.a_proposal(town.question, "Kvernstien", neighbour)
    answer = client.send(f"{proposal_address(town, proposal)}/{what}", {})
    assert "så ingenting ble endret" in client.page(answer.location).text
    assert supporters(proposal) == [neighbour.id]
    assert proposed()["Kvernstien"].withdrawn_at is None


def test_those_who_live_elsewhere_can_not_support(client):
    town = an_asked_road()
    client.log_in(a.a_resident(a.a_district(a.a_municipality("Elvebyen"))))
    answer = client.send(f"{proposal_address(town, town.names[0])}/stotte", {})
    assert "Bare de som bor i kommunen" in client.page(answer.location).text
    assert supporters(town.names[0]) == []


def test_a_withdrawn_proposal_can_not_be_supported(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    gone = a.a_proposal(town.question, "Borteveg", withdrawn_at=now())
    answer = client.send(f"{proposal_address(town, gone)}/stotte", {})
    assert answer.status_code == 404
    assert supporters(gone) == []


def test_a_proposal_is_not_found_under_another_process_or_municipality(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    other_process = a.a_process(town.place)
    elsewhere = a.a_municipality("Elvebyen")
    foreign_process = a.a_process(elsewhere)
    own = proposal_address(town, town.names[0])
    for place, process in ((town.place, other_process), (elsewhere, foreign_process), (elsewhere, town.process)):
        address = own.replace(town.place.slug, place.slug).replace(town.process.slug, process.slug)
        assert client.get(address).status_code == 404
        assert client.send(f"{address}/stotte", {}).status_code == 404
    assert supporters(town.names[0]) == []


def test_support_that_was_pressed_before_the_login_is_given_after_it_and_said(client):
    town = an_asked_road()
    address = f"{proposal_address(town, town.names[0])}/stotte"
    answer = client.send(address, {})
    assert answer.status_code == 303
    assert "logg-inn" in answer.location
    neighbour = a_neighbour_in(client, town)
    page = client.page(address)
    assert "Du er logget inn" in page.text
    assert supporters(town.names[0]) == [neighbour.id]
    client.send(f"{address}/trekk", {})
    assert "Trykk på knappen en gang til" in client.page(address).text
    assert supporters(town.names[0]) == [], "nothing is done by looking"
