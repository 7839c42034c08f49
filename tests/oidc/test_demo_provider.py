"""The demonstration's own provider: keeps the protocol's rules, looks like nothing else, never runs in production."""

from __future__ import annotations

import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from citizen import oidc
from citizen.config import UnsafeSettings, demo_issuer, settings_from
from citizen.oidc.client_key import demo_client_key
from citizen.oidc.demo_codes import Grant, give_code, redeem_code
from citizen.oidc.demo_people import list_people
from citizen.oidc.demo_provider import make_demo_provider
from tests.oidc.conftest import real_settings
from tests.oidc.demo_login import a_test_person, bring_back, choose, open_provider, press_log_in
from tests.oidc.fake_provider import rsa_key

ISSUER = "http://127.0.0.1:8000/demo-login"


def code_of(address):
    return parse_qs(urlsplit(address).query)["code"][0]


def signed_assertion(settings, key=None, **changes):
    from joserfc import jwt

    own = demo_client_key(settings)
    now = int(time.time())
    claims = {"iss": "citizen-demo", "sub": "citizen-demo", "aud": ISSUER, "iat": now, "exp": now + 60, "jti": "1"}
    return jwt.encode({"alg": "RS256", "kid": own.kid}, {**claims, **changes}, key or own, algorithms=["RS256"])


def token_request(app, code, verifier, **changes):
    return {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": "http://127.0.0.1:8000/login/callback",
        "client_id": "citizen-demo",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": signed_assertion(app.config["CITIZEN"]),
        **changes,
    }


@pytest.fixture
def code_and_verifier(client):
    code = code_of(bring_back(client, a_test_person()))
    with client.session_transaction(base_url="http://127.0.0.1:8000") as cookie:
        (started,) = cookie["logins"].values()
    return code, started["verifier"]


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_the_page_offers_every_test_person_and_says_that_it_is_not_id_porten(client, lang):
    page = open_provider(client, press_log_in(client, lang=lang))

    assert "Demonstrasjonsinnlogging" in page.title
    assert ("Dette er ikke ID-porten" if lang == "nb" else "Dette er ikkje ID-porten") in page.text
    assert all(person.name in page.text for person in list_people())


def test_the_page_holds_no_birth_number(client):
    response = client.get(client.get(press_log_in(client).location).location)

    assert not any(person.pid in response.text for person in list_people())


def test_the_browser_stays_on_the_host_that_it_uses(client):
    response = client.post(
        "/nb/logg-inn/start", data={"csrf_token": token_at(client)}, base_url="http://localhost:8000"
    )

    assert response.location.startswith("/demo-login/authorize?")
    assert parse_qs(urlsplit(response.location).query)["redirect_uri"] == ["http://localhost:8000/login/callback"]
    assert client.get(response.location, base_url="http://localhost:8000").status_code == 303


def test_a_code_is_exchanged_once(app, client, code_and_verifier):
    asked = token_request(app, *code_and_verifier)

    first = client.post("/demo-login/token", data=asked)
    second = client.post("/demo-login/token", data=asked)

    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "no-store"
    assert (second.status_code, second.json) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "another-verifier-of-the-right-length-0123456789abc"},
        {"code_verifier": ""},
        {"redirect_uri": "http://127.0.0.1:8000/elsewhere"},
        {"grant_type": "password"},
        {"code": "unknown"},
        {"code": "../../person"},
    ],
)
def test_a_code_is_only_given_to_the_one_who_asked(app, client, code_and_verifier, changes):
    asked = {**token_request(app, *code_and_verifier), **changes}

    response = client.post("/demo-login/token", data=asked)

    assert (response.status_code, response.json) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    "fault",
    [
        {"key": "thief"},
        {"iss": "another"},
        {"sub": "another"},
        {"aud": "https://another.test"},
        {"exp": 1},
    ],
)
def test_a_client_without_our_signature_gets_nothing(app, client, code_and_verifier, fault):
    key = rsa_key(fault["key"]) if "key" in fault else None
    assertion = signed_assertion(app.config["CITIZEN"], key, **{k: v for k, v in fault.items() if k != "key"})

    response = client.post("/demo-login/token", data=token_request(app, *code_and_verifier, client_assertion=assertion))

    assert (response.status_code, response.json) == (401, {"error": "invalid_client"})


@pytest.mark.parametrize("assertion", ["", "not a token", "æ"])
def test_a_client_without_an_assertion_gets_nothing(app, client, code_and_verifier, assertion):
    response = client.post("/demo-login/token", data=token_request(app, *code_and_verifier, client_assertion=assertion))

    assert response.status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        {"redirect_uri": "https://evil.test/login/callback"},
        {"redirect_uri": "http://127.0.0.1:8000/elsewhere"},
        {"redirect_uri": "http://127.0.0.1:8000.evil.test/login/callback"},
        {"client_id": "another"},
        {"response_type": "token"},
        {"code_challenge_method": "plain"},
        {"code_challenge": "short"},
        {"nonce": ""},
        {"state": ""},
    ],
)
def test_a_request_that_breaks_the_rules_leads_nowhere(client, change):
    address = press_log_in(client).location
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}

    response = client.get("/demo-login/authorize", query_string={**asked, **change})

    assert response.status_code == 400


def test_nobody_can_be_somebody_who_is_not_on_the_list(client):
    page = open_provider(client, press_log_in(client))

    assert choose(client, page, replace(a_test_person(), email="king@example.com")).status_code == 400


def test_logging_out_there_only_leads_back_here(client):
    away = "/demo-login/end-session?client_id=citizen-demo&post_logout_redirect_uri="

    assert client.get(f"{away}http://127.0.0.1:8000/").location == "http://127.0.0.1:8000/"
    assert client.get(f"{away}https://evil.test/").status_code == 400


def test_codes_are_forgotten_after_a_minute(tmp_path):
    grant = Grant("kari@example.com", "http://127.0.0.1:8000/login/callback", "n", "c", time.time() - 61)

    assert redeem_code(tmp_path, give_code(tmp_path, grant)) is None
    assert list(tmp_path.iterdir()) == []


def test_it_cant_be_made_in_production(tmp_path):
    settings = replace(real_settings(tmp_path), oidc_issuer=demo_issuer("https://citizen.test"))

    with pytest.raises(UnsafeSettings, match="CITIZEN_OIDC_ISSUER"):
        make_demo_provider(settings)
    with pytest.raises(UnsafeSettings, match="CITIZEN_OIDC_ISSUER"):
        oidc.init_app(Flask("citizen"), settings)


def test_the_settings_of_production_refuse_it(tmp_path):
    environment = {
        "CITIZEN_ENV": "production",
        "CITIZEN_TRUSTED_HOSTS": "citizen.test",
        "CITIZEN_OIDC_ISSUER": "https://citizen.test/demo-login",
    }

    with pytest.raises(UnsafeSettings, match="the demo login can't be used in production"):
        settings_from(environment, tmp_path)


def test_in_production_its_addresses_do_not_exist(tmp_path):
    app = Flask("citizen")
    oidc.init_app(app, real_settings(tmp_path))

    assert not [rule for rule in app.url_map.iter_rules() if "demo-login" in rule.rule]


def token_at(client):
    import re

    html = client.get("/nb/logg-inn", base_url="http://localhost:8000").text
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', html)
    assert found
    return found.group(1)
