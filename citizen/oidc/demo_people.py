"""The test people of the demonstration, from the file that the demonstration keeps."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

PEOPLE = Path(__file__).resolve().parents[1] / "demo" / "data" / "people.csv"


@dataclass(frozen=True, slots=True)
class TestPerson:
    """An invented person with a synthetic number, whom anyone may be."""

    __test__ = False  # the name begins as those of tests do

    pid: str = field(repr=False)
    name: str
    email: str
    roles: tuple[str, ...]
    district: str
    road_code: str
    language: str
    age: int
    about_nb: str
    about_nn: str

    def born_on(self, today: date) -> date:
        """An invented date in January, so that the person's age is the one that is told of them, whatever the year."""
        return date(today.year - self.age, 1, 1 + len(self.email) % 28)


@functools.cache
def list_people(file: Path = PEOPLE) -> tuple[TestPerson, ...]:
    """The test people in the file's order."""
    with file.open(encoding="utf-8", newline="") as opened:
        return tuple(
            TestPerson(
                pid=row["pid"],
                name=row["name"],
                email=row["email"],
                roles=tuple(row["roles"].split()),
                district=row["municipality"],
                road_code=row["road_code"],
                language=row["language"],
                age=int(row["age"]),
                about_nb=row["about_nb"],
                about_nn=row["about_nn"],
            )
            for row in csv.DictReader(opened, delimiter=";")
        )


def find_person(email: str) -> TestPerson | None:
    """The test person with this address, by which forms name them: numbers stay out of forms."""
    return next((person for person in list_people() if person.email == email), None)
