"""Finding out who came back from the provider: every fault that a token or an answer can have is refused."""

from __future__ import annotations

import hmac
import json
import time
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt

from citizen.domain.logins import LoginRefusal
from citizen.oidc import Identity
from tests.oidc.fake_provider import CLIENT_ID, REAL_FORM, rsa_key, token_form


def begin(login, provider):
    address, started = login.start(
        redirect_uri="https://citizen.test/login/callback", language="nn", go_to="/nn/min-side", now=datetime.now(UTC)
    )
    return started, provider.receive(address)


def come_back(login, provider, **answer):
    started, brought = begin(login, provider)
    return login.finish(started, {**brought, **answer}, datetime.now(UTC))


def test_a_good_answer_gives_the_person(login, provider):
    provider.changes = {"locale": "nn", "name": "Kari Nordmann"}

    identity = come_back(login, provider)

    assert isinstance(identity, Identity)
    assert identity.pid == REAL_FORM
    assert (identity.acr, identity.provider_sid, identity.locale) == ("idporten-loa-high", "sid-1", "nn")
    assert identity.email is None
    assert REAL_FORM not in repr(identity)


@pytest.mark.parametrize(
    ("changes", "email"),
    [
        ({"email": "kari@example.com", "email_verified": True}, "kari@example.com"),
        ({"email": "kari@example.com", "email_verified": False}, None),
        ({"email": "kari@example.com", "email_verified": "true"}, None),
        ({"email": "kari@example.com"}, None),
    ],
)
def test_only_a_verified_address_is_believed(login, provider, changes, email):
    provider.changes = changes

    assert come_back(login, provider).email == email


@pytest.mark.parametrize(
    "changes",
    [
        {"nonce": "another"},
        {"nonce": ...},
        {"nonce": ""},
        {"aud": "somebody-else"},
        {"aud": ...},
        {"aud": ["somebody-else"]},
        {"aud": [CLIENT_ID, "somebody-else"]},  # several addressees need azp
        {"aud": [CLIENT_ID, "somebody-else"], "azp": "somebody-else"},
        {"azp": "somebody-else"},
        {"iss": "https://evil.test"},
        {"iss": "https://provider.test/"},
        {"iss": ...},
        {"sub": ...},
        {"exp": ...},
        {"exp": "soon"},
        {"iat": ...},
        {"at_hash": "wrong"},
    ],
)
def test_a_token_that_is_not_for_this_login_is_refused(login, provider, changes):
    provider.changes = changes

    assert come_back(login, provider) is LoginRefusal.NOT_TRUSTED


@pytest.mark.parametrize(
    ("claim", "seconds", "trusted"),
    [
        ("exp", -30, True),
        ("exp", -62, False),
        ("iat", 30, True),
        ("iat", 65, False),
        ("nbf", 30, True),
        ("nbf", 65, False),
    ],
)
def test_clocks_may_differ_by_a_minute(login, provider, claim, seconds, trusted):
    provider.changes = {claim: int(time.time()) + seconds}

    assert isinstance(come_back(login, provider), Identity) == trusted


def unsigned(claims):
    return jwt.encode({"alg": "none", "kid": "provider-1"}, claims, rsa_key("provider-1"), algorithms=["none"])


def signed_with_the_public_key_as_a_secret(claims):
    parts = [{"alg": "HS256", "kid": "provider-1", "typ": "JWT"}, claims]
    signed = b".".join(urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    signature = hmac.digest(rsa_key("provider-1").as_pem(private=False), signed, "sha256")
    return (signed + b"." + urlsafe_b64encode(signature).rstrip(b"=")).decode()


def signed_by_another_key_of_the_same_name(claims):
    return jwt.encode({"alg": "RS256", "kid": "provider-1"}, claims, rsa_key("thief"), algorithms=["RS256"])


def signed_by_an_unknown_key(claims):
    return jwt.encode({"alg": "RS256", "kid": "thief"}, claims, rsa_key("thief"), algorithms=["RS256"])


def signed_by_a_nameless_key(claims):
    return jwt.encode({"alg": "RS256"}, claims, rsa_key("provider-1"), algorithms=["RS256"])


def signed_by_a_key_that_it_brings_along(claims):
    header = {"alg": "RS256", "kid": "thief", "jwk": rsa_key("thief").as_dict(private=False)}
    return jwt.encode(header, claims, rsa_key("thief"), algorithms=["RS256"])


def signed_with_another_algorithm(claims):
    return jwt.encode({"alg": "RS512", "kid": "provider-1"}, claims, rsa_key("provider-1"), algorithms=["RS512"])


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        signed_with_the_public_key_as_a_secret,
        signed_by_another_key_of_the_same_name,
        signed_by_an_unknown_key,
        signed_by_a_nameless_key,
        signed_by_a_key_that_it_brings_along,
        signed_with_another_algorithm,
        lambda _claims: "not a token",
        lambda _claims: "a.b.c",
        lambda _claims: "æ.ø.å",
        lambda _claims: "",
        lambda _claims: "e" * 20_000,
    ],
)
@pytest.mark.filterwarnings("ignore:.*:joserfc.errors.SecurityWarning")
def test_a_token_that_the_provider_did_not_sign_is_refused(login, provider, sign):
    provider.sign = sign

    assert come_back(login, provider) is LoginRefusal.NOT_TRUSTED


