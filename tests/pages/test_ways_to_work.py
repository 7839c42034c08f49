"""Whoever has a role finds the way to their work on every page; others see nothing of it."""

from __future__ import annotations

import pytest

from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from tests import factories as a

STAFF, COUNCIL = "/nb/stab/fjordsund/", "/nb/folkevalgte/fjordsund/"


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        (None, set()),
        (Role.MODERATOR, set()),
        (Role.COUNCILLOR, {COUNCIL}),
        (Role.STAFF, {STAFF, COUNCIL}),
        (Role.ADMIN, {STAFF, COUNCIL}),
    ],
)
def test_the_header_leads_to_the_work_of_each_role_and_no_other(client, role, ways):
    place = a.a_municipality()
    client.log_in(a.a_person_with_role(place, role) if role else a.a_resident())
    links = {link.get("href") for link in client.page("/nb/fjordsund/").all("a")}
    assert links & {STAFF, COUNCIL} == ways


@pytest.mark.parametrize(
    ("role", "phase", "ways"),
    [
        (None, Phase.PROPOSING, set()),
        (Role.MODERATOR, Phase.PROPOSING, set()),
        (Role.STAFF, Phase.PROPOSING, {"ideer", "hvem"}),
        (Role.STAFF, Phase.ANNOUNCED, {"iderunde", "hvem"}),
    ],
)
def test_an_idea_round_leads_staff_to_their_work_with_it(client, role, phase, ways):
    place = a.a_municipality()
    stem = f"{STAFF}{a.an_idea_round(place, phase, slug='parken').slug}/"
    client.log_in(a.a_person_with_role(place, role) if role else a.a_resident())
    page = client.page("/nb/fjordsund/parken/")
    links = {link.get("href") for link in page.all("a")}
    assert links & {f"{stem}{way}" for way in ("ideer", "hvem", "iderunde")} == {f"{stem}{way}" for way in ways}
    if phase is Phase.ANNOUNCED:
        assert "Noen må være den første" not in page.text, "nobody can write yet"
