"""A sealed ballot opens in its own slot with the key of its round, and nowhere else."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from citizen.domain.sealed_ballots import FILLED_UP_TO, BallotSeal, SealBroken, SealedContents

SLOT, OTHER_SLOT = b"s" * 32, b"t" * 32
SAID = SealedContents((3, 1), "0000-0000-0000-0000-0000-0000-000", b"n" * 32)
DRAW, OTHER_DRAW = b"d" * 12, b"e" * 12


@pytest.fixture
def seal():
    return BallotSeal(b"k" * 32)


def test_what_was_sealed_is_what_is_opened_in_the_same_order(seal):
    assert seal.open(seal.seal(SAID, SLOT, DRAW), SLOT) == SAID


@pytest.mark.parametrize("said", [SAID, SealedContents((), SAID.receipt, b"\0" * 32)])
def test_nothing_of_it_stands_in_the_sealed_bytes(seal, said):
    sealed = seal.seal(said, SLOT, DRAW)
    assert said.receipt.encode() not in sealed
    assert said.nonce not in sealed
    assert said.nonce.hex().encode() not in sealed


def test_it_opens_in_no_other_slot(seal):
    with pytest.raises(SealBroken):
        seal.open(seal.seal(SAID, SLOT, DRAW), OTHER_SLOT)


def test_it_opens_with_no_other_key(seal):
    with pytest.raises(SealBroken):
        BallotSeal(b"j" * 32).open(seal.seal(SAID, SLOT, DRAW), SLOT)


@pytest.mark.parametrize("place", [0, 11, 12, 40, -1])
def test_a_changed_byte_anywhere_is_noticed(seal, place):
    sealed = bytearray(seal.seal(SAID, SLOT, DRAW))
    sealed[place] ^= 1
    with pytest.raises(SealBroken):
        seal.open(bytes(sealed), SLOT)


@pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 200])
def test_what_was_never_sealed_is_no_ballot(seal, sealed):
    with pytest.raises(SealBroken):
        seal.open(sealed, SLOT)


def test_two_equal_ballots_look_different(seal):
    assert seal.seal(SAID, SLOT, DRAW) != seal.seal(SAID, SLOT, OTHER_DRAW)


@pytest.mark.parametrize(("options", "parts"), [(0, 1), (1, 1), (20, 1), (60, 2), (120, 3)])
def test_only_how_many_are_chosen_beyond_some_twenty_shows_in_the_length(seal, options, parts):
    said = SealedContents(tuple(range(1000, 1000 + options)), SAID.receipt, SAID.nonce)
    assert len(seal.seal(said, SLOT, DRAW)) == 12 + parts * FILLED_UP_TO + 16


@pytest.mark.parametrize("draw", [b"", b"d" * 11, b"d" * 13])
def test_a_seal_needs_a_whole_draw(seal, draw):
    with pytest.raises(ValueError, match="needs 12 random bytes"):
        seal.seal(SAID, SLOT, draw)


def test_receipts_and_leaves_are_sealed_apart_from_ballots(seal):
    assert seal.open_receipt(seal.seal_receipt(SAID.receipt, SLOT, DRAW), SLOT) == SAID.receipt
    assert seal.open_receipt(seal.seal_receipt("", SLOT, DRAW), SLOT) == ""
    leaf = seal.open_leaf(seal.seal_leaf(b"c" * 32, 7, SLOT, DRAW))
    assert (leaf.commitment, leaf.question_id) == (b"c" * 32, 7)
    assert leaf.voter == seal.open_leaf(seal.seal_leaf(b"d" * 32, 7, SLOT, OTHER_DRAW)).voter
    assert leaf.voter != seal.open_leaf(seal.seal_leaf(b"c" * 32, 7, OTHER_SLOT, DRAW)).voter
    with pytest.raises(SealBroken):
        seal.open_receipt(seal.seal_leaf(b"c" * 32, 7, SLOT, DRAW), SLOT)
    with pytest.raises(SealBroken):
        seal.open_receipt(seal.seal_receipt(SAID.receipt, SLOT, DRAW), OTHER_SLOT)
    with pytest.raises(SealBroken):
        seal.open(seal.seal_receipt(SAID.receipt, SLOT, DRAW), SLOT)


def test_marks_are_the_same_each_time_and_differ_by_purpose_text_and_key(seal):
    marks = {
        seal.mark_of_receipt("A"),
        seal.mark_of_receipt("B"),
        seal.mark_of_form("A", SLOT, b"1"),
        seal.mark_of_form("B", SLOT, b"1"),
        seal.mark_of_form("A", OTHER_SLOT, b"1"),
        seal.mark_of_form("A", SLOT, b"2"),
        BallotSeal(b"j" * 32).mark_of_receipt("A"),
    }
    assert len(marks) == 7
    assert seal.mark_of_receipt("A") == BallotSeal(b"k" * 32).mark_of_receipt("A")
    assert all(len(mark) == 32 for mark in marks)


def test_marks_and_keys_are_those_that_another_hand_computes(seal):
    """What one version of the program has stored, the next must find again."""
    marks = hmac.digest(b"k" * 32, b"citizen-marks-1", "sha256")
    assert seal.mark_of_receipt("A") == hmac.digest(marks, b"receiptA", "sha256")
    form = b"form" + SLOT + hashlib.sha256(b"1").digest() + b"A"
    assert seal.mark_of_form("A", SLOT, b"1") == hmac.digest(marks, form, "sha256")
    cipher = ChaCha20Poly1305(hmac.digest(b"k" * 32, b"citizen-seal-1", "sha256"))
    voter = hmac.digest(marks, b"voter" + SLOT, "sha256")[:16]
    leaf = b"c" * 32 + (7).to_bytes(8, "big") + voter
    assert cipher.decrypt(DRAW, seal.seal_leaf(b"c" * 32, 7, SLOT, DRAW)[12:], b"leaf") == leaf
    assert cipher.decrypt(DRAW, seal.seal_receipt("A", SLOT, DRAW)[12:], b"receipt" + SLOT) == b"A"
    written = b'[[3,1],"%s","%s"]' % (SAID.receipt.encode(), SAID.nonce.hex().encode())
    assert cipher.decrypt(DRAW, seal.seal(SAID, SLOT, DRAW)[12:], b"ballot" + SLOT) == written.ljust(256)
