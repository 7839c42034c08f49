"""What nobody should send, and what comes of it: a clear answer, and everything as it was."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.accounts.actions import end_sessions_of_account
from citizen.database import transaction
from citizen.proposals.models import Proposal
from citizen.roads.models import RoadQuestion
from citizen.web.clock import now
from tests import factories as a
from tests.proposals.asked import REASON, a_neighbour_in, an_asked_road, proposed, road_address, supporters
from tests.reading import Page

UNUSABLE = {
    "NUL": "Kvern\0stien",
    "a code that turns the direction": "Kvern\u202estien",
    "a noncharacter": "Kvern\ufffestien",
    "the sign for what could not be read": "Kvern\ufffdstien",
    "private use": "Kvern\ue000stien",
    "sixty marks on one letter": "Kvern" + "\u0301" * 60 + "stien",
    "an emoji": "Kvernstien 🌲",
    "a line break": "Kvern\nstien",
    "very long": "Kvern" * 2_000,
    "four hundred thousand letters": "a" * 400_000,
}


@pytest.mark.parametrize("name", UNUSABLE.values(), ids=UNUSABLE.keys())
def test_an_unusable_name_is_refused_and_nothing_is_stored(client, name):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": name, "reason": REASON})
    if "\n" in name:
        assert answer.status_code in (303, 422)
        assert "Kvern\nstien" not in proposed()
        return
    assert answer.status_code == 422
    assert Page(answer.text).title.startswith("Feil: ")
    assert len(answer.text) < 60_000, "a huge name is not sent back whole"
    assert REASON in answer.text
    assert len(proposed()) == 3


def test_a_name_of_a_million_characters_is_refused_in_the_readers_language(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town, "nn"), {"name": "a" * 1_000_000, "reason": REASON})
    assert answer.status_code == 413
    assert Page(answer.text).all("html")[0]["lang"] == "nn"
    assert len(proposed()) == 3


def test_bytes_that_are_no_text_are_refused(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    body = b"csrf_token=" + client.csrf_token().encode() + b"&reason=fordi&name=Kvern%ED%A0%80stien"
    answer = client.post(road_address(town), data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 422
    assert len(proposed()) == 3


@pytest.mark.parametrize("reason", ["fordi\0", "fordi\ufffe", "fordi\x1b[31m"])
def test_a_reason_that_can_not_be_stored_is_refused_with_its_number(client, reason):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "Kvernstien", "reason": reason})
    assert answer.status_code == 422
    assert "som ikke kan lagres (U+" in answer.text
    assert len(proposed()) == 3


def test_a_reason_may_hold_emoji_tabs_and_several_lines(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    reason = "Gran 🌲👩‍👩‍👧\n\n\tog furu"
    assert client.send(road_address(town), {"name": "Kvernstien", "reason": reason}).status_code == 303
    assert proposed()["Kvernstien"].reason == reason


def test_a_session_that_ended_while_one_typed_keeps_the_text_until_after_the_login(client):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    end_sessions_of_account(neighbour.id, now())
    answer = client.send(road_address(town), {"name": "Kvernstien", "reason": REASON})
    assert answer.status_code == 303
    assert f"next={road_address(town)}" in answer.location.replace("%2F", "/")
    assert "Kvernstien" not in proposed()
    client.log_in(neighbour)
    html = client.get(road_address(town)).text
    assert 'value="Kvernstien"' in html
    assert REASON in html
    assert "teksten din er tatt vare på" in html
    assert 'value="Kvernstien"' not in client.get(road_address(town)).text, "given back once"


def test_a_road_that_was_taken_out_leads_to_the_round(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    with transaction() as session:
        session.execute(sa.delete(Proposal))
        session.execute(sa.delete(RoadQuestion))
    round_address = road_address(town).partition("/veg/")[0] + "/"
    for answer in (
        client.get(road_address(town)),
        client.send(road_address(town), {"name": "Kvernstien", "reason": REASON}),
    ):
        assert answer.status_code == 404
        assert f'href="{round_address}"' in answer.text
        assert "ikke med i runden lenger" in answer.text


def test_a_road_of_another_process_is_not_found(client):
    town = an_asked_road()
    other = a.a_process(town.place)
    address = road_address(town).replace(town.process.slug, other.slug)
    a_neighbour_in(client, town)
    assert client.get(address).status_code == 404
    assert client.send(address, {"name": "Kvernstien", "reason": REASON}).status_code == 404
    assert len(proposed()) == 3


def test_a_form_without_our_token_is_not_taken_but_shown_again(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.post(road_address(town), data={"name": "Kvernstien", "reason": REASON})
    assert answer.status_code == 400
    assert REASON in answer.text
    assert len(proposed()) == 3


@pytest.mark.parametrize("public_id", ["1", "0", "-1", "9223372036854775808", "forslag1'--", "é", "a" * 300])
def test_ids_that_are_guessed_lead_nowhere(client, public_id):
    town = an_asked_road()
    neighbour = a_neighbour_in(client, town)
    round_address = road_address(town).partition("/veg/")[0]
    assert client.get(f"{round_address}/forslag/{public_id}").status_code == 404
    assert client.send(f"{round_address}/forslag/{public_id}/stotte", {}).status_code == 404
    assert all(neighbour.id not in supporters(name) for name in town.names)
