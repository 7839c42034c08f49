"""Cases that are opened while people can still vote say nothing about votes, and can't be decided."""

from __future__ import annotations

from citizen.decisions import queries
from citizen.decisions.actions import open_cases
from citizen.domain.permissions import Role
from tests import factories as a
from tests.results.counted import a_closed_town, fill
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


def test_the_pages_say_what_is_waited_for_and_offer_no_decision(client):
    town = a_town()
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    desk = f"/nb/stab/{town.place.slug}/saker/"
    assert "Sakene kan opprettes, så skrivemåten kan sendes." in client.page(desk).text
    open_cases(town.process.id)
    room = f"/nb/folkevalgte/{town.place.slug}"
    pages = (
        f"{desk}{town.process.slug}/",
        f"{desk}{town.process.slug}/{town.question.slug}",
        f"{room}/sak/{town.process.slug}/{town.question.slug}/vedtak",
        f"{room}/vedtak/{town.process.slug}",
    )
    for address in pages:
        page = client.page(address)
        assert "Det kan stemmes til" in page.text, address
        assert "Ingen vedtak kan føres inn før opptellingen." in page.text, address
        assert "Publiser vedtaket" not in page.text, address
    assert "kan avgjøres når stemmene er talt opp" in client.page(desk).text
    a.let_it_end(town.round)
    assert "resultatet er her om noen minutter" in client.page(pages[0]).text
    assert f"/sak/{town.process.slug}/{town.question.slug}/vedtak" not in client.get(pages[1]).text


def test_what_is_counted_says_nothing_of_waiting(client):
    town = a_closed_town((None, [0], 3))
    open_cases(town.process.id)
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    address = f"/nb/folkevalgte/{town.place.slug}/sak/{town.process.slug}/{town.question.slug}/vedtak"
    page = client.page(address)
    assert "Stemmene er ikke talt opp" not in page.text
    assert "Publiser vedtaket" in page.text
