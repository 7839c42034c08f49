"""Two people at one machine, such as in a library: the next one gets nothing of what the one before had typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.accounts.models import LoginSession, SavedForm
from citizen.database import db, transaction
from citizen.web.clock import now
from tests.oidc.demo_login import a_test_person, log_in_as
from tests.town import a_town


def end_every_session():
    with transaction() as session:
        session.execute(sa.update(LoginSession).values(seen_at=now() - timedelta(hours=1)))


@pytest.mark.parametrize(("next_one", "ticked"), [(0, 1), (1, 0)], ids=["the same person", "another person"])
def test_a_vote_that_came_too_late_is_given_back_to_the_same_person_only(client, next_one, ticked):
    town = a_town()
    log_in_as(client, a_test_person())
    client.send("/nb/min-side/adresse", {"district_id": town.lidal.id})
    end_every_session()
    client.get("/nb/logg-inn")  # here the site finds that the session has ended
    client.send(town.ballot, {"name": town.names[0].public_id})

    log_in_as(client, a_test_person(number=next_one))
    client.send("/nb/min-side/adresse", {"district_id": town.lidal.id})

    assert client.get(town.ballot).text.count(" checked") == ticked


def test_a_choice_of_nobody_known_is_kept_nowhere_and_given_to_nobody(client):
    town = a_town()
    client.send(town.ballot, {"name": town.names[0].public_id})
    assert db.session.scalars(sa.select(SavedForm)).all() == []
    assert "ble ikke lagret" in client.page("/nb/logg-inn").text
    log_in_as(client, a_test_person())
    client.send("/nb/min-side/adresse", {"district_id": town.lidal.id})
    page = client.page(town.ballot)
    assert "det valget ble ikke lagret" in page.text
    assert not [box for box in page.all("input") if "checked" in box]


def test_a_kept_choice_can_not_be_read_in_the_database(client):
    town = a_town()
    log_in_as(client, a_test_person())
    end_every_session()
    client.send(town.ballot, {"name": town.names[0].public_id})
    (kept,) = db.session.scalars(sa.select(SavedForm.fields)).all()
    assert town.names[0].public_id not in str(kept)


def test_what_the_one_before_had_typed_is_thrown_away_when_another_logs_in(client):
    town = a_town()
    log_in_as(client, a_test_person())
    end_every_session()
    client.send(town.ballot, {"name": town.names[0].public_id})
    assert len(db.session.scalars(sa.select(SavedForm)).all()) == 1
    log_in_as(client, a_test_person(number=1))
    assert db.session.scalars(sa.select(SavedForm)).all() == []


def test_what_was_typed_is_not_given_back_after_its_hour(client):
    town = a_town()
    log_in_as(client, a_test_person())
    end_every_session()
    client.send(town.ballot, {"name": town.names[0].public_id})
    with transaction() as session:
        session.execute(sa.update(SavedForm).values(saved_at=now() - timedelta(hours=2)))
    log_in_as(client, a_test_person())
    assert " checked" not in client.get(town.ballot).text


def test_the_way_back_after_the_login_is_a_path_of_ours(client):
    answer = client.send("/nb/min-side", {"shown_name": "x", "back": "//evil.test/\0"})
    assert answer.location == "/nb/logg-inn?next=/nb/min-side"
    assert db.session.scalars(sa.select(SavedForm.path)).all() == ["/nb/min-side"]


def test_a_stranger_cant_fill_the_table_of_kept_texts_with_names_of_fields(client):
    client.send("/nb/min-side", {"k" * 400_000: "a"})
    assert db.session.scalars(sa.select(SavedForm.fields)).all() == [{}]
