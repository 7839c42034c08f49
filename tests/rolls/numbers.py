"""Birth numbers of nobody: test people's numbers with right check digits, made from a count."""

from __future__ import annotations

import itertools

from citizen.domain.person_numbers import read_person_number


def numbers_of_nobody(count: int) -> list[str]:
    """So many different numbers of test people (month + 80), always the same ones."""
    return list(itertools.islice(_all_numbers(), count))


def _all_numbers():
    for day, month, year, individual in itertools.product(
        range(1, 29), range(81, 93), (50, 87, 10), range(100, 999, 7)
    ):
        stem = f"{day:02}{month}{year:02}{individual}"
        for check in range(100):
            if read_person_number(f"{stem}{check:02}"):
                yield f"{stem}{check:02}"
                break


def unlike_a_number(digits: str) -> str:
    """The same with its last digit changed, so that the check digits are wrong."""
    return digits[:-1] + str((int(digits[-1]) + 1) % 10)
