"""Proposing a name: stored with the one who proposed it, turned into support, or refused with the text kept."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.phases import Phase
from citizen.domain.proposals import MOST_PROPOSALS
from citizen.proposals.models import Proposal
from citizen.roads.models import RoadQuestion
from citizen.web.clock import now
from tests import factories as a
from tests.proposals.asked import REASON, a_neighbour_in, an_asked_road, proposed, road_address, supporters
from tests.reading import Page


def test_a_proposal_is_stored_with_its_proposer_as_the_first_supporter(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "  Kvernstien ", "reason": REASON})
    stored = proposed()["Kvernstien"]
    assert answer.status_code == 303
    assert "Forslaget ditt" in client.page(answer.location).text
    assert (stored.reason, stored.proposer_id, stored.language) == (REASON, neighbour.id, "nb")
    assert supporters(stored) == [neighbour.id]
    assert len(stored.public_id) == 26


def test_it_says_so_in_nynorsk_to_those_who_read_nynorsk(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town, "nn"), {"name": "Kvernstien", "reason": REASON})
    assert "Forslaget ditt, \u2068Kvernstien\u2069, er kome inn" in client.page(answer.location).text
    assert proposed()["Kvernstien"].language == "nn"


@pytest.mark.parametrize("name", ["Furubakken", "furubakken", " Furu\u00adbakken ", "Furub\u0430kken"])
def test_a_name_that_is_proposed_already_gets_support_instead_and_says_so(client, name):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": name, "reason": REASON})
    page = client.page(answer.location)
    assert "var allerede foreslått for denne veien, så nå støtter du det forslaget" in page.text
    assert len(proposed()) == 3
    assert supporters(town.names[0]) == [neighbour.id]
    assert proposed()["Furubakken"].proposer_id is None


def test_the_same_proposal_sent_twice_is_one_proposal(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    for _ in range(2):
        answer = client.send(road_address(town), {"name": "Kvernstien", "reason": REASON})
        assert answer.status_code == 303
    assert "Du har allerede foreslått" in client.page(answer.location).text
    assert supporters(proposed()["Kvernstien"]) == [neighbour.id]


def test_a_warning_does_not_stop_a_proposal(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "Kverna 2", "reason": REASON})
    page = client.page(answer.location)
    assert "Kverna 2" in proposed()
    assert "Unngå tall" in page.text


def test_an_error_stops_it_says_what_to_do_and_keeps_the_text(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "Skulevegen", "reason": REASON})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.title.startswith("Feil: ")
    assert "velg et annet" in page.text
    assert 'value="Skulevegen"' in answer.text
    assert REASON in page.text
    assert "Skulevegen" not in proposed()


def test_all_that_is_missing_is_said_at_once(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    page = Page(client.send(road_address(town, "nn"), {"name": " ", "reason": ""}).text)
    assert "Skriv inn eit namn." in page.text
    assert "Du må grunngi forslaget." in page.text


@pytest.mark.parametrize(
    ("length", "status", "words"), [(2000, 303, ""), (2001, 422, "1 tegn for lang"), (2012, 422, "12 tegn for lang")]
)
def test_a_reason_may_have_so_many_characters(client, length, status, words):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "Kvernstien", "reason": "å" * length})
    assert answer.status_code == status
    assert words in answer.text


def test_line_breaks_count_once(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "Kvernstien", "reason": "a\r\n" * 999 + "ab"})
    assert answer.status_code == 303
    assert "\r" not in proposed()["Kvernstien"].reason


def test_a_suggestion_is_put_into_the_form_without_being_sent(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    fields = {"name": "kvernstien", "reason": REASON, "suggestion": "Kvernstien"}
    answer = client.send(road_address(town), fields)
    assert answer.status_code == 200
    assert 'value="Kvernstien"' in answer.text
    assert REASON in answer.text
    assert "Kvernstien" not in proposed()


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.REVIEWING, Phase.VOTING, Phase.CLOSED])
def test_a_phase_that_closed_while_the_form_was_open_refuses_and_keeps_the_text(client, phase):
    town = an_asked_road(phase)
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "Kvernstien", "reason": REASON})
    assert answer.status_code == 422
    assert 'value="Kvernstien"' in answer.text
    assert REASON in answer.text
    assert "Kvernstien" not in proposed()


def test_those_who_live_elsewhere_are_refused(client):
    town = an_asked_road()
    other = a.a_municipality("Elvebyen")
    client.log_in(a.a_resident(a.a_district(other)))
    answer = client.send(road_address(town), {"name": "Kvernstien", "reason": REASON})
    assert answer.status_code == 422
    assert "Bare de som bor i kommunen" in answer.text
    assert "Kvernstien" not in proposed()


def test_those_who_have_not_said_where_they_live_are_led_to_my_page(client):
    town = an_asked_road()
    client.log_in(a.a_resident())
    answer = client.send(road_address(town, "nn"), {"name": "Kvernstien", "reason": REASON})
    assert answer.status_code == 422
    assert "Fortel på Mi side kvar du bur" in answer.text
    assert '<a href="/nn/min-side">' in answer.text


def test_a_road_that_its_neighbour_takes_up_gets_no_proposals(client):
    town = an_asked_road()
    with transaction() as session:
        values = {"treatment": "absorb", "into_road_id": town.question.because_road_id}
        session.execute(sa.update(RoadQuestion).values(**values))
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "Kvernstien", "reason": REASON})
    assert answer.status_code == 422
    assert "Kvernstien" not in proposed()


def test_a_kind_refusal_follows_many_names_within_a_day_but_support_still_counts(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    for number in range(MOST_PROPOSALS):
        a.a_proposal(town.question, f"Kverna {number}", neighbour, proposed_at=now())
    refused = client.send(road_address(town), {"name": "Kvernstien", "reason": REASON})
    supported = client.send(road_address(town), {"name": "Furubakken", "reason": REASON})
    assert refused.status_code == 422
    assert "foreslå det neste i morgen" in refused.text
    assert supported.status_code == 303


def test_columns_that_are_not_in_the_form_can_not_be_set(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    columns = {column.name: "99" for column in Proposal.__table__.columns if column.name not in ("name", "reason")}
    client.send(road_address(town), {**columns, "name": "Kvernstien", "reason": REASON})
    stored = proposed()["Kvernstien"]
    assert (stored.question_id, stored.proposer_id, stored.is_shortlisted) == (town.question.id, neighbour.id, False)
    assert stored.withdrawn_at is None
    assert stored.public_id != "99"


def test_of_two_names_in_one_form_the_first_is_read(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    client.send(road_address(town), {"name": ["Kvernstien", "Bekkestien"], "reason": REASON})
    assert "Kvernstien" in proposed()
    assert "Bekkestien" not in proposed()


def test_the_same_name_may_be_proposed_for_two_roads(client):
    town = an_asked_road()
    another = a.a_road(town.lidal, "Kyrkjevegen")
    question = a.a_question(town.process, another, a.a_road(town.havnes, "Kyrkjevegen"))
    a.a_proposal(question, "Kvernstien")
    a_neighbour_in(client, town)
    client.send(road_address(town), {"name": "Kvernstien", "reason": REASON})
    wanted = sa.select(sa.func.count()).where(Proposal.name == "Kvernstien")
    assert db.session.scalar(wanted) == 2
