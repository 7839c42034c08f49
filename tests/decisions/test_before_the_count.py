"""Cases that are opened while people can still vote say nothing about votes, and can't be decided."""

from __future__ import annotations

from citizen.decisions import queries
from citizen.decisions.actions import open_cases
from citizen.domain.permissions import Role
from tests import factories as a
from tests.results.counted import fill
from tests.town import a_town


def test_nothing_is_told_or_decided_before_the_votes_are_counted(client):
    town = a_town()
    fill(town, (None, [1], 4), (None, [0], 1))
    open_cases(town.process.id)
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    table = client.page(f"/nb/stab/{town.place.slug}/saker/{town.process.slug}/").text
    assert "Stemmene er ikke talt opp ennå." in table
    address = f"/nb/folkevalgte/{town.place.slug}/sak/{town.process.slug}/{town.question.slug}/vedtak"
    form = client.page(address).text
    assert "innbyggerne valgte (" not in form
    page = client.send(address, {"choice": f"a-{town.names[0].public_id}", "reason": "Fordi.", "seen": "0"})
    assert page.status_code == 422
    assert "Stemmene er ikke talt opp ennå." in page.text
    assert queries.list_decided(town.place.id) == []
