"""`citizen login public-key`: what is registered at the provider."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from citizen.cli.login import login
from tests.oidc.fake_provider import rsa_key


@pytest.fixture
def key_file(tmp_path, monkeypatch):
    file = tmp_path / "client.pem"
    file.write_bytes(rsa_key("our-client").as_pem(private=True))
    monkeypatch.delenv("CITIZEN_ENV", raising=False)
    monkeypatch.setenv("CITIZEN_OIDC_ISSUER", "https://test.idporten.no")
    monkeypatch.setenv("CITIZEN_OIDC_PRIVATE_KEY_FILE", str(file))
    return file


def test_it_prints_the_public_half_and_its_name(key_file):
    result = CliRunner().invoke(login, ["public-key"])

    (key,) = json.loads(result.stdout)["keys"]
    assert result.exit_code == 0
    assert (key["kid"], key["use"], key["alg"]) == (rsa_key("our-client").thumbprint(), "sig", "RS256")
    assert "d" not in key


def test_a_file_that_is_no_key_ends_with_a_sentence(key_file):
    key_file.write_text("no key")

    result = CliRunner().invoke(login, ["public-key"])

    assert result.exit_code == 2
    assert "CITIZEN_OIDC_PRIVATE_KEY_FILE" in result.stderr
