"""Whoever has a role finds the way to their work on every page; others see nothing of it."""

from __future__ import annotations

import pytest

from citizen.domain.permissions import Role
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
