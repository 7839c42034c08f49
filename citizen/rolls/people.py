"""Reads the municipality's own file of people. What stands in it never leaves this machine but as keyed hashes."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from citizen.domain.person_numbers import read_person_number
from citizen.rolls.problems import Problem, UnusableFile
from citizen.rolls.text import Complaints, lines_of

NAMES = {
    "number": frozenset({"fodselsnummer", "fødselsnummer", "fnr", "pid"}),
    "district": frozenset({"kommunenummer"}),
    "road": frozenset({"adressekode"}),
    "born_on": frozenset({"fodselsdato", "fødselsdato"}),
    "paper": frozenset({"papir"}),
}
"""The columns that are read, each with the names that it may have. All others are left alone."""

YES = frozenset({"ja", "j", "x", "1"})
NO = frozenset({"nei", "n", "0", ""})
FIRST_YEAR, LAST_YEAR = 1890, 2200
_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_ROAD_CODE = re.compile(r"0*[1-9][0-9]{0,4}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NORWEGIAN = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Person:
    """A person on the list. Hides the number when printed."""

    digits: str = field(repr=False)
    district: str
    road: int | None
    born_on: date | None
    wants_paper: bool


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in a file once, in the file's order, and how many lines said the same again."""

    persons: tuple[Person, ...]
    merged: int


def read_people(path: Path) -> People:
    """The people of a CSV file with `;` or `,`. Raises UnusableFile with every problem of every line."""
    try:
        content = path.read_bytes()
    except OSError:
        raise UnusableFile(path.name, Problem.UNREADABLE) from None
    lines = lines_of(content, path.name)
    delimiter = ";" if ";" in lines[0] else ","
    header = _cells(lines[0], delimiter) or []
    columns = _columns(header, path.name)
    complaints = Complaints(path.name)
    found: dict[str, Person] = {}
    merged = 0
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = _cells(line, delimiter)
        if cells is None or len(cells) != len(header):
            complaints.add(Problem.RAGGED, number)
            continue
        person = _person({name: cells[place].strip() for name, place in columns.items()}, number, complaints)
        if person is None:
            continue
        first = found.setdefault(person.digits, person)
        merged += first is not person
        if first != person:
            complaints.add(Problem.TWO_OF_ONE, number)
    complaints.settle()
    if not found:
        raise UnusableFile(path.name, Problem.EMPTY)
    return People(tuple(found.values()), merged)


def _columns(header: Sequence[str], file_name: str) -> dict[str, int]:
    """Which cell holds what. A first line of data instead of names is refused without showing it."""
    places: dict[str, int] = {}
    for place, written in enumerate(header):
        name = next((name for name, spellings in NAMES.items() if written.strip().casefold() in spellings), None)
        if name in places:
            raise UnusableFile(file_name, {Problem.DOUBLE_COLUMN: [1]})
        if name is not None:
            places[name] = place
    if "number" not in places:
        raise UnusableFile(file_name, {Problem.NO_NUMBERS_COLUMN: [1]})
    return places


def _cells(line: str, delimiter: str) -> list[str] | None:
    """The cells of a line; None where quotation marks don't pair."""
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _person(cells: dict[str, str], line: int, complaints: Complaints) -> Person | None:
    """The person of a line; None, with every complaint, where anything in it can't be used."""
    number = read_person_number(cells["number"])
    district, road = cells.get("district", ""), cells.get("road", "")
    born_on = _date(cells.get("born_on", ""))
    paper = cells.get("paper", "").casefold()
    problems = (
        (Problem.BAD_NUMBER, number is None),
        (Problem.BAD_DISTRICT, district != "" and not _FOUR_DIGITS.fullmatch(district)),
        (Problem.BAD_ROAD, road != "" and not _ROAD_CODE.fullmatch(road)),
        (Problem.ROAD_WITHOUT_DISTRICT, road != "" and district == ""),
        (Problem.BAD_DATE, born_on is None and cells.get("born_on", "") != ""),
        (Problem.BAD_PAPER, paper not in YES | NO),
    )
    found = [problem for problem, applies in problems if applies]
    for problem in found:
        complaints.add(problem, line)
    if found or number is None:
        return None
    return Person(number.digits, district, int(road) if road else None, born_on, paper in YES)


def _date(text: str) -> date | None:
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _NORWEGIAN.fullmatch(text):
        day, month, year = match.groups()
    else:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
