"""Logging out: here, everywhere, and when the provider says so."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from citizen.accounts.access import hash_of_token
from citizen.accounts.actions import begin_session
from citizen.accounts.models import LoginSession
from citizen.app import create_app
from citizen.database import db
from citizen.oidc import login_client
from citizen.web.clock import now
from tests.factories import a_resident
from tests.oidc.conftest import real_settings
from tests.oidc.demo_login import a_test_person, log_in_as
from tests.oidc.fake_provider import CLIENT_ID, ISSUER, FakeProvider, rsa_key

BASE = "http://127.0.0.1:8000"
SITE = "https://citizen.test"


def is_logged_in(client) -> bool:
    return client.get("/nb/min-side").status_code == 200


def live_sessions() -> int:
    db.session.expire_all()
    return db.session.scalar(sa.select(sa.func.count()).where(LoginSession.ended_at.is_(None)))


def log_in_with_sid(account, token: str, sid: str) -> None:
    begin_session(account, hash_of_token(token), sid, now())


@pytest.fixture
def real_app(tmp_path: Path, provider: FakeProvider) -> Flask:
    """The site of a real municipality on an empty database, with the fake provider as its login."""
    real = create_app(real_settings(tmp_path))
    real.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
    with real.app_context():
        upgrade()
        login_client().provider.reach_through("https://", lambda: provider)
        yield real
        db.session.remove()


@pytest.fixture
def provider() -> FakeProvider:
    return FakeProvider()


@pytest.mark.parametrize(("lang", "words"), [("nb", "Du er logget ut"), ("nn", "Du er logga ut")])
def test_logging_out_ends_the_session_here_and_leads_by_the_provider(client, lang, words):
    log_in_as(client, a_test_person(), lang=lang)

    response = client.send(f"/{lang}/logg-ut", {})

    asked = parse_qs(urlsplit(response.location).query)
    assert response.location.startswith("/demo-login/end-session?")
    assert asked["client_id"] == ["citizen-demo"]
    assert asked["post_logout_redirect_uri"] == [f"{BASE}/"]
    assert "id_token_hint" not in asked
    assert live_sessions() == 0
    assert words in client.page(response.location).text
    assert not is_logged_in(client)


def test_the_cookie_of_before_opens_nothing_after_logging_out(client):
    client.log_in(a_resident())
    before = client.get_cookie("citizen", domain="127.0.0.1").value
    client.send("/nb/logg-ut", {})

    client.set_cookie("citizen", before, domain="127.0.0.1")

    assert not is_logged_in(client)


def test_logging_out_twice_or_as_a_stranger_is_no_fault(client):
    assert client.send("/nb/logg-ut", {}).status_code == 303
    assert client.send("/nb/logg-ut", {}).status_code == 303


def test_a_link_cant_log_anyone_out(client):
    client.log_in(a_resident())

    client.get("/nb/logg-ut", follow_redirects=True)
    client.post("/nb/logg-ut")

    assert is_logged_in(client)


def test_logging_out_everywhere_ends_the_other_devices_too(app, client):
    account, stranger = a_resident(), a_resident()
    phone, other = app.test_client(), app.test_client()
    client.log_in(account)
    phone.log_in(account)
    other.log_in(stranger)

    client.send("/nb/min-side/logg-ut-overalt", {})

    assert not is_logged_in(client)
    assert not is_logged_in(phone)
    assert is_logged_in(other)


def test_the_front_channel_ends_what_the_provider_names_and_may_stand_in_its_frame(real_app):
    client, account = real_app.test_client(), a_resident()
    log_in_with_sid(account, "one", "sid-1")
    log_in_with_sid(account, "two", "sid-2")

    response = client.get(f"/login/frontchannel?iss={ISSUER}&sid=sid-1", base_url=SITE)

    assert response.status_code == 200
    assert live_sessions() == 1
    assert response.headers["Cache-Control"] == "no-store"
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors https://provider.test https://*.provider.test" in policy


@pytest.mark.parametrize("query", ["", f"iss={ISSUER}", "sid=sid-1", "iss=https://evil.test&sid=sid-1", "iss=&sid="])
def test_the_front_channel_ends_nothing_for_others(real_app, query):
    log_in_with_sid(a_resident(), "one", "sid-1")

    response = real_app.test_client().get(f"/login/frontchannel?{query}", base_url=SITE)

    assert response.status_code == 400
    assert live_sessions() == 1


def test_no_other_page_may_stand_in_a_frame(client):
    assert "frame-ancestors 'none'" in client.get("/nb/logg-inn").headers["Content-Security-Policy"]


def test_the_back_channel_ends_the_session_and_telling_twice_is_no_fault(real_app, provider):
    log_in_with_sid(a_resident(), "one", "sid-1")
    log_in_with_sid(a_resident(), "two", "sid-2")
    told = {"logout_token": provider.logout_token()}

    answers = [real_app.test_client().post("/login/backchannel", data=told, base_url=SITE) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].headers["Cache-Control"] == "no-store"
    assert live_sessions() == 1


def test_the_back_channel_believes_only_the_provider(real_app, provider):
    log_in_with_sid(a_resident(), "one", "sid-1")
    provider.signs_with = rsa_key("thief")

    for token in (provider.logout_token(), "", "not a token"):
        told = real_app.test_client().post("/login/backchannel", data={"logout_token": token}, base_url=SITE)
        assert told.status_code == 400

    assert live_sessions() == 1


def test_a_browser_may_be_led_to_the_hosts_of_the_provider(real_app):
    policy = real_app.test_client().get("/nb/logg-inn", base_url=SITE).headers["Content-Security-Policy"]

    assert "form-action 'self' https://provider.test https://*.provider.test;" in policy


def test_the_whole_way_in_and_out_of_a_real_municipality(real_app, provider):
    client = real_app.test_client()
    page = client.get("/nb/logg-inn", base_url=SITE).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    headers = {"Referer": f"{SITE}/nb/logg-inn"}
    away = client.post("/nb/logg-inn/start", data={"csrf_token": token}, base_url=SITE, headers=headers)
    brought = provider.receive(away.location)

    back = client.get("/login/callback", query_string=brought, base_url=SITE)

    assert provider.asked["redirect_uri"] == f"{SITE}/login/callback"
    assert provider.asked["client_id"] == CLIENT_ID
    assert back.location == "/nb/min-side/adresse?next=/nb/min-side"
    assert "Logg inn med ID-porten" in page
    session = db.session.scalars(sa.select(LoginSession)).one()
    assert session.provider_sid == "sid-1"


@pytest.mark.parametrize(("lang", "words"), [("nb", "svarer ikke akkurat nå"), ("nn", "svarer ikkje akkurat no")])
def test_a_silent_provider_is_said_and_everything_else_works(real_app, provider, lang, words):
    provider.is_down = True
    client = real_app.test_client()
    page = client.get(f"/{lang}/logg-inn", base_url=SITE)
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]

    response = client.post(
        f"/{lang}/logg-inn/start",
        data={"csrf_token": token, "next": f"/{lang}/om"},
        base_url=SITE,
        headers={"Referer": f"{SITE}/{lang}/logg-inn"},
    )

    assert response.status_code == 503
    assert words in response.text
    assert f'value="/{lang}/om"' in response.text
    assert client.get(f"/{lang}/om", base_url=SITE).status_code == 200
