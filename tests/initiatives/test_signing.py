"""Signing, once each, and taking it back until the council has it."""

from __future__ import annotations

import pytest

from citizen.domain.initiatives.states import InitiativeState
from citizen.domain.initiatives.writing import InitiativeRefusal, Signed
from citizen.initiatives import actions, queries
from citizen.web.clock import OSLO
from tests import factories as a
from tests.at_once import at_once
from tests.factories.initiatives import an_initiative, fresh, sign
from tests.initiatives.town import an_initiative_town, count_signatures, kinds_noted, notices_of

CONSENT = {"name": "Kari Nordmann", "consent": "y"}


@pytest.fixture
def town(app):
    return an_initiative_town()


def test_a_signature_counts_at_once_and_the_page_says_so(town, client):
    initiative = an_initiative(town.place)
    client.log_in(town.a_neighbour())
    answer = client.send(f"{town.page_of(initiative)}/signer", CONSENT, follow_redirects=True)
    assert "Underskriften din er telt" in answer.text
    assert "1 av 2 underskrifter" in answer.text
    assert "Det trengs 1 til" in answer.text
    assert fresh(initiative).signatures == count_signatures(initiative) == 1


def test_signing_twice_counts_once(town):
    initiative, person = an_initiative(town.place), town.a_neighbour()
    assert [sign(initiative, person), sign(initiative, person)] == [Signed.SIGNED, Signed.ALREADY]
    assert fresh(initiative).signatures == 1


def test_two_clicks_in_the_same_instant_count_once(app, town):
    initiative, person = an_initiative(town.place, threshold=9), town.a_neighbour()
    came_of = at_once(app, [lambda: sign(initiative, person)] * 4)
    assert sorted(came_of) == sorted([Signed.SIGNED, *[Signed.ALREADY] * 3])
    assert fresh(initiative).signatures == count_signatures(initiative) == 1


def test_many_at_once_are_all_counted_and_the_threshold_is_told_once(app, town):
    author = town.a_neighbour()
    initiative = an_initiative(town.place, author=author, threshold=2)
    people = [town.a_neighbour() for _number in range(5)]
    assert at_once(app, [lambda person=person: sign(initiative, person) for person in people]) == [Signed.SIGNED] * 5
    assert fresh(initiative).signatures == 5
    assert kinds_noted(initiative).count("met") == 1
    assert notices_of(author) == notices_of(town.staff) == ["initiative-notice-met"]


@pytest.mark.parametrize(
    "fields",
    [{}, {"name": "Kari"}, {"consent": "y"}, {"name": "  ", "consent": "y"}, {"name": "K" * 101, "consent": "y"}],
)
def test_without_name_and_consent_nothing_is_stored_and_nothing_is_lost(town, client, fields):
    initiative = an_initiative(town.place)
    client.log_in(town.a_neighbour())
    answer = client.send(f"{town.page_of(initiative)}/signer", fields)
    assert answer.status_code == 422
    assert fields.get("name", "").strip() in answer.text
    assert count_signatures(initiative) == 0


def test_a_birth_number_is_no_name(town):
    initiative = an_initiative(town.place)
    assert sign(initiative, town.a_neighbour(), "20914695016") is InitiativeRefusal.PERSON_NUMBER
    assert count_signatures(initiative) == 0


def test_only_residents_sign_whoever_they_are(town, client):
    initiative = an_initiative(town.place)
    stranger = a.a_resident(a.a_district(a.a_municipality("Nabolaget")))
    nowhere = a.a_resident()
    assert sign(initiative, stranger) is InitiativeRefusal.NOT_RESIDENT
    assert sign(initiative, nowhere) is InitiativeRefusal.NO_RESIDENCE
    client.log_in(nowhere)
    page = client.get(town.page_of(initiative))
    assert "hvor du bor" in page.text
    assert f"{town.page_of(initiative)}/signer" not in page.text


def test_a_stranger_is_led_to_the_login_and_back(town, client):
    initiative = an_initiative(town.place)
    assert "Logg inn for å skrive under" in client.get(town.page_of(initiative)).text
    assert "/logg-inn" in client.send(f"{town.page_of(initiative)}/signer", CONSENT).headers["Location"]
    assert client.get(f"{town.page_of(initiative)}/signer").status_code == 303
    assert count_signatures(initiative) == 0


def test_a_signature_can_be_taken_back_and_given_again(town, client):
    initiative, person = an_initiative(town.place), town.a_neighbour()
    sign(initiative, person)
    client.log_in(person)
    answer = client.send(f"{town.page_of(initiative)}/signer/trekk", {}, follow_redirects=True)
    assert "Underskriften din er slettet" in answer.text
    assert fresh(initiative).signatures == count_signatures(initiative) == 0
    assert sign(initiative, person) is Signed.SIGNED


def test_when_the_council_has_it_nobody_signs_or_takes_back(town):
    initiative, person, late = an_initiative(town.place), town.a_neighbour(), town.a_neighbour()
    sign(initiative, person)
    sign(initiative, town.a_neighbour())
    assert actions.hand_over(initiative.id, town.staff.id, a.the_keys_dir(), OSLO) is None
    back = actions.take_back_signature(initiative.id, person.person_key, a.the_keys_dir())
    assert back is InitiativeRefusal.WITH_COUNCIL
    assert sign(initiative, late) is InitiativeRefusal.NOT_COLLECTING
    assert count_signatures(initiative) == 2


def test_signing_and_handing_over_at_once_leaves_a_list_that_agrees_with_its_hash(app, town):
    initiative = an_initiative(town.place)
    for _number in range(2):
        sign(initiative, town.a_neighbour())
    late, keys = town.a_neighbour(), a.the_keys_dir()
    staff = town.staff.id
    at_once(app, [lambda: sign(initiative, late), lambda: actions.hand_over(initiative.id, staff, keys, OSLO)])
    now = fresh(initiative)
    assert now.state == InitiativeState.HANDED_OVER
    assert now.signatures == count_signatures(initiative)


def test_two_initiatives_signed_by_one_person_have_nothing_in_common(town):
    first, second, person = an_initiative(town.place), an_initiative(town.place), town.a_neighbour()
    sign(first, person)
    sign(second, person)
    rows = queries.list_signed(person.person_key, a.the_keys_dir())
    assert [row.id for row, _stored in rows] == [first.id, second.id]
    assert queries.list_signed(town.a_neighbour().person_key, a.the_keys_dir()) == []
