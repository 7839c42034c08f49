"""Reads road registers from Kartverket's address files: streamed, all or nothing, every fault with its line."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from citizen.domain.maps import Position
from citizen.domain.naming.keys import find_fault, tidy
from citizen.domain.road_register import RegisteredRoad, RoadRegister
from citizen.kartverket.columns import Columns, read_header, split_quoted
from citizen.kartverket.lines import Progress, blocks_of_lines
from citizen.kartverket.opening import open_address_file
from citizen.kartverket.positions import position_from
from citizen.kartverket.problems import Problem, UnusableFile

MOST_ROADS = 200_000
"""About twice as many as the whole country has."""

ROAD_ADDRESS = "vegadresse"
_HIGHEST_CODE = 99_999
_LONGEST_ROAD = 300
"""Characters of number, code and name together that are kept; a file can't fill the memory with names."""
_LONGEST_NUMBER = 20
_Cells = tuple[str, ...]


def read_registers(path: Path, progress: Progress | None = None) -> list[RoadRegister]:
    """The roads of every municipality in the file, by municipality number; raises UnusableFile and returns nothing."""
    with open_address_file(path) as (stream, _size):
        return read_registers_from(stream, path.name, progress)


def read_register(path: Path, municipality: str | None = None, progress: Progress | None = None) -> RoadRegister:
    """The roads of one municipality: the one asked for, or the only one in the file."""
    registers = read_registers(path, progress)
    if municipality is None:
        if len(registers) > 1:
            raise UnusableFile(path.name, Problem.SEVERAL_MUNICIPALITIES, count=len(registers))
        return registers[0]
    for register in registers:
        if register.number == municipality:
            return register
    found = ", ".join(f"{register.number} {register.municipality}" for register in registers[:5])
    raise UnusableFile(path.name, Problem.OTHER_MUNICIPALITY, found=found, asked=municipality)


def read_registers_from(stream: IO[bytes], file_name: str, progress: Progress | None = None) -> list[RoadRegister]:
    """As `read_registers`, from bytes that are already open."""
    found = _count_addresses(stream, file_name, progress or (lambda _read: None))
    roads: dict[tuple[str, int], _Road] = {}
    names: dict[str, str] = {}
    for cells, seen in sorted(found.items(), key=lambda item: item[1].line):
        number, code, name = _checked(cells, file_name, seen.line)
        names.setdefault(number, _readable(seen.municipality))
        road = roads.setdefault((number, code), _Road(name, seen.line, position_from(seen.position)))
        if road.name != name:
            two_names, other_line = Problem.CODE_WITH_TWO_NAMES, road.line
            values = {"name": name, "other": road.name}
            raise UnusableFile(file_name, two_names, seen.line, code=code, other_line=other_line, **values)
        road.addresses += seen.addresses
    registers: dict[str, list[RegisteredRoad]] = defaultdict(list)
    for (number, code), road in sorted(roads.items()):
        registers[number].append(RegisteredRoad(code, road.name, road.addresses, road.position))
    return [RoadRegister(number, names[number], tuple(of_one)) for number, of_one in registers.items()]


@dataclass(slots=True)
class _Road:
    """A road whose code and name are found to be in order."""

    name: str
    line: int
    position: Position | None
    addresses: int = 0


@dataclass(slots=True)
class _Seen:
    """A road as it was first met, and how many addresses it has so far."""

    line: int
    municipality: str
    position: tuple[str, ...]
    """Of the first address of the road, as the file has it; empty where it has none."""
    addresses: int = 1


def _count_addresses(stream: IO[bytes], file_name: str, progress: Progress) -> dict[_Cells, _Seen]:
    columns: Columns | None = None
    found: dict[_Cells, _Seen] = {}
    for first_line, lines, is_cut in blocks_of_lines(stream, file_name, progress):
        start = 0
        if columns is None:
            columns, start = read_header(lines[0], file_name), 1
        _count_block(lines[start:], first_line + start, columns, found, _Complaint(file_name, columns, is_cut))
    if columns is None:
        raise UnusableFile(file_name, Problem.EMPTY)
    if not found:
        raise UnusableFile(file_name, Problem.NO_ROAD_ADDRESSES)
    return found


@dataclass(frozen=True)
class _Complaint:
    """What to say of a line that has the wrong number of semicolons."""

    file_name: str
    columns: Columns
    is_cut: bool

    def cells_of(self, line: str, number: int) -> list[str]:
        """The cells of a line with semicolons inside quotation marks; raises for a line that is really wrong."""
        cells = split_quoted(line) if '"' in line else line.split(";")
        if len(cells) == self.columns.count:
            return cells
        if self.is_cut:
            raise UnusableFile(self.file_name, Problem.TRUNCATED, number)
        values = {"found": len(cells), "expected": self.columns.count}
        raise UnusableFile(self.file_name, Problem.RAGGED, number, **values)


def _count_block(
    lines: list[str], first_line: int, columns: Columns, found: dict[_Cells, _Seen], complaint: _Complaint
) -> None:
    """The innermost loop, run once per address in the country: cells beyond the last needed one stay uncut."""
    separators, furthest, kind, pick = columns.separators, columns.furthest, columns.kind, columns.pick
    for number, line in enumerate(lines, first_line):
        if line.count(";") == separators:
            cells = line.split(";", furthest)
        elif not line:
            continue
        else:
            cells = complaint.cells_of(line, number)
        if cells[kind] != ROAD_ADDRESS:
            continue
        road = pick(cells)
        seen = found.get(road)
        if seen is not None:
            seen.addresses += 1
        elif sum(map(len, road)) > _LONGEST_ROAD:
            raise UnusableFile(complaint.file_name, Problem.UNUSABLE_NAME, number, value="…")
        elif len(found) < MOST_ROADS:
            found[road] = _Seen(number, cells[columns.municipality_name][:_LONGEST_ROAD], _position(line, columns))
        else:
            raise UnusableFile(complaint.file_name, Problem.TOO_MANY_ROADS, number, limit=MOST_ROADS)


def _position(line: str, columns: Columns) -> tuple[str, ...]:
    """Looked for once in the life of a road, since it means cutting the whole line."""
    if columns.position is None:
        return ()
    cells = split_quoted(line) if '"' in line else line.split(";")
    return tuple(cell[:_LONGEST_NUMBER] for cell in columns.position(cells)) if len(cells) == columns.count else ()


def _checked(cells: _Cells, file_name: str, line: int) -> tuple[str, int, str]:
    number, code, name = cells[0].strip(), cells[1].strip(), cells[2]
    if not (len(number) == 4 and number.isascii() and number.isdigit()):
        raise UnusableFile(file_name, Problem.BAD_MUNICIPALITY_NUMBER, line, value=_shown(number))
    if not (code.isascii() and code.isdigit() and len(code) <= 5 and 1 <= int(code) <= _HIGHEST_CODE):
        raise UnusableFile(file_name, Problem.BAD_CODE, line, value=_shown(code))
    fault = find_fault(name)
    if fault is not None:
        raise UnusableFile(file_name, Problem.UNUSABLE_NAME, line, value=fault.code_point or "…")
    if not tidy(name):
        raise UnusableFile(file_name, Problem.NO_NAME, line)
    return number, int(code), tidy(name)


def _shown(value: str) -> str:
    """Hostile text may not break out of its sentence."""
    return "".join(character if character.isprintable() else "?" for character in value[:30])


def _readable(municipality: str) -> str:
    """`INDRE ØSTFOLD` as people write it, without anything that can't be shown."""
    words = _shown(tidy(municipality)).title().split(" ")
    return " ".join(word.lower() if word in ("Og", "I") else word for word in words)
