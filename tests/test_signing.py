"""What the municipality signed can be checked by anyone with the public key, and by nobody passed off as another's."""

from __future__ import annotations

import pytest

from citizen import signing
from citizen.keys import KeyMissing


@pytest.fixture
def keys(tmp_path):
    signing.make_signing_key(tmp_path)
    return tmp_path


def test_a_signature_is_verified_by_the_public_key(keys):
    signature = signing.sign(keys, b"the root")
    assert len(signature) == 64
    assert signing.verify(signing.public_key_hex(keys), b"the root", signature)


def test_the_same_statement_has_the_same_signature_so_that_a_retry_shows_nothing_new(keys):
    assert signing.sign(keys, b"a receipt") == signing.sign(keys, b"a receipt")


def test_a_key_is_never_made_anew(keys):
    before = signing.public_key_hex(keys)
    signing.make_signing_key(keys)
    assert signing.public_key_hex(keys) == before


def test_the_key_is_for_the_site_alone(keys):
    assert (keys / "signing.key").stat().st_mode & 0o777 == 0o400


@pytest.mark.parametrize(
    ("statement", "signature"),
    [(b"another root", None), (b"the root", b""), (b"the root", bytes(64))],
)
def test_nothing_else_is_verified(keys, statement, signature):
    signature = signing.sign(keys, b"the root") if signature is None else signature
    assert not signing.verify(signing.public_key_hex(keys), statement, signature)


@pytest.mark.parametrize("public_key", ["", "zz", "ab", "00" * 31, "ab" * 33])
def test_a_public_key_that_is_none_has_signed_nothing(keys, public_key):
    assert not signing.verify(public_key, b"the root", signing.sign(keys, b"the root"))


def test_without_the_key_nothing_is_signed(tmp_path):
    with pytest.raises(KeyMissing):
        signing.sign(tmp_path, b"the root")
