"""The pile: the next meeting first, how many cases it has and how many are read."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import transaction
from citizen.decisions.models import CouncilCase
from citizen.web.clock import today
from tests import factories as a
from tests.counting import counted_statements
from tests.desk.piles import a_meeting, a_pile


def test_the_next_meeting_stands_first_with_its_cases_and_what_is_left(client):
    pile = a_pile(3)
    a_meeting(pile)
    reader = pile.councillor()
    client.log_in(reader)
    client.send(pile.case(0, "/lest"), {})
    text = client.page(pile.page()).text
    assert "2 saker gjenstår å lese" in text
    assert "10 dager igjen" in text
    assert text.index("Kommunestyret") < text.index("Veg 01")


def test_in_nynorsk_too(client):
    pile = a_pile(2)
    a_meeting(pile)
    client.log_in(pile.councillor())
    assert "2 saker står att å lese" in client.page(pile.page(lang="nn")).text


def test_cases_that_staff_have_not_opened_stand_there_without_a_meeting(client):
    pile = a_pile(2)
    client.log_in(pile.councillor())
    assert "Saker som ikke har fått møtedato" in client.page(pile.page()).text


def test_a_meeting_that_was_held_without_a_decision_is_said_to_be(client):
    pile = a_pile(1)
    a_meeting(pile, today() - timedelta(days=3))
    client.log_in(pile.councillor())
    assert "Møtet er holdt, og det er ikke ført inn vedtak i disse sakene" in client.page(pile.page()).text


def test_more_cases_than_one_reads_by_name_stand_on_a_screen_of_their_own(client):
    pile = a_pile(13)
    client.log_in(pile.councillor())
    page = client.page(pile.page())
    assert "Se alle 13 sakene på én skjerm" in page.text
    assert "Veg 07" not in page.text


def test_the_button_leads_to_the_first_case_that_is_not_read(client):
    pile = a_pile(3)
    client.log_in(pile.councillor())
    client.send(pile.case(0, "/lest"), {})
    links = [link["href"] for link in client.page(pile.page()).all("a") if "ds-button" in (link.get("class") or "")]
    assert links == [pile.case(1)]


def test_what_another_municipality_decides_is_not_here(client):
    pile, other = a_pile(1), a_pile(1, a.a_municipality("Nabolaget"))
    client.log_in(pile.councillor())
    links = {link.get("href") for link in client.page(pile.page()).all("a")}
    assert pile.case(0) in links
    assert other.case(0) not in links
    assert client.get(other.page()).status_code == 403


@pytest.mark.parametrize("roads", [2, 90])
def test_the_pile_asks_few_questions_however_high_it_is(client, roads):
    pile = a_pile(roads)
    a_meeting(pile)
    client.log_in(pile.councillor())
    client.get(pile.page())
    with counted_statements() as statements:
        assert client.get(pile.page()).status_code == 200
    assert len(statements) <= 8, statements


def test_the_cases_of_a_meeting_are_read_by_themselves(client):
    pile = a_pile(3)
    meeting = a_meeting(pile)
    with transaction() as session:
        kept = CouncilCase.road_question_id == pile.questions[2].id
        session.execute(sa.update(CouncilCase).where(kept).values(meeting_id=None))
    client.log_in(pile.councillor())
    here = f"?meeting={meeting.id}"
    assert "2 av 3 saker" in client.page(f"{pile.list}{here}").text
    assert "Sak 2 av 2" in client.page(pile.case(1) + here).text
    assert client.send(pile.case(1, f"/lest{here}"), {}).headers["Location"] == pile.case(0) + here
