"""A commitment binds to every part of a cast; its form is fixed, since recount.py and others compute it too."""

from __future__ import annotations

from hashlib import sha256

import pytest

from citizen.domain.box.commitments import Kind, canonical_leaf, commitment_of

NONCE = bytes(range(32))
RECEIPT = "0000-0000-0000-0000-0000-0000-012"
LEAF = (
    b'{"choices":[3,1],"kind":"cast","nonce":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",'
    b'"question":4,"receipt":"0000-0000-0000-0000-0000-0000-012","round":7}'
)


def test_a_leaf_is_canonical_json_with_the_choices_in_their_order():
    assert canonical_leaf(7, 4, Kind.CAST, RECEIPT, (3, 1), NONCE) == LEAF


def test_the_commitment_is_the_hash_of_the_leaf():
    assert commitment_of(7, 4, Kind.CAST, RECEIPT, (3, 1), NONCE) == sha256(b"\x00" + LEAF).digest()


@pytest.mark.parametrize(
    "other",
    [
        (8, 4, Kind.CAST, RECEIPT, (), NONCE),
        (7, 5, Kind.CAST, RECEIPT, (), NONCE),
        (7, 4, Kind.VOID, RECEIPT, (), NONCE),
        (7, 4, Kind.CAST, RECEIPT[:-1] + "3", (), NONCE),
        (7, 4, Kind.CAST, RECEIPT, (1,), NONCE),
        (7, 4, Kind.CAST, RECEIPT, (), bytes(32)),
    ],
)
def test_every_part_changes_the_commitment(other):
    assert commitment_of(*other) != commitment_of(7, 4, Kind.CAST, RECEIPT, (), NONCE)


@pytest.mark.parametrize("nonce", [b"", bytes(31), bytes(33)])
def test_a_nonce_that_could_be_guessed_is_a_broken_promise(nonce):
    with pytest.raises(ValueError, match="32 bytes"):
        commitment_of(7, 4, Kind.CAST, RECEIPT, (), nonce)


def test_a_withdrawal_says_nothing_of_what_was_chosen():
    with pytest.raises(ValueError, match="withdrawal"):
        commitment_of(7, 4, Kind.VOID, RECEIPT, (1,), NONCE)
