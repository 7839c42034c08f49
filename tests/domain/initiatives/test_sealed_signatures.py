"""What the database holds of a signature tells nothing without the key."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citizen.domain.initiatives.sealed_signatures import Signature, SignatureBroken, SignatureSeal

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
PERSON, NEIGHBOUR = b"p" * 32, b"n" * 32
DRAW = b"d" * 12
SAID = Signature(7, "Kari Ærøy =1+1", "Lidal", "declaration", datetime(2026, 11, 23, 12, tzinfo=UTC))


def test_what_is_sealed_is_opened_again():
    seal = SignatureSeal(KEY, 1)
    mark = seal.mark_of(PERSON)
    assert seal.open(seal.seal(SAID, mark, DRAW), mark) == SAID


def test_a_person_has_one_mark_in_an_initiative_and_another_in_the_next():
    first, second = SignatureSeal(KEY, 1), SignatureSeal(KEY, 2)
    assert first.mark_of(PERSON) == SignatureSeal(KEY, 1).mark_of(PERSON)
    marks = {
        first.mark_of(PERSON),
        second.mark_of(PERSON),
        first.mark_of(NEIGHBOUR),
        SignatureSeal(KEY, 11).mark_of(PERSON),
    }
    assert len(marks) == 4


@pytest.mark.parametrize("wrong", ["key", "initiative", "mark", "bytes", "short"])
def test_it_opens_nowhere_else(wrong):
    seal = SignatureSeal(KEY, 1)
    mark = seal.mark_of(PERSON)
    sealed = seal.seal(SAID, mark, DRAW)
    opener = SignatureSeal(OTHER_KEY if wrong == "key" else KEY, 2 if wrong == "initiative" else 1)
    with pytest.raises(SignatureBroken):
        opener.open(
            {"bytes": sealed[:-1] + b"x", "short": b"x"}.get(wrong, sealed),
            seal.mark_of(NEIGHBOUR) if wrong == "mark" else mark,
        )


def test_the_length_does_not_tell_the_name():
    seal = SignatureSeal(KEY, 1)
    mark = seal.mark_of(PERSON)
    short = Signature(1, "Bo", "Nes", "login", SAID.signed_at)
    assert len(seal.seal(short, mark, DRAW)) == len(seal.seal(SAID, mark, DRAW))
    assert b"Kari" not in seal.seal(SAID, mark, DRAW)
