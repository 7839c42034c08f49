"""A receipt survives being written down, read aloud and typed again, and a slip of the pen is found."""

from __future__ import annotations

import random

import pytest

from citizen.domain.box.receipts import ALPHABET, CHARACTERS, new_receipt, read_receipt

DRAWN = random.Random(3)
RECEIPTS = [new_receipt(DRAWN.randbytes(16)) for _ in range(30)]
WITH_ALL = new_receipt(bytes.fromhex("00443214c74254b635cf84653a56d7c6"))
"""It has 0 and 1 in it."""


def test_a_receipt_is_27_characters_in_groups_of_four():
    assert [len(group) for group in RECEIPTS[0].split("-")] == [4, 4, 4, 4, 4, 4, 3]
    assert set("".join(RECEIPTS)) <= set(ALPHABET) | {"-"}


@pytest.mark.parametrize(
    ("random_bytes", "receipt"),
    [
        (bytes(16), "0000-0000-0000-0000-0000-0000-000"),
        (b"\xff" * 16, "7ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZC"),
        (bytes(15) + b"\x01", "0000-0000-0000-0000-0000-0000-012"),
    ],
)
def test_the_same_bytes_always_give_the_same_receipt(random_bytes, receipt):
    assert new_receipt(random_bytes) == receipt


def test_different_bytes_give_different_receipts():
    assert len({new_receipt(bytes([*bytes(place), 1, *bytes(15 - place)])) for place in range(16)}) == 16


@pytest.mark.parametrize("length", [0, 15, 17])
def test_a_receipt_is_made_of_16_bytes(length):
    with pytest.raises(ValueError, match="16"):
        new_receipt(bytes(length))


@pytest.mark.parametrize(
    "typed",
    [
        WITH_ALL,
        WITH_ALL.lower(),
        WITH_ALL.replace("-", ""),
        WITH_ALL.replace("-", " "),
        WITH_ALL.replace("-", "–"),
        f"  {WITH_ALL}\r\n",
        " ".join(WITH_ALL),
        WITH_ALL.replace("0", "O").replace("1", "I"),
        WITH_ALL.replace("0", "o").replace("1", "l"),
    ],
)
def test_a_receipt_is_understood_however_it_is_typed(typed):
    assert {"0", "1"} <= set(WITH_ALL)
    assert read_receipt(typed) == WITH_ALL


@pytest.mark.parametrize("receipt", RECEIPTS)
def test_one_wrong_character_is_found(receipt):
    code = receipt.replace("-", "")
    for place in range(CHARACTERS):
        for other in set(ALPHABET) - {code[place]}:
            assert read_receipt(code[:place] + other + code[place + 1 :]) is None


@pytest.mark.parametrize("receipt", RECEIPTS)
def test_any_two_characters_that_changed_places_are_found(receipt):
    code = receipt.replace("-", "")
    for first in range(CHARACTERS):
        for second in range(first):
            swapped = list(code)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            assert read_receipt("".join(swapped)) == (receipt if code[first] == code[second] else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        WITH_ALL[:-1],
        WITH_ALL + "0",
        WITH_ALL.replace("0", "U"),
        WITH_ALL.replace("0", "Ø"),
        "8000-0000-0000-0000-0000-0000-00X",
        "A" * 1000,
    ],
)
def test_what_is_no_receipt_is_none(text):
    assert read_receipt(text) is None


def test_no_receipt_has_more_than_128_bits_even_where_its_check_is_right():
    codes = ["8" + "0" * 25 + check for check in ALPHABET]
    assert [read_receipt(code) for code in codes] == [None] * 32
