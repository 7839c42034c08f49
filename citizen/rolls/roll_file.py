"""The file of a roll: a first line that names format, key and length, then one line a person, and no birth number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from citizen.domain.person_numbers import holds_person_number
from citizen.rolls.fingerprints import fingerprint_of
from citizen.rolls.problems import Problem, UnusableFile
from citizen.rolls.text import UTF8_MARK, Complaints, lines_of
from citizen.rolls.writing import write_whole

FORMAT = "citizen-roll-1"
HEADER = "number;hash;district;road;born_on;paper"
_ROW = re.compile(
    r"([1-9][0-9]{0,7});([0-9a-f]{64});([0-9]{4})?;([1-9][0-9]{0,4})?;([0-9]{4}-[0-9]{2}-[0-9]{2})?;([01])", re.ASCII
)
_HASH = re.compile(r"[0-9a-f]{64}")
_LOOKED_AT = 500
"""So many lines of an unknown file are searched for birth numbers, and so many letters of each line."""
_ROWS_PER_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class RollLine:
    """A person on a roll."""

    number: int
    person_hash: bytes
    district: str
    """Number of the former municipality; empty where it is not stated."""
    road: int | None
    born_on: date | None
    wants_paper: bool


def write_roll(path: Path, roll: Sequence[RollLine], key: bytes) -> None:
    """Write the file whole or not at all; an older one of the same name is replaced. Raises OSError."""
    write_whole(path, _chunks(roll, key), replace=True)


def _chunks(roll: Sequence[RollLine], key: bytes) -> Iterator[str]:
    yield f"{UTF8_MARK}{FORMAT};{fingerprint_of(key)};{len(roll)}\r\n{HEADER}\r\n"
    for start in range(0, len(roll), _ROWS_PER_CHUNK):
        yield "".join(_row(line) for line in roll[start : start + _ROWS_PER_CHUNK])


def _row(line: RollLine) -> str:
    born_on = line.born_on.isoformat() if line.born_on else ""
    cells = (line.number, line.person_hash.hex(), line.district, line.road or "", born_on, int(line.wants_paper))
    return ";".join(map(str, cells)) + "\r\n"


def read_roll(content: bytes, file_name: str, key: bytes) -> list[RollLine]:
    """The lines of a roll that was made with this key; the first stands on line 3. Raises UnusableFile."""
    lines = lines_of(content, file_name)
    _check_beginning(lines, file_name, key)
    complaints = Complaints(file_name)
    roll: list[RollLine] = []
    numbers: set[int] = set()
    hashes: set[bytes] = set()
    for place, text in enumerate(lines[2:], 3):
        line = _read_row(text)
        if line is None:
            complaints.add(Problem.BIRTH_NUMBERS if _holds_birth_number(text) else Problem.BAD_CELL, place)
        elif line.number in numbers or line.person_hash in hashes:
            complaints.add(Problem.TWO_OF_ONE, place)
        else:
            numbers.add(line.number)
            hashes.add(line.person_hash)
            roll.append(line)
    complaints.settle()
    if lines[0].split(";")[2] != str(len(roll)):
        raise UnusableFile(file_name, Problem.CUT_OFF)
    return roll


def _check_beginning(lines: list[str], file_name: str, key: bytes) -> None:
    first = lines[0].split(";")
    if first[0] != FORMAT or len(first) != 3 or lines[1:2] != [HEADER]:
        holds = any(holds_person_number(line[:_LOOKED_AT]) for line in lines[:_LOOKED_AT])
        raise UnusableFile(file_name, Problem.BIRTH_NUMBERS if holds else Problem.NOT_A_ROLL)
    if first[1] != fingerprint_of(key):
        raise UnusableFile(file_name, Problem.OTHER_KEY)
    if len(lines) == 2:
        raise UnusableFile(file_name, Problem.CUT_OFF if first[2] != "0" else Problem.EMPTY)


def _read_row(text: str) -> RollLine | None:
    match = _ROW.fullmatch(text)
    if match is None:
        return None
    number, person_hash, district, road, born_on, paper = match.groups()
    if road and not district:
        return None
    try:
        day = date.fromisoformat(born_on) if born_on else None
    except ValueError:
        return None
    return RollLine(
        int(number), bytes.fromhex(person_hash), district or "", int(road) if road else None, day, paper == "1"
    )


def _holds_birth_number(text: str) -> bool:
    """Whether a number stands in a cell; a hash has digits enough to look like one by chance, and is none."""
    cells = [cell for cell in text[:_LOOKED_AT].split(";") if not _HASH.fullmatch(cell)]
    return any(holds_person_number(cell) for cell in cells)
