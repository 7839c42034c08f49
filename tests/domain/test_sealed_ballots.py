"""A sealed ballot opens in its own slot with the key of its round, and nowhere else."""

from __future__ import annotations

import pytest

from citizen.domain.sealed_ballots import BallotSeal, SealBroken, SealedContents

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


@pytest.mark.parametrize("draw", [b"", b"d" * 11, b"d" * 13])
def test_a_seal_needs_a_whole_draw(seal, draw):
    with pytest.raises(ValueError, match="12"):
        seal.seal(SAID, SLOT, draw)


def test_receipts_and_leaves_are_sealed_apart_from_ballots(seal):
    assert seal.open_receipt(seal.seal_receipt(SAID.receipt, SLOT, DRAW), SLOT) == SAID.receipt
    assert seal.open_receipt(seal.seal_receipt("", SLOT, DRAW), SLOT) == ""
    assert seal.open_leaf(seal.seal_leaf(b"c" * 32, DRAW)) == b"c" * 32
    with pytest.raises(SealBroken):
        seal.open_receipt(seal.seal_leaf(b"c" * 32, DRAW), SLOT)
    with pytest.raises(SealBroken):
        seal.open_receipt(seal.seal_receipt(SAID.receipt, SLOT, DRAW), OTHER_SLOT)
    with pytest.raises(SealBroken):
        seal.open(seal.seal_receipt(SAID.receipt, SLOT, DRAW), SLOT)


def test_marks_are_the_same_each_time_and_differ_by_purpose_text_and_key(seal):
    marks = {
        seal.mark_of_receipt("A"),
        seal.mark_of_receipt("B"),
        seal.mark_of_form("A"),
        BallotSeal(b"j" * 32).mark_of_receipt("A"),
    }
    assert len(marks) == 4
    assert seal.mark_of_receipt("A") == BallotSeal(b"k" * 32).mark_of_receipt("A")
    assert all(len(mark) == 32 for mark in marks)
