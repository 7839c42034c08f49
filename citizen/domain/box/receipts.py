"""Receipts: codes that a voter can write down by hand, read aloud and type again."""

from __future__ import annotations

from citizen.domain.box.check_characters import ALPHABET, as_typed, checked

__all__ = ["ALPHABET", "CHARACTERS", "LENGTH", "RANDOM_BYTES", "new_receipt", "read_receipt"]

RANDOM_BYTES = 16
CHARACTERS = 27
LENGTH = 33
"""With the hyphens between the groups."""

_HIGHEST_FIRST = "7"
"""26 characters hold 130 bits and a receipt has 128."""


def new_receipt(random_bytes: bytes) -> str:
    """The receipt in its canonical form, as `0000-0000-0000-0000-0000-0000-000`, from 16 bytes drawn at random."""
    if len(random_bytes) != RANDOM_BYTES:
        raise ValueError("a receipt is made of 16 random bytes")
    return checked(int.from_bytes(random_bytes, "big"), CHARACTERS)


def read_receipt(text: str) -> str | None:
    """The canonical receipt that was meant; None where a character is wrong, missing or has changed places.

    Small letters, spaces, other hyphens or none, O for 0, and I or L for 1 are all understood.
    """
    code = as_typed(text, CHARACTERS)
    return code if code and code[0] <= _HIGHEST_FIRST else None
