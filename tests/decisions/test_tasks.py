"""What stands about cases on the first page of staff."""

from __future__ import annotations

import pytest

from citizen.decisions.actions import open_cases
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from tests import factories as a
from tests.decisions.town import a_council_town
from tests.results.counted import a_closed_town, a_counted_vote
from tests.town import a_town

NOTHING = "Ingenting venter på deg"


@pytest.fixture
def first_page(app, client):
    def read(place):
        client.log_in(a.a_person_with_role(place, Role.STAFF))
        return client.page(f"/nb/stab/{place.slug}/").text

    return read


def test_counted_votes_wait_to_become_cases(first_page):
    town = a_closed_town((None, [0], 3))
    text = first_page(town.place)
    assert "Opprett sakene i" in text
    assert NOTHING not in text
    open_cases(town.process.id)
    assert "Opprett sakene i" not in first_page(town.place)


def test_a_counted_vote_on_alternatives_waits_too(first_page):
    place, _process = a_counted_vote(HowToCount(Method.SINGLE), ["Ja", "Nei"], ([0], 3))
    assert "Opprett sakene i" in first_page(place)


def test_what_nobody_voted_on_waits_for_the_council_as_well(first_page):
    town = a_town(Phase.CLOSED, with_round=False)
    text = first_page(town.place)
    assert "Opprett sakene i" in text
    assert "Ingenting ble stemt over" in text


def test_nothing_waits_while_people_vote_or_the_count_is_to_come(first_page):
    town = a_town()
    assert "Opprett sakene i" not in first_page(town.place)
    a.let_it_end(town.round)
    assert "Opprett sakene i" not in first_page(town.place)


def test_a_meeting_that_was_held_waits_for_its_decisions(first_page, client):
    council = a_council_town()
    council.get_ready()
    assert "Før inn hva møtet vedtok i 1 sak" in first_page(council.town.place)
    client.send(council.decision_form, council.decided_as(0))
    assert "Før inn hva møtet vedtok" not in first_page(council.town.place)
