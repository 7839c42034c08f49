"""What was asked and voted on stays as it was, whatever a later register calls the road."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.database import transaction
from citizen.domain.permissions import Role
from citizen.roads.models import Road
from tests import factories as a
from tests.results.counted import a_closed_town, address


def test_a_later_register_changes_no_result_and_no_file(client):
    town = a_closed_town(("havnes", [0], 40))
    with transaction() as session:
        session.execute(sa.update(Road).values(name="Furubakken", addresses=1))
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    base = f"/nb/{town.place.slug}/{town.process.slug}"
    pages = [address(town), address(town, "nb", town.question.slug), f"{base}/", f"{base}/veg/{town.question.slug}"]
    for page in pages:
        assert "Skulevegen" in client.page(page).text, page
    file = client.get(f"/nb/stab/{town.place.slug}/eksport/{town.process.slug}/results.csv").data.decode("utf-8-sig")
    assert ";Skulevegen;12;" in file
