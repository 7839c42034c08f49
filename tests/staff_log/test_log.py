"""The log of what staff did: who, when, what and why; nobody changes or deletes a line."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from citizen.about_me.actions import delete_account
from citizen.database import db, transaction
from citizen.domain.acts import Act
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.staff_log.actions import record_act
from citizen.staff_log.models import ActOfStaff
from citizen.staff_log.queries import list_acts, read_wanted, rows_of_acts
from tests import factories as a


@pytest.fixture
def place(app):
    return a.a_municipality()


def an_act(place, account=None, act=Act.MEETING_ADDED, **said):
    with transaction() as session:
        record_act(
            session,
            act,
            municipality_id=place.id,
            account_id=account.id if account else None,
            about=f"/{place.slug}/",
            **said,
        )


def does(statement):
    try:
        with transaction() as session:
            session.execute(statement)
    except DatabaseError:
        return False
    return True


def test_no_line_can_be_changed_or_deleted(place):
    staff = a.a_person_with_role(place, Role.STAFF)
    an_act(place, staff, why="Fordi")
    for statement in (
        sa.update(ActOfStaff).values(why="Noe annet"),
        sa.update(ActOfStaff).values(account_id=a.a_resident().id),
        sa.delete(ActOfStaff),
    ):
        assert not does(statement)
    if db.engine.dialect.name == "postgresql":
        assert not does(sa.text("TRUNCATE act"))
    assert [row.why for row in list_acts(place.id)] == ["Fordi"]


def test_who_deletes_their_account_leaves_the_act_without_a_name(app, place, tmp_path):
    staff = a.a_person_with_role(place, Role.STAFF)
    an_act(place, staff)
    delete_account(staff.id, tmp_path)
    assert [(row.act, row.public_id) for row in list_acts(place.id)] == [(Act.MEETING_ADDED, None)]


def test_a_birth_number_never_stands_as_a_reason(place):
    an_act(place, why="Gjelder 01010750160")
    assert [row.why for row in list_acts(place.id)] == [""]


def test_what_staff_do_on_a_page_is_theirs_in_the_log(client, place):
    hanne = a.a_person_with_role(place, Role.STAFF, shown_name="Hanne")
    process = a.a_process(place, Phase.ANNOUNCED)
    client.log_in(hanne)
    client.send(
        f"/nb/stab/{place.slug}/{process.slug}/hvem",
        {"circle": "everyone", "source": "declaration", "version": "1", "min_age": "0"},
    )
    line = list_acts(place.id)[0]
    assert (line.act, line.public_id) == (Act.ELECTORATE_CHANGED, hanne.public_id)
    assert line.about == f"/{place.slug}/{process.slug}/"


@pytest.mark.parametrize(("lang", "words"), [("nb", "Ga en rolle"), ("nn", "Gav ei rolle")])
def test_the_page_says_what_was_done_by_whom_and_can_be_narrowed(client, place, lang, words):
    hanne = a.a_person_with_role(place, Role.STAFF, shown_name="Hanne")
    an_act(place, hanne, Act.ROLE_GIVEN, details={"role": "staff"})
    an_act(place, None, Act.MEETING_ADDED)
    an_act(a.a_municipality("Nabolaget"), hanne, Act.WITNESS_ADDED)
    client.log_in(hanne)
    lines = client.page(f"/{lang}/stab/{place.slug}/logg?hva=role-given").text
    assert words in lines
    assert "Hanne" in lines
    assert [row.act for row in rows_of_acts(place.id)] == [Act.ROLE_GIVEN, Act.MEETING_ADDED]
    narrowed = read_wanted({"hva": "role-given", "hvem": hanne.public_id, "fra": "2020-01-01", "til": "tull"})
    assert [row.act for row in list_acts(place.id, narrowed)] == [Act.ROLE_GIVEN]
    assert list_acts(place.id, read_wanted({"til": "2020-01-01"})) == []


def test_councillors_and_moderators_do_not_see_the_log(client, place):
    for role in (Role.COUNCILLOR, Role.MODERATOR):
        client.log_in(a.a_person_with_role(place, role))
        assert client.get(f"/nb/stab/{place.slug}/logg").status_code == 403
