"""Taking back a proposal: gone where nobody else supports it, else left to its supporters."""

from __future__ import annotations

from citizen.proposals.models import Support
from citizen.web.clock import now
from tests import factories as a
from tests.proposals.asked import (
    REASON,
    a_neighbour_in,
    an_asked_road,
    proposal_address,
    proposed,
    road_address,
    supporters,
)


def test_a_proposal_without_other_supporters_disappears_everywhere(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    proposal = a.a_proposal(town.question, "Kvernstien", neighbour)
    answer = client.send(f"{proposal_address(town, proposal)}/trekk", {})
    page = client.page(answer.location)
    assert "Du har trukket" in page.text
    assert proposed()["Kvernstien"].withdrawn_at is not None
    assert "/forslag/" + proposal.public_id not in client.get(road_address(town)).text
    assert client.get(proposal_address(town, proposal)).status_code == 404
    process = road_address(town).partition("/veg/")[0]
    assert "Kvernstien" not in client.page(f"{process}/").text
    assert supporters(proposal) == []


def test_a_proposal_that_others_support_stays_without_its_proposer(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town, shown_name="Åse Lid")
    proposal = a.a_proposal(town.question, "Kvernstien", neighbour)
    other = town.a_neighbour()
    a.stored(Support(proposal_id=proposal.id, account_id=other.id))
    answer = client.send(f"{proposal_address(town, proposal, 'nn')}/trekk", {})
    page = client.page(answer.location)
    assert "blir ståande utan deg" in page.text
    assert "har trekt seg, men andre støttar det" in page.text
    assert "Åse Lid" not in page.text.partition("Føreslå")[2]
    assert proposed()["Kvernstien"].proposer_id is None
    assert supporters(proposal) == [other.id]


def test_withdrawing_asks_once_more_and_says_what_happens(client):
    town = an_asked_road()
    proposal = a.a_proposal(town.question, "Kvernstien", a_neighbour_in(client, town))
    html = client.get(proposal_address(town, proposal, "nn")).text
    asked = html.partition('<details class="disclosure">')[2].partition("</details>")[0]
    assert "<summary>Trekk forslaget</summary>" in asked
    assert "Støttar andre namnet, blir det ståande utan deg." in asked
    assert f'action="{proposal_address(town, proposal, "nn")}/trekk"' in asked
    assert "Ja, trekk forslaget" in asked


def test_only_the_proposer_can_withdraw_it(client):
    town = an_asked_road()
    proposer = town.a_neighbour()
    proposal = a.a_proposal(town.question, "Kvernstien", proposer)
    a_neighbour_in(client, town)
    assert "Trekk forslaget" not in client.page(proposal_address(town, proposal)).text
    answer = client.send(f"{proposal_address(town, proposal)}/trekk", {})
    assert "Bare den som foreslo navnet" in client.page(answer.location).text
    assert proposed()["Kvernstien"].proposer_id == proposer.id


def test_a_withdrawn_name_that_is_proposed_anew_comes_back_with_its_new_proposer(client):
    town = an_asked_road()
    first = town.a_neighbour()
    gone = a.a_proposal(town.question, "Kvernstien", first, withdrawn_at=now(), reason="Gammel grunn.")
    a_neighbour_in(client, town)
    client.send(f"{proposal_address(town, gone)}/stotte", {})
    second = a_neighbour_in(client, town)
    answer = client.send(road_address(town, "nn"), {"name": "kverNstien", "reason": REASON})
    assert answer.status_code == 422, "the spelling is judged anew"
    client.send(road_address(town, "nn"), {"name": "Kvernstien", "reason": REASON})
    back = proposed()["Kvernstien"]
    assert (back.id, back.proposer_id, back.reason, back.withdrawn_at) == (gone.id, second.id, REASON, None)
    assert second.id in supporters(back)
    assert "Gammel grunn." not in client.page(proposal_address(town, back)).text
