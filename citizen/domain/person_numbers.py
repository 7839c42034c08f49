"""Numbers that identify a person in Norway: birth numbers and D-numbers, real ones and those of test populations."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

DIGITS = re.compile(r"[0-9]{11}")
DECIMAL = frozenset("0123456789")
RUN_OF_DIGITS = re.compile(r"[0-9](?:[\s./–—-]{0,3}[0-9])*")
"""Digits with at most a few separators between them, as people write numbers."""
SYNTHETIC_MONTHS = 80
"""Tenor, the national test population, adds this to the month."""
D_NUMBER_DAYS = 40
LONGEST_MONTHS = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
K2_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
K1_REMAINDERS = frozenset({0, 1, 2, 3})
"""Numbers issued from 2032 on may leave 1, 2 or 3. When a number was issued can't be read from it."""


@dataclass(frozen=True, slots=True)
class PersonNumber:
    """A number whose form and check digits are right. It hides itself when it is printed."""

    digits: str = field(repr=False)
    is_synthetic: bool
    is_d_number: bool


def read_person_number(text: str) -> PersonNumber | None:
    """The number in its one canonical form, eleven digits as text; None for anything else."""
    digits = text.replace(" ", "")
    if not DIGITS.fullmatch(digits):
        return None
    day, month = int(digits[:2]), int(digits[2:4])
    is_d_number = day > D_NUMBER_DAYS
    is_synthetic = month > SYNTHETIC_MONTHS
    born_on = day - D_NUMBER_DAYS * is_d_number
    born_in = month - SYNTHETIC_MONTHS * is_synthetic
    if not 1 <= born_on <= LONGEST_MONTHS.get(born_in, 0) or not _check_digits_fit(digits):
        return None
    return PersonNumber(digits, is_synthetic, is_d_number)


def holds_person_number(text: str) -> bool:
    """Whether a person's number stands anywhere in a text, however its digits are written or set apart."""
    plain = "".join(_as_digit(letter) for letter in text)
    for run in RUN_OF_DIGITS.findall(plain):
        digits = "".join(letter for letter in run if letter in DECIMAL)
        if any(read_person_number(digits[start : start + 11]) for start in range(len(digits) - 10)):
            return True
    return False


def _as_digit(letter: str) -> str:
    number = unicodedata.digit(letter, None)
    return letter if number is None else str(number)


def _check_digits_fit(digits: str) -> bool:
    k1 = _weighted(digits[:10], K1_WEIGHTS)
    k2 = _weighted(digits, K2_WEIGHTS)
    return k1 in K1_REMAINDERS and k2 == 0


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
