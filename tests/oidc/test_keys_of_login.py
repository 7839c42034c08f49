"""The keys of the login: the one that people are known by, and the one that we prove ourselves with."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest
from flask import Flask

from citizen import oidc
from citizen.config import UnsafeSettings
from citizen.keys import KeyMissing
from citizen.oidc.client_key import public_keys, read_client_key
from tests.oidc.conftest import real_settings
from tests.oidc.fake_provider import REAL_FORM, rsa_key


@pytest.fixture
def settings(tmp_path):
    return real_settings(tmp_path)


def start(settings):
    oidc.init_app(Flask("citizen"), settings)


def test_the_first_start_makes_the_key_that_people_are_known_by(settings):
    start(settings)

    file = settings.keys_dir / "person.key"
    assert len(file.read_bytes()) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o400


def test_a_person_is_known_again_by_the_same_key_and_only_by_it(settings, tmp_path):
    start(settings)
    other = replace(settings, keys_dir=tmp_path / "other")
    other.keys_dir.mkdir()
    start(other)

    known = oidc.person_key(settings, REAL_FORM)

    assert known == oidc.person_key(settings, f"{REAL_FORM[:6]} {REAL_FORM[6:]}")
    assert len(known) == 32
    assert known != oidc.person_key(other, REAL_FORM)
    assert known != oidc.person_key(settings, "20914695016")


def test_what_is_no_person_number_has_no_key(settings):
    start(settings)

    with pytest.raises(ValueError, match="not a person number"):
        oidc.person_key(settings, "12345678901")


def test_a_lost_key_stops_the_start_where_the_folder_was_in_use(settings):
    (settings.keys_dir / "round-1.key").write_bytes(bytes(32))

    with pytest.raises(UnsafeSettings, match=r"person\.key"):
        start(settings)
    assert not (settings.keys_dir / "person.key").exists()


def test_a_folder_that_is_not_there_stops_the_start(settings, tmp_path):
    with pytest.raises(UnsafeSettings, match="CITIZEN_KEYS_DIR"):
        start(replace(settings, keys_dir=tmp_path / "not mounted"))


def test_a_damaged_key_is_not_used(settings):
    start(settings)
    file = settings.keys_dir / "person.key"
    file.chmod(0o600)
    file.write_bytes(b"short")

    with pytest.raises(KeyMissing):
        oidc.person_key(settings, REAL_FORM)


def test_the_client_key_is_named_by_its_thumbprint_or_by_its_file(tmp_path):
    import json

    pem, jwk = tmp_path / "key.pem", tmp_path / "key.json"
    pem.write_bytes(rsa_key("our-client").as_pem(private=True))
    jwk.write_text(json.dumps({**rsa_key("our-client").as_dict(private=True), "kid": "2026-autumn"}))

    assert read_client_key(pem).kid == rsa_key("our-client").thumbprint()
    assert read_client_key(jwk).kid == "2026-autumn"


def test_what_is_registered_at_the_provider_holds_nothing_secret(tmp_path):
    pem = tmp_path / "key.pem"
    pem.write_bytes(rsa_key("our-client").as_pem(private=True))

    (shown,) = public_keys(read_client_key(pem))["keys"]

    assert set(shown) == {"kty", "n", "e", "kid", "use", "alg"}


@pytest.mark.parametrize("content", [b"", b"no key", b"{}", b"\xff\xfe", None])
def test_a_file_that_is_no_private_key_is_named(tmp_path, content):
    file = tmp_path / "key.pem"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(UnsafeSettings, match="CITIZEN_OIDC_PRIVATE_KEY_FILE"):
        read_client_key(file)


def test_a_public_key_is_no_private_key(tmp_path):
    file = tmp_path / "key.pem"
    file.write_bytes(rsa_key("our-client").as_pem(private=False))

    with pytest.raises(UnsafeSettings, match="CITIZEN_OIDC_PRIVATE_KEY_FILE"):
        read_client_key(file)
