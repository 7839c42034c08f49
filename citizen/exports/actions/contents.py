"""What a file holds: the rows of a dataset about something, in one of its two editions."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from citizen.domain.datasets import Column, Dataset
from citizen.domain.editions import Edition, Pseudonym, columns_in, pseudonyms, rows_in
from citizen.domain.office_csv import Cell
from citizen.exports.queries import Subject, rows_about
from citizen.keys import KeyMissing, make_key, read_key

KEY = "open-data"
"""The file of the key that turns people into pseudonyms."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Read anew each time the rows are asked for."""

    dataset: Dataset
    subject: Subject
    edition: Edition
    call: Pseudonym

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_in(self.dataset, self.edition)

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def name(self) -> str:
        """The name of the file without its ending; it holds only plain letters."""
        opened = "-apne-data" if self.edition is Edition.OPEN else ""
        return f"{self.subject.name}-{self.dataset.name}-v{self.dataset.version}{opened}"

    def rows(self) -> Iterator[Sequence[Cell]]:
        return rows_in(self.dataset, self.edition, rows_about(self.dataset, self.subject), self.call)

    def some_rows(self, begin: int, end: int) -> list[Sequence[Cell]]:
        """Those from `begin` up to `end`; no more are read."""
        return self.first_and_number(end - begin, 0, begin)[0]

    def first_and_number(self, first: int, most: int, begin: int = 0) -> tuple[list[Sequence[Cell]], int]:
        """The first rows from `begin` on, and how many rows there are from there, counted no further than `most`."""
        rows = self.rows()
        found = list(islice(rows, begin, begin + first))
        number = len(found) + sum(1 for _row in islice(rows, max(0, most - len(found))))
        if isinstance(rows, Generator):
            rows.close()
        return found, number


def internal(dataset: Dataset, subject: Subject) -> Contents:
    """The edition for staff, with the names that people chose to be shown by."""
    return Contents(dataset, subject, Edition.INTERNAL, str)


def opened(dataset: Dataset, subject: Subject, keys_dir: Path) -> Contents:
    """The edition for everyone. A person has another pseudonym in each file, so that files can't be laid together."""
    about = (subject.place.number, subject.name, dataset.name)
    return Contents(dataset, subject, Edition.OPEN, pseudonyms(_key(keys_dir), *about))


def _key(keys_dir: Path) -> bytes:
    try:
        return read_key(keys_dir, KEY)
    except KeyMissing:
        return make_key(keys_dir, KEY)
