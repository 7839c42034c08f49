"""Two editions of a file: the internal one as it is, and the open one without names and without private details."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import cast

from citizen.domain.datasets.columns import Column, Dataset, InTheOpen
from citizen.domain.office_csv import Cell
from citizen.domain.personal_data import find_personal_data

PSEUDONYM_LETTERS = 12
TAKEN_OUT = "[…]"
"""Stands where a telephone number, an e-mail address or a birth number stood."""


class Edition(Enum):
    """For whom a file is."""

    INTERNAL = "internal"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class People:
    """Those who wrote something: their ids with commas between, and how they chose to be shown."""

    ids: str
    shown: str | None

    @classmethod
    def of(cls, account_id: int | None, shown: str | None) -> People:
        return cls("" if account_id is None else str(account_id), shown)


RawCell = str | int | float | date | People | None
RawRow = Sequence[RawCell]
Pseudonym = Callable[[str], str]


def pseudonyms(key: bytes, *about: object) -> Pseudonym:
    """What people are called in one file: always the same in it, and nothing that another file calls them."""
    scope = "\n".join(map(str, about))

    def call(person: str) -> str:
        digest = hmac.digest(key, f"{scope}\n{person}".encode(), hashlib.sha256)
        return f"person-{base64.b32encode(digest).decode().lower()[:PSEUDONYM_LETTERS]}"

    return call


def columns_in(dataset: Dataset, edition: Edition) -> tuple[Column, ...]:
    """The columns that the edition has."""
    if edition is Edition.INTERNAL:
        return dataset.columns
    return tuple(column for column in dataset.columns if column.in_the_open is not InTheOpen.LEFT_OUT)


def rows_in(dataset: Dataset, edition: Edition, rows: Iterable[RawRow], call: Pseudonym) -> Iterator[Sequence[Cell]]:
    """The rows as the edition has them."""
    if edition is Edition.INTERNAL or not any(column.in_the_open.differs for column in dataset.columns):
        return _with_names(dataset, rows)
    kept = [
        (place, _MADE_OPEN[column.in_the_open])
        for place, column in enumerate(dataset.columns)
        if column.in_the_open is not InTheOpen.LEFT_OUT
    ]
    return ([make(row[place], call) for place, make in kept] for row in rows)


def clean(text: str) -> str:
    """The text without what can lead strangers to a person: numbers and addresses, not words."""
    for found in reversed(find_personal_data(text)):
        text = text[: found.start] + TAKEN_OUT + text[found.end :]
    return text


def _with_names(dataset: Dataset, rows: Iterable[RawRow]) -> Iterator[Sequence[Cell]]:
    if any(column.in_the_open is InTheOpen.PSEUDONYM for column in dataset.columns):
        return ([cell.shown if isinstance(cell, People) else cell for cell in row] for row in rows)
    return iter(cast("Iterable[Sequence[Cell]]", rows))  # no people stand in them


def _as_it_is(cell: RawCell, _call: Pseudonym) -> Cell:
    if isinstance(cell, People):
        raise TypeError("a column with people in it must say what becomes of them")
    return cell


def _called(cell: RawCell, call: Pseudonym) -> Cell:
    if not isinstance(cell, People):
        raise TypeError("a column of people must hold people")
    return ", ".join(call(person) for person in cell.ids.split(",") if person) or None


def _cleaned(cell: RawCell, _call: Pseudonym) -> Cell:
    return clean(cell) if isinstance(cell, str) else _as_it_is(cell, _call)


_MADE_OPEN: dict[InTheOpen, Callable[[RawCell, Pseudonym], Cell]] = {
    InTheOpen.AS_IT_IS: _as_it_is,
    InTheOpen.PSEUDONYM: _called,
    InTheOpen.CLEANED: _cleaned,
}
