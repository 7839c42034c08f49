"""Files with names and texts: one says what for, it is noted, and the file is for that person and for a while."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.accounts.actions import revoke_role
from citizen.database import db, transaction
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.exports.models import FileOrder
from tests import factories as a
from tests.exports.fetching import PURPOSE
from tests.factories.files import an_order
from tests.town import a_town


@pytest.fixture
def town(app):
    return a_town(Phase.PROPOSING, with_round=False)


@pytest.fixture
def staff(client, town):
    client.log_in(a.a_person_with_role(town.place, Role.STAFF, shown_name="Hanne Ansatt"))
    return client


def desk(town) -> str:
    return f"/nb/stab/{town.place.slug}/eksport"


def page(town, name: str = "proposals") -> str:
    return f"{desk(town)}/{town.process.slug}/{name}"


def orders() -> list[FileOrder]:
    return list(db.session.scalars(sa.select(FileOrder).order_by(FileOrder.id)))


@pytest.mark.parametrize("purpose", ["", "   ", "x", "x" * 301, "Gjelder 29020100166"])
def test_without_a_purpose_nothing_is_given_and_nothing_noted(staff, town, purpose):
    answer = staff.send(page(town), {"purpose": purpose, "format": "csv"})
    assert answer.status_code == 422
    assert "Hva skal du bruke filen til?" in answer.text
    assert orders() == []


def test_who_what_and_why_is_noted_before_the_file_is_given(staff, town):
    answer = staff.send(page(town), {"purpose": PURPOSE, "format": "json"})
    assert answer.status_code == 303
    (order,) = orders()
    assert (order.dataset, order.format, order.purpose, order.process_id) == (
        "proposals", "json", PURPOSE, town.process.id,
    )  # fmt: skip
    file = staff.get(answer.headers["Location"])
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.headers["Cache-Control"] == "no-store"
    log = staff.page(f"{desk(town)}/logg/").text
    for words in ("Hanne Ansatt", "Navneforslagene (JSON)", PURPOSE):
        assert words in log


def test_the_plain_address_leads_to_the_question(staff, town):
    answer = staff.get(f"{page(town)}.csv?omrade=1234")
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("/proposals?omrade=1234")


def test_the_address_of_a_file_is_no_key_to_it(app, client, town):
    order = an_order(town.place, town.process)
    address = f"{desk(town)}/bestilling/{order.public_id}"
    assert client.get(f"{address}/fil").status_code == 303, "a stranger logs in first"
    for role in (Role.STAFF, Role.ADMIN):
        client.log_in(a.a_person_with_role(town.place, role))
        for one in (address, f"{address}/fil"):
            answer = client.get(one)
            assert answer.status_code == 303
            assert answer.headers["Location"] == page(town)
    assert "laget til en annen" in client.page(f"{address}/fil").text
    for role in (Role.COUNCILLOR, Role.MODERATOR):
        client.log_in(a.a_person_with_role(town.place, role))
        assert client.get(f"{address}/fil").status_code == 403


def test_it_is_not_found_under_another_municipality(client, town):
    other = a.a_municipality("Nabolaget")
    order = an_order(town.place, town.process)
    client.log_in(a.a_person_with_role(other, Role.STAFF))
    assert client.get(f"{desk(town)}/bestilling/{order.public_id}/fil").status_code == 403
    assert client.get(f"/nb/stab/{other.slug}/eksport/bestilling/{order.public_id}/fil").status_code == 404
    assert client.get(f"/nb/stab/{other.slug}/eksport/{town.process.slug}/proposals").status_code == 404


def test_who_has_lost_the_role_gets_nothing(client, town):
    hanne = a.a_person_with_role(town.place, Role.STAFF)
    order = an_order(town.place, town.process, hanne)
    client.log_in(hanne)
    address = f"{desk(town)}/bestilling/{order.public_id}/fil"
    assert client.get(address).status_code == 200
    revoke_role(hanne.id, town.place.id, Role.STAFF)
    assert client.get(address).status_code == 403


def test_after_a_day_one_asks_anew(client, town):
    hanne = a.a_person_with_role(town.place, Role.STAFF)
    order = an_order(town.place, town.process, hanne)
    with transaction() as session:
        session.execute(sa.update(FileOrder).values(expires_at=order.ordered_at))
    client.log_in(hanne)
    answer = client.get(f"{desk(town)}/bestilling/{order.public_id}/fil")
    assert answer.status_code == 303
    assert "ikke her lenger" in client.page(f"{desk(town)}/bestilling/{order.public_id}/fil").text


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_pages_are_there_in_both_forms(staff, town, lang):
    begin = desk(town).replace("/nb/", f"/{lang}/")
    for address in ("/", f"/{town.process.slug}/proposals", "/-/collisions", "/-/moderation", "/logg/"):
        assert staff.get(f"{begin}{address}").status_code == 200, address


def test_an_unknown_order_is_not_found(staff, town):
    assert staff.get(f"{desk(town)}/bestilling/finst-ikkje").status_code == 404


def test_it_stands_in_the_log_of_staff_too_and_that_log_is_a_file_for_staff_alone(staff, town):
    staff.send(page(town), {"purpose": PURPOSE, "format": "csv"})
    answer = staff.send(f"{desk(town)}/-/log", {"purpose": "Innsyn i loggen", "format": "json"}, follow_redirects=True)
    first, second = [line for line in answer.json if line["handling"] == "file-fetched"]
    assert (first["navn"], first["hvorfor"]) == ("Hanne Ansatt", PURPOSE)
    assert '"dataset": "proposals"' in first["detaljer"]
    assert second["hvorfor"] == "Innsyn i loggen"
    assert staff.get(f"/data/{town.place.slug}/-/log.csv").status_code == 404
    assert staff.get(f"/api/v1/municipalities/{town.place.slug}/processes/-/datasets/log").status_code == 404
