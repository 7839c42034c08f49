"""Addresses that people give themselves: confirmed by a link before anything else goes there."""

from __future__ import annotations

import pytest

from citizen.database import db
from citizen.domain.notices import AddressRefusal, Rhythm, Topic
from citizen.notices.access import make_confirm_token
from citizen.notices.actions import Wishes, save_wishes
from citizen.notices.queries.settings import wished_by
from tests import factories as a
from tests.mailbox import a_mailbox
from tests.notices.telling import link_in, send, tell, text_of


@pytest.fixture
def box():
    with a_mailbox() as server:
        yield server


@pytest.fixture
def person(client):
    account = a.a_resident(language="nn")
    client.log_in(account)
    return account


def wish(client, address, **changes):
    fields = {"rhythm": "daily", "mine_at_once": "y", "topics": ["mine", "followed", "deadlines"], "address": address}
    return client.send("/nn/min-side/varsel", {**fields, **changes})


def goes_to(person):
    db.session.expire_all()
    return wished_by(person.id, person.email).letters_go_to


@pytest.mark.parametrize(
    ("language", "subject"), [("nb", "Bekreft e-postadressen din"), ("nn", "Stadfest e-postadressa di")]
)
def test_the_letter_that_asks_is_in_the_persons_form_and_its_link_confirms(client, box, language, subject):
    person = a.a_resident(language=language)
    client.log_in(person)
    assert wish(client, " kari@example.no ").status_code == 303
    tell(a.a_municipality(), person)
    send(box)
    (letter,) = box.letters
    assert letter["Subject"] == subject
    assert letter["To"] == "kari@example.no"
    assert "leikeplass" not in text_of(letter)
    client.delete_cookie("citizen")
    address = link_in(letter, "adresse")
    assert "kari@example.no" in client.page(address).text
    assert goes_to(person) == ""
    assert client.send(address, {}).status_code == 200
    assert goes_to(person) == "kari@example.no"


def test_what_happened_before_there_was_an_address_is_not_sent_afterwards(client, person, box):
    tell(a.a_municipality(), person)
    wish(client, "kari@example.no")
    send(box)
    client.send(link_in(box.letters[0], "adresse"), {})
    send(box)
    assert len(box.letters) == 1
    tell(a.a_municipality("Nabobygda"), person)
    send(box)
    assert box.letters[1]["To"] == "kari@example.no"


def test_a_link_to_an_address_that_was_changed_since_confirms_nothing(client, person):
    wish(client, "kari@example.no")
    wish(client, "ola@example.no")
    old = make_confirm_token(person.public_id, "kari@example.no")
    assert client.send(f"/nn/varsel/adresse/{old}", {}).status_code == 404
    assert goes_to(person) == ""


def test_a_changed_address_must_be_confirmed_anew(client, person, box):
    wish(client, "kari@example.no")
    client.send(f"/nn/varsel/adresse/{make_confirm_token(person.public_id, 'kari@example.no')}", {})
    assert goes_to(person) == "kari@example.no"
    wish(client, "ola@example.no")
    assert goes_to(person) == ""


def test_nobody_is_pestered_by_way_of_the_site(app):
    person = a.a_resident()
    wishes = [Wishes(Rhythm.DAILY, True, list(Topic), f"kari{number}@example.no") for number in range(4)]
    assert [save_wishes(person.id, one) for one in wishes] == [None, None, None, AddressRefusal.TOO_MANY_LETTERS]


@pytest.mark.parametrize(
    "address", ["kari", "kari@", "kari@example.no\nBcc: ola@example.no", "kari @example.no", "ø@æ.no"]
)
def test_what_is_no_address_is_refused_and_what_was_typed_is_kept(client, person, address):
    response = wish(client, address)
    assert response.status_code == 422
    assert "kari@example.no" in response.text


def test_an_address_can_be_taken_away(client, person):
    wish(client, "kari@example.no")
    assert wish(client, "").status_code == 303
    assert goes_to(person) == ""


def test_the_letter_can_be_asked_for_once_more(client, person, box):
    wish(client, "kari@example.no")
    assert client.send("/nn/min-side/varsel/stadfest", {}).status_code == 303
    send(box)
    assert len(box.letters) == 2
