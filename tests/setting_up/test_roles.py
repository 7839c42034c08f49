"""Roles are given and taken by an administrator, for good or for a period, in their own municipality alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citizen.accounts.models import RoleGrant
from citizen.accounts.queries import roles_at
from citizen.database import transaction
from citizen.domain.acts import Act
from citizen.domain.permissions import Role
from citizen.domain.roles import Period, RoleRefusal, refuse_period
from citizen.setting_up.actions import give_role, take_role
from citizen.staff_log.queries import list_acts
from citizen.web.clock import now, today
from tests import factories as a

DAY = timedelta(days=1)


@pytest.fixture
def place(app):
    return a.a_municipality()


@pytest.fixture
def admin(place):
    return a.a_person_with_role(place, Role.ADMIN, shown_name="Reidar")


def test_a_role_is_given_on_the_page_and_stands_in_the_log(client, place, admin):
    colleague = a.a_resident(shown_name="Kari")
    client.log_in(admin)
    client.send(f"/nb/stab/{place.slug}/roller", {"person": colleague.public_id, "role": "staff"})
    assert roles_at(colleague.id, place.id) == {Role.STAFF}
    line = list_acts(place.id)[0]
    assert (line.act, line.public_id) == (Act.ROLE_GIVEN, admin.public_id)
    assert "Kari" in client.page(f"/nn/stab/{place.slug}/roller").text


def test_a_role_for_a_period_ends_by_itself(place, admin):
    deputy = a.a_resident()
    give_role(place.id, deputy.public_id, Role.STAFF, Period(today() - DAY, today()))
    assert roles_at(deputy.id, place.id) == {Role.STAFF}
    give_role(place.id, deputy.public_id, Role.STAFF, Period(today() + DAY, today() + DAY))
    assert roles_at(deputy.id, place.id) == frozenset()


def test_who_had_a_role_until_yesterday_is_shut_out(client, place):
    over = a.a_person_with_role(place, Role.STAFF)
    end_yesterday(over, place)
    client.log_in(over)
    assert client.get(f"/nb/stab/{place.slug}/").status_code == 403


def end_yesterday(account, place):
    with transaction() as session:
        grant = session.get(RoleGrant, (account.id, place.id, Role.STAFF.value))
        grant.holds_until = now() - DAY


def test_the_last_administrator_stays(place, admin):
    assert take_role(place.id, admin.public_id, Role.ADMIN) is RoleRefusal.LAST_ADMIN
    days = Period(None, today() + DAY)
    assert give_role(place.id, admin.public_id, Role.ADMIN, days) is RoleRefusal.ADMIN_FOR_A_PERIOD
    deputy = a.a_resident()
    give_role(place.id, deputy.public_id, Role.ADMIN, days)
    assert take_role(place.id, admin.public_id, Role.ADMIN) is RoleRefusal.LAST_ADMIN
    give_role(place.id, deputy.public_id, Role.ADMIN)
    assert not isinstance(take_role(place.id, admin.public_id, Role.ADMIN), RoleRefusal)


def test_an_administrator_of_the_neighbours_can_do_nothing_here(client, place, admin):
    neighbour = a.a_person_with_role(a.a_municipality("Nabolaget"), Role.ADMIN)
    client.log_in(neighbour)
    address = f"/nb/stab/{place.slug}/roller"
    assert client.post(address, data={"person": neighbour.public_id, "role": "admin"}).status_code in (400, 403)
    assert roles_at(neighbour.id, place.id) == frozenset()


def test_the_list_of_what_is_missing_names_each_field(client, place, admin):
    client.log_in(admin)
    page = client.send(f"/nb/stab/{place.slug}/roller", {})
    assert page.status_code == 422
    assert "Rolle: Dette feltet må fylles ut." in page.text
    assert "e-postadresse: Dette feltet må fylles ut." in page.text


def test_nobody_is_guessed(client, place, admin):
    client.log_in(admin)
    page = client.send(f"/nb/stab/{place.slug}/roller", {"person": "finnes-ikke", "role": "staff"})
    assert page.status_code == 422


@pytest.mark.parametrize(
    ("period", "refusal"),
    [
        (Period(), None),
        (Period(today(), today()), None),
        (Period(today() + DAY, today()), RoleRefusal.PERIOD_BACKWARDS),
        (Period(None, today() - DAY), RoleRefusal.PERIOD_OVER),
    ],
)
def test_the_days_of_a_role(period, refusal):
    assert refuse_period(period, today()) is refusal
