"""What a person has not seen yet is marked as new, once."""

from __future__ import annotations

from citizen.about_me.actions import delete_account
from citizen.database import db
from citizen.notices.models import NoticeSeen
from tests import factories as a
from tests.notices.telling import a_reader, tell

PAGE = "/nb/min-side/varsel"
MARK = ">Ny</span>"


def test_new_notices_are_marked_until_the_page_of_notices_has_been_read(client):
    place, reader = a.a_municipality(), a_reader()
    client.log_in(reader)
    tell(place, reader, title="Ein leikeplass")
    assert client.get("/nb/min-side").text.count(MARK) == 1
    assert client.get("/nb/min-side").text.count(MARK) == 1, "My page alone does not take the mark away"
    assert client.get(PAGE).text.count(MARK) == 1
    assert MARK not in client.get(PAGE).text
    assert MARK not in client.get("/nb/min-side").text
    tell(place, reader, title="Ein benk")
    assert client.get(PAGE).text.count(MARK) == 1


def test_nobody_elses_reading_takes_the_mark_away(app, client):
    place, reader, other = a.a_municipality(), a_reader(), a_reader("ola")
    tell(place, reader, other)
    client.log_in(reader)
    client.get(PAGE)
    theirs = app.test_client()
    theirs.log_in(other)
    assert MARK in theirs.get(PAGE).text


def test_it_goes_with_the_account(client):
    reader = a_reader()
    client.log_in(reader)
    tell(a.a_municipality(), reader)
    client.get(PAGE)
    assert db.session.get(NoticeSeen, reader.id)
    delete_account(reader.id, a.the_keys_dir())
    db.session.rollback()
    assert db.session.get(NoticeSeen, reader.id) is None
