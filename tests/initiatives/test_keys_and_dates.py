"""The key of an initiative's signatures, and what the pages say of days that are over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citizen.database import db
from citizen.domain.initiatives.sealed_signatures import SignatureBroken
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives import actions, queries
from citizen.initiatives.models import InitiativeSignature
from citizen.initiatives.views import words
from citizen.keys import KeyMissing, destroy_key, read_key
from citizen.web.clock import OSLO, today
from tests import factories as a
from tests.factories.initiatives import an_initiative, fresh, sign
from tests.initiatives.town import an_initiative_town, count_signatures

S = InitiativeState


@pytest.fixture
def town(app):
    return an_initiative_town()


def test_the_key_is_made_when_it_is_let_through(town, client):
    client.log_in(town.staff)
    initiative = an_initiative(town.place, S.CHECKING)
    destroy_key(a.the_keys_dir(), queries.key_name(initiative.public_id))
    client.send(f"{town.desk_of(initiative)}/kontroll", {"verdict": "accept"})
    assert len(read_key(a.the_keys_dir(), queries.key_name(initiative.public_id))) == 32


def test_a_lost_key_is_never_made_anew(town):
    initiative, person = an_initiative(town.place), town.a_neighbour()
    sign(initiative, person)
    destroy_key(a.the_keys_dir(), queries.key_name(initiative.public_id))
    with pytest.raises(KeyMissing):
        sign(initiative, town.a_neighbour())
    with pytest.raises(KeyMissing):
        actions.take_back_signature(initiative.id, person.person_key, a.the_keys_dir())
    assert fresh(initiative).signatures == count_signatures(initiative) == 1


def test_the_database_alone_tells_neither_who_nor_whether_two_are_the_same(town):
    first, second, person = an_initiative(town.place), an_initiative(town.place), town.a_neighbour()
    for initiative in (first, second):
        sign(initiative, person, "Kari Hemmelig")
    rows = db.session.query(InitiativeSignature).all()
    assert len({row.mark for row in rows}) == 2
    assert all(b"Hemmelig" not in row.sealed and person.person_key not in row.sealed for row in rows)
    other = second if rows[0].initiative_id == first.id else first
    with pytest.raises(SignatureBroken):
        actions.seal_of(a.the_keys_dir(), other).open(rows[0].sealed, rows[0].mark)


@pytest.mark.parametrize(("days", "says"), [(0, False), (170, False), (200, True)])
def test_a_council_that_is_late_gets_a_mark(town, client, monkeypatch, days, says):
    initiative = an_initiative(town.place, S.HANDED_OVER)
    later = today() + timedelta(days=days)
    monkeypatch.setattr(words, "today", lambda: later)
    client.log_in(town.staff)
    for address in (town.page_of(initiative), f"{town.pages}/", town.desk_of(initiative), f"{town.desk}/"):
        page = client.get(address).text
        assert ("Forsinket" in page) is says
        assert ("dager for sent" in page) is says


def test_handing_over_twice_at_once_is_once(town):
    initiative = an_initiative(town.place, S.HANDED_OVER)
    again = actions.hand_over(initiative.id, town.staff.id, a.the_keys_dir(), OSLO)
    assert again == "initiative-not-now"
