"""Finds the columns that matter in the header of either of Kartverket's products: five, and three if they are there."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from citizen.kartverket.problems import Problem, UnusableFile

POSITION = ("epsg-kode", "nord", "øst")
"""Where an address lies; a file without these columns is as good for everything but the map."""
NEEDED = ("kommunenummer", "kommunenavn", "adressetype", "adressekode", "adressenavn")


@dataclass(frozen=True)
class Columns:
    """Where the needed columns stand, and how many columns a line must have."""

    count: int
    kind: int
    furthest: int
    pick: Callable[[list[str]], tuple[str, ...]]
    municipality_name: int
    position: Callable[[list[str]], tuple[str, ...]] | None

    @property
    def separators(self) -> int:
        """How many semicolons every line must have."""
        return self.count - 1


def read_header(line: str, file_name: str) -> Columns:
    """The columns by their names, whatever their case and order."""
    names = [name.strip().strip('"').casefold() for name in line.rstrip("\r").split(";")]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise UnusableFile(file_name, Problem.MISSING_COLUMNS, 1, columns=", ".join(missing))
    for name in NEEDED:
        if names.count(name) > 1:
            raise UnusableFile(file_name, Problem.DOUBLE_COLUMN, 1, column=name)
    number, municipality, kind, code, road = (names.index(name) for name in NEEDED)
    return Columns(
        count=len(names),
        kind=kind,
        furthest=max(number, municipality, kind, code, road) + 1,
        pick=itemgetter(number, code, road),
        municipality_name=municipality,
        position=itemgetter(*map(names.index, POSITION)) if set(POSITION) <= set(names) else None,
    )


def split_quoted(line: str) -> list[str]:
    """The cells of a line that uses quotation marks to hide a semicolon."""
    return next(csv.reader([line], delimiter=";"), [])
