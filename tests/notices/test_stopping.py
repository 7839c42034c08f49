"""Stopping letters by the link in one of them: without logging in, in one press, and nothing before the press."""

from __future__ import annotations

import pytest

from citizen.database import db
from citizen.domain.notices import NoticeKind, Rhythm, Topic
from citizen.notices.access import make_confirm_token, make_stop_token, read_stop_token
from citizen.notices.queries.settings import wished_by
from tests import factories as a
from tests.mailbox import a_mailbox
from tests.notices.telling import a_reader, link_in, send, tell


def wishes_of(person):
    db.session.expire_all()
    return wished_by(person.id, person.email)


@pytest.fixture
def letter(app):
    person = a_reader(language="nn")
    with a_mailbox() as box:
        tell(a.a_municipality(), person)
        send(box)
        return person, box.letters[0]


def test_opening_the_link_stops_nothing(client, letter):
    """Programs that look for viruses open every link."""
    person, content = letter
    page = client.page(link_in(content, "stopp"))
    assert page.title.startswith("Stopp e-post")
    assert wishes_of(person).rhythm is Rhythm.DAILY


def test_the_mail_programs_own_button_stops_all_letters_without_a_form_of_ours(client, letter):
    """As RFC 8058 has it: a POST with that one field, no cookie, no token of a form."""
    person, content = letter
    address = content["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    for _press in range(2):
        response = client.post(address, data={"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"
    assert wishes_of(person).rhythm is Rhythm.OFF


def test_one_topic_can_be_stopped_alone(client, letter):
    person, content = letter
    response = client.send(link_in(content, "stopp"), {"topic": "followed"})
    assert response.status_code == 200
    assert wishes_of(person).topics == (Topic.MINE, Topic.DEADLINES)
    assert wishes_of(person).rhythm is Rhythm.DAILY


def test_a_topic_that_is_stopped_is_not_sent_and_stands_on_the_page(client, letter):
    person, content = letter
    client.send(link_in(content, "stopp"), {"topic": "followed"})
    with a_mailbox() as box:
        tell(a.a_municipality("Nabobygda"), person, kind=NoticeKind.NEW_IDEA, title="Ein benk")
        send(box)
        assert box.letters == []
    client.log_in(person)
    assert "Ein benk" in client.page("/nn/min-side/varsel").text


@pytest.mark.parametrize("token", ["x", "a.b", "InB1YmxpYyI.AAAA"])
def test_a_link_that_is_not_ours_leads_nowhere(client, app, token):
    assert client.get(f"/nb/varsel/stopp/{token}").status_code == 404
    assert client.post(f"/nb/varsel/stopp/{token}").status_code == 404


def test_a_token_serves_one_purpose_only(app):
    assert read_stop_token(make_confirm_token("abc", "kari@example.no")) is None
    with app.test_request_context():
        assert app.session_interface.get_signing_serializer(app).loads  # the cookie's own salt is another
    assert read_stop_token(make_stop_token("abc")) == "abc"


def test_the_link_of_somebody_who_is_gone_still_works(client, app):
    assert client.post(f"/nb/varsel/stopp/{make_stop_token('nobody')}").status_code == 200
