"""What the provider publishes: asked seldom, used on while it is silent, and refused when it can't be used."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from citizen.domain.logins import LoginRefusal
from citizen.oidc import Identity, NotTrusted, ProviderDown
from tests.oidc.fake_provider import CLIENT_ID, rsa_key
from tests.oidc.test_who_came_back import begin, come_back


def start(login, language="nn"):
    return login.start(
        redirect_uri="https://citizen.test/login/callback", language=language, go_to="/", now=datetime.now(UTC)
    )


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_person_is_sent_with_all_that_id_porten_wants(login, language):
    address, started = start(login, language)

    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith("https://login.provider.test/authorize?")
    assert asked["response_type"] == "code"
    assert asked["client_id"] == CLIENT_ID
    assert asked["scope"] == "openid profile"
    assert asked["acr_values"] == "idporten-loa-substantial"
    assert asked["ui_locales"] == language
    assert asked["state"] == started.state
    assert asked["nonce"] == started.nonce
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert started.verifier not in address


def test_each_login_has_secrets_of_its_own(login):
    _, one = start(login)
    _, other = start(login)

    assert len({one.state, other.state, one.nonce, other.nonce, one.verifier, other.verifier}) == 6
    assert 43 <= len(one.verifier) <= 128


def test_the_provider_is_asked_once_for_many_logins(login, provider):
    for _ in range(3):
        start(login)

    assert len(provider.requests) == 1


def test_every_request_ends_within_five_seconds(login, provider, monkeypatch):
    seen = []
    send = provider.send
    monkeypatch.setattr(provider, "send", lambda request, **how: (seen.append(how), send(request, **how))[1])

    come_back(login, provider)

    assert len(seen) == 3
    assert all(sum(how["timeout"]) <= 5 for how in seen)


def test_a_silent_provider_is_said_to_be_down_and_not_asked_again_at_once(login, provider):
    provider.is_down = True

    for _ in range(3):
        with pytest.raises(ProviderDown):
            start(login)

    assert len(provider.requests) == 1


def test_a_provider_that_falls_silent_midway_logs_nobody_in(login, provider):
    started, brought = begin(login, provider)
    provider.is_down = True

    assert login.finish(started, brought, datetime.now(UTC)) is LoginRefusal.PROVIDER_DOWN


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "https://evil.test"},
        {"token_endpoint": None},
        {"token_endpoint": "http://provider.test/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_a_description_that_cant_be_used_counts_as_silence(login, provider, change):
    provider.metadata.update(change)

    with pytest.raises(ProviderDown):
        start(login)


def test_a_new_key_of_the_provider_is_fetched_but_not_more_than_once_a_minute(login, provider):
    assert isinstance(come_back(login, provider), Identity)
    provider.signs_with = rsa_key("provider-2")
    provider.published = [rsa_key("provider-1"), rsa_key("provider-2")]

    soon = come_back(login, provider)
    asked_soon = [request.url for request in provider.requests].count("https://provider.test/jwks")
    forget_when_it_was_asked(login)
    later = come_back(login, provider)

    assert soon is LoginRefusal.NOT_TRUSTED
    assert asked_soon == 1
    assert isinstance(later, Identity)


def test_a_logout_token_names_the_session_that_ended(login, provider):
    assert login.session_that_ended(provider.logout_token()) == "sid-1"


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "somebody-else"},
        {"iss": "https://evil.test"},
        {"sid": ...},
        {"sid": 7},
        {"jti": ...},
        {"iat": ...},
        {"events": ...},
        {"events": {}},
        {"events": "http://schemas.openid.net/event/backchannel-logout"},
        {"nonce": "an id_token"},
        {"exp": 1},
    ],
)
def test_a_logout_token_with_a_fault_ends_nothing(login, provider, changes):
    token = provider.logout_token(**changes)

    with pytest.raises(NotTrusted):
        login.session_that_ended(token)


def test_a_logout_token_of_another_signer_ends_nothing(login, provider):
    provider.signs_with = rsa_key("thief")

    with pytest.raises(NotTrusted):
        login.session_that_ended(provider.logout_token())


def test_the_way_out_leads_by_the_provider(login):
    address = login.logout_address("https://citizen.test/", "nn")

    asked = parse_qs(urlsplit(address).query)
    assert address.startswith("https://provider.test/logout?")
    assert asked["client_id"] == [CLIENT_ID]
    assert asked["post_logout_redirect_uri"] == ["https://citizen.test/"]


def test_without_the_provider_there_is_still_a_way_out_here(login, provider):
    provider.is_down = True

    assert login.logout_address("https://citizen.test/", "nn") is None


def forget_when_it_was_asked(login):
    kept = login.provider._kept
    kept.update({address: (asked_at - 61, said) for address, (asked_at, said) in kept.items()})
