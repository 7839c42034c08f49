"""What a login says of a person beyond who they are: a date of birth where the provider states one, and a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from citizen.accounts.models import LoginSession
from citizen.config import UnsafeSettings
from citizen.database import db
from citizen.domain.electorates import age_on_day
from citizen.keys import read_key
from citizen.oidc import init_app, roll_hash
from citizen.oidc.demo_people import list_people
from citizen.web.clock import today
from tests import factories as a
from tests.oidc.demo_login import a_test_person, log_in_as
from tests.oidc.test_who_came_back import come_back


@pytest.mark.parametrize(
    ("claims", "born_on"),
    [
        ({"birthdate": "2008-02-29"}, date(2008, 2, 29)),
        ({}, None),
        ({"birthdate": "2008"}, None),
        ({"birthdate": "0000-02-29"}, None),
        ({"birthdate": "2007-02-29"}, None),
        ({"birthdate": "20080229"}, None),
        ({"birthdate": "2008-W09-5"}, None),
        ({"birthdate": 20080229}, None),
        ({"birthdate": "1808-02-29"}, None),
        ({"birthdate": "2008-02-29\n"}, None),
        ({"birthdate": None}, None),
    ],
)
def test_only_a_whole_date_is_believed_and_none_is_read_from_the_number(login, provider, claims, born_on):
    provider.changes = claims
    assert come_back(login, provider).born_on == born_on


def test_the_session_keeps_what_a_test_person_s_login_says(app, client):
    person = a_test_person()
    district = a.a_district(a.a_municipality(), number=person.district)
    road = a.a_road(district, code=int(person.road_code))
    assert log_in_as(client, person).status_code == 303
    session = db.session.scalars(sa.select(LoginSession)).one()
    assert session.roll_hash == roll_hash(app.config["CITIZEN"], person.pid)
    assert (session.asserted_district_id, session.asserted_road_id) == (district.id, road.id)
    assert session.born_on == person.born_on(today())


def test_a_place_that_the_site_does_not_have_is_not_said(app, client):
    log_in_as(client, a_test_person())
    session = db.session.scalars(sa.select(LoginSession)).one()
    assert (session.asserted_district_id, session.asserted_road_id) == (None, None)


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 11, 23), date(2031, 12, 31)])
def test_a_test_person_is_as_old_as_is_told_of_them(day):
    assert [age_on_day(person.born_on(day), day) for person in list_people()] == [one.age for one in list_people()]


def test_a_site_from_before_the_rolls_gets_their_key(app):
    folder = app.config["CITIZEN"].keys_dir
    before, key = read_key(folder, "person"), read_key(folder, "roll")
    assert len(key) == 32
    assert before != key


def test_a_folder_of_keys_that_can_not_be_written_to_stops_the_start(app, tmp_path, monkeypatch):
    (tmp_path / "person.key").write_bytes(bytes(32))

    def full(*_arguments: object) -> bytes:
        raise OSError("the disk is full")

    monkeypatch.setattr("citizen.oidc.make_key", full)
    with pytest.raises(UnsafeSettings, match="can't be written to"):
        init_app(app, replace(app.config["CITIZEN"], keys_dir=tmp_path))
