"""Codes that a person can write down by hand, read aloud and type again, with a last character that checks the others.

The alphabet is Crockford's base32, which has no I, L, O and U. Read as numbers of the field with 32 elements, all
characters times a power of the generator each add up to 0. The powers differ in codes of up to 31 characters, so any
one wrong character and any two that changed places are found.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_TYPED_FOR = str.maketrans("OIL", "011")
_SEPARATORS = frozenset("-‐‑‒–—−.\u00ad")
_TOP_BIT = 0b10000
_FIELD = 0b100101
"""x^5 + x^2 + 1, whose root generates the field."""


def checked(number: int, characters: int) -> str:
    """The number in so many characters, the last of which checks the others, in groups."""
    code = "".join(ALPHABET[number >> (5 * place) & 31] for place in reversed(range(characters - 1)))
    return _in_groups(code + ALPHABET[_times_generator(_weighed(code))])


def as_typed(text: str, characters: int) -> str | None:
    """The code that was meant, in groups; None where a character is wrong, missing or has changed places.

    Small letters, spaces, other hyphens or none, O for 0, and I or L for 1 are all understood.
    """
    code = "".join(c for c in text if not c.isspace() and c not in _SEPARATORS).upper().translate(_TYPED_FOR)
    if len(code) != characters or not _VALUES.keys() >= set(code):
        return None
    return _in_groups(code) if _weighed(code) == 0 else None


def _weighed(code: str) -> int:
    """The characters' sum in the field, each times a power of the generator."""
    total = 0
    for character in code:
        total = _times_generator(total) ^ _VALUES[character]
    return total


def _times_generator(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if value & _TOP_BIT else doubled


def _in_groups(code: str) -> str:
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