@pytest.mark.parametrize(
    ("acr", "enough"),
    [
        ("idporten-loa-high", True),
        ("idporten-loa-substantial", True),
        ("eidas-loa-high", True),
        ("idporten-loa-low", False),
        ("selfregistered-email", False),
        ("substantial", False),
        ("", False),
        (..., False),
        (["idporten-loa-high"], False),
    ],
)
def test_the_level_of_the_login_is_checked(login, provider, acr, enough):
    provider.changes = {"acr": acr}

    came = come_back(login, provider)

    assert isinstance(came, Identity) if enough else came is LoginRefusal.LEVEL_TOO_LOW


@pytest.mark.parametrize(
    ("pid", "refusal"),
    [
        (..., LoginRefusal.NO_PERSON_NUMBER),
        (29020100166, LoginRefusal.NO_PERSON_NUMBER),
        ("2902010016", LoginRefusal.NO_PERSON_NUMBER),
        ("20914695016", LoginRefusal.TEST_PERSON),
    ],
)
def test_only_a_real_person_number_counts_in_a_real_municipality(login, provider, pid, refusal):
    provider.changes = {"pid": pid}

    assert come_back(login, provider) is refusal


def test_a_real_person_is_refused_in_the_demonstration(login, provider):
    login.settings = replace(login.settings, env="demo")

    assert come_back(login, provider) is LoginRefusal.REAL_PERSON


def test_claims_of_the_demonstration_mean_nothing_from_another_provider(login, provider):
    provider.changes = {"citizen_demo_municipality": "9901", "citizen_demo_road": "1001"}

    assert come_back(login, provider).demo_home is None


def test_a_code_counts_once(login, provider):
    started, brought = begin(login, provider)
    first = login.finish(started, brought, datetime.now(UTC))

    second = login.finish(started, brought, datetime.now(UTC))

    assert isinstance(first, Identity)
    assert second is LoginRefusal.PROVIDER_REFUSED


def test_the_code_is_redeemed_with_our_signature_and_the_verifier(login, provider):
    started, brought = begin(login, provider)
    login.finish(started, brought, datetime.now(UTC))

    sent = token_form(next(request for request in provider.requests if request.method == "POST"))

    assert sent["code_verifier"] == started.verifier
    assert sent["redirect_uri"] == "https://citizen.test/login/callback"
    assert "client_secret" not in sent
    assertion = jwt.decode(sent["client_assertion"], rsa_key("our-client"), algorithms=["RS256"])
    assert assertion.claims["iss"] == assertion.claims["sub"] == CLIENT_ID
    assert assertion.claims["aud"] == "https://provider.test"
    assert assertion.claims["exp"] - assertion.claims["iat"] <= 120
    assert assertion.header["kid"] == rsa_key("our-client").thumbprint()


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ({"error": "access_denied"}, LoginRefusal.CANCELLED),
        ({"error": "server_error"}, LoginRefusal.PROVIDER_REFUSED),
        ({"error": "x\r\nforged log line"}, LoginRefusal.PROVIDER_REFUSED),
        ({"code": ""}, LoginRefusal.PROVIDER_REFUSED),
        ({"iss": "https://evil.test"}, LoginRefusal.NOT_TRUSTED),
        ({"iss": ""}, LoginRefusal.NOT_TRUSTED),
    ],
)
def test_an_answer_that_is_no_login_is_refused_before_any_code_is_sent(login, provider, answer, refusal, caplog):
    caplog.set_level("INFO")

    assert come_back(login, provider, **answer) is refusal

    assert [request for request in provider.requests if request.method == "POST"] == []
    assert "forged" not in caplog.text


def test_the_issuer_must_be_named_when_the_provider_promises_it(login, provider):
    provider.metadata["authorization_response_iss_parameter_supported"] = True

    assert come_back(login, provider) is LoginRefusal.NOT_TRUSTED
    assert isinstance(come_back(login, provider, iss="https://provider.test"), Identity)


def test_a_login_that_took_more_than_an_hour_is_begun_again(login, provider):
    started, brought = begin(login, provider)

    late = login.finish(started, brought, datetime.now(UTC) + timedelta(minutes=61))

    assert late is LoginRefusal.NOT_STARTED_HERE


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ((400, {"error": "invalid_client"}), LoginRefusal.PROVIDER_REFUSED),
        ((200, {"access_token": "at", "token_type": "Bearer"}), LoginRefusal.NOT_TRUSTED),
        ((500, {}), LoginRefusal.PROVIDER_DOWN),
        ((302, {}), LoginRefusal.NOT_TRUSTED),
    ],
)
def test_a_provider_that_gives_no_token_logs_nobody_in(login, provider, answer, refusal):
    provider.token_answer = answer

    assert come_back(login, provider) is refusal
