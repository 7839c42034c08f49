"""Sessions: in a table, ended at once, too old or too idle is out; the cookie says nothing about the person."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from datetime import timedelta
from zlib import decompress

import pytest
import sqlalchemy as sa
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from citizen.accounts.actions import disable_account, end_sessions_of_account, grant_role, revoke_role
from citizen.accounts.models import LoginSession
from citizen.app import create_app
from citizen.database import db, transaction
from citizen.domain.permissions import Role
from citizen.web.clock import now
from tests.factories import a_municipality, a_resident
from tests.oidc.conftest import real_settings
from tests.oidc.demo_login import a_test_person, log_in_as

BASE = "http://127.0.0.1:8000"


def is_logged_in(client) -> bool:
    return client.get("/nb/min-side").status_code == 200


def move_session(**changes):
    with transaction() as session:
        session.execute(sa.update(LoginSession).values(**changes))
    db.session.expire_all()


@pytest.mark.parametrize(("minutes", "stays"), [(29, True), (31, False)])
def test_a_session_ends_after_half_an_hour_without_use(client, minutes, stays):
    client.log_in(a_resident())
    move_session(seen_at=now() - timedelta(minutes=minutes))

    assert is_logged_in(client) == stays


@pytest.mark.parametrize(("minutes", "stays"), [(8 * 60 - 1, True), (8 * 60 + 1, False)])
def test_a_session_ends_after_eight_hours_however_much_it_is_used(client, minutes, stays):
    client.log_in(a_resident())
    move_session(created_at=now() - timedelta(minutes=minutes), seen_at=now())

    assert is_logged_in(client) == stays


def test_using_a_session_keeps_it_alive(client):
    client.log_in(a_resident())
    move_session(seen_at=now() - timedelta(minutes=20))

    client.get("/nb/min-side")

    assert now() - db.session.scalar(sa.select(LoginSession.seen_at)) < timedelta(minutes=1)


def test_an_ended_session_says_so_on_the_login_page(client):
    client.log_in(a_resident())
    move_session(seen_at=now() - timedelta(minutes=31))

    assert "Du blei logga ut" in client.page("/nn/logg-inn").text


@pytest.mark.parametrize("put_out", [disable_account, end_sessions_of_account])
def test_a_person_who_is_put_out_is_out_at_the_next_page(app, client, put_out):
    account = a_resident()
    client.log_in(account)
    assert is_logged_in(client)

    put_out(account.id, now())

    assert not is_logged_in(client)


def test_a_role_counts_and_ends_at_the_next_page(client):
    municipality, account = a_municipality(), a_resident()
    client.log_in(account)
    desk = f"/nb/stab/{municipality.slug}/"

    before = client.get(desk).status_code
    grant_role(account.id, municipality.id, Role.STAFF)
    granted = client.get(desk).status_code
    revoke_role(account.id, municipality.id, Role.STAFF)
    after = client.get(desk).status_code

    assert (before, granted, after) == (403, 200, 403)


def test_a_role_in_one_municipality_is_none_in_another(client):
    here, there = a_municipality("Her"), a_municipality("Der")
    account = a_resident()
    grant_role(account.id, here.id, Role.ADMIN)
    client.log_in(account)

    assert client.get(f"/nb/stab/{there.slug}/").status_code == 403


def test_the_cookie_holds_a_random_token_and_nothing_about_the_person(client):
    person = a_test_person()
    log_in_as(client, person)

    cookie = client.get_cookie("citizen", domain="127.0.0.1")
    content = json.loads(decoded(cookie.value))

    assert set(content) <= {"login", "csrf_token", "_flashes"}
    assert person.pid not in cookie.value
    assert person.pid not in json.dumps(content)


def test_the_table_holds_the_hash_of_the_token(client):
    log_in_as(client, a_test_person())
    with client.session_transaction(base_url=BASE) as cookie:
        token = cookie["login"]

    stored = db.session.scalars(sa.select(LoginSession.token_hash)).all()

    assert token.encode() not in stored
    assert all(len(hashed) == 32 for hashed in stored)


@pytest.mark.parametrize("value", ["", "x", "eyJsb2dpbiI6IngifQ.x.y", "ø", "a" * 4000])
def test_a_cookie_that_is_not_ours_is_a_stranger(client, value):
    client.set_cookie("citizen", value, domain="127.0.0.1")

    assert client.get("/nb/min-side").status_code == 303


def test_a_cookie_signed_with_another_key_is_a_stranger(app, client):
    client.log_in(a_resident())
    with client.session_transaction(base_url=BASE) as cookie:
        content = dict(cookie)
    forged = serializer(app, "another secret key of somebody else").dumps(content)
    client.set_cookie("citizen", forged, domain="127.0.0.1")

    assert not is_logged_in(client)


def test_a_cookie_signed_with_the_secret_key_before_still_counts(app, client):
    client.log_in(a_resident())
    old_key = "the key before this one, long enough for it"
    with client.session_transaction(base_url=BASE) as cookie:
        content = dict(cookie)
    client.set_cookie("citizen", serializer(app, old_key).dumps(content), domain="127.0.0.1")
    assert not is_logged_in(client)

    client.set_cookie("citizen", serializer(app, old_key).dumps(content), domain="127.0.0.1")
    app.config["SECRET_KEY_FALLBACKS"] = [old_key]
    try:
        assert is_logged_in(client)
    finally:
        app.config["SECRET_KEY_FALLBACKS"] = []


def test_in_production_the_cookie_is_bound_to_the_host_and_to_https(tmp_path):
    app = create_app(real_settings(tmp_path))

    assert app.config["SESSION_COOKIE_NAME"] == "__Host-citizen"
    with app.test_request_context("/nb/logg-inn", base_url="https://citizen.test"):
        from flask import session

        session["login"] = "x"
        response = app.make_response("")
        app.session_interface.save_session(app, session, response)
    (header,) = response.headers.getlist("Set-Cookie")
    assert {part.strip() for part in header.split(";")[1:]} == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}


def test_a_host_that_is_not_ours_is_refused(client):
    assert client.get("/nb/logg-inn", base_url="http://evil.test").status_code == 400


def test_a_forwarded_host_changes_nothing(client):
    page = client.get("/nb/logg-inn", headers={"X-Forwarded-Host": "evil.test", "X-Original-URL": "/nb/min-side"})

    assert page.status_code == 200
    assert "evil.test" not in page.text


def serializer(app: Flask, key: str) -> URLSafeTimedSerializer:
    probe = Flask("probe")
    probe.secret_key = key
    found = app.session_interface.get_signing_serializer(probe)
    assert found is not None
    return found


def decoded(value: str) -> bytes:
    packed = value.startswith(".")
    part = value.lstrip(".").split(".")[0]
    content = urlsafe_b64decode(part + "=" * (-len(part) % 4))
    return decompress(content) if packed else content
