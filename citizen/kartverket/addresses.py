"""Reads the single addresses of one municipality from an address file that has been read for its roads already."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from pathlib import Path

from citizen.domain.road_register import Address
from citizen.kartverket.columns import split_quoted
from citizen.kartverket.lines import blocks_of_lines
from citizen.kartverket.opening import open_address_file
from citizen.kartverket.reading import ROAD_ADDRESS

WANTED = ("adressetype", "kommunenummer", "adressekode", "nummer", "bokstav", "postnummer", "poststed")
"""A file without all of these gives no addresses: it is as good for everything but letters to the homes."""
HIGHEST_NUMBER = 9998
"""Matrikkelforskriften § 52."""
_LONGEST_CODE = 5
_LONGEST_LETTER, _LONGEST_POSTAL_CODE, _LONGEST_PLACE = 2, 4, 40

Pick = Callable[[list[str]], tuple[str, ...]]


def read_addresses(path: Path, municipality: str) -> Mapping[int, tuple[Address, ...]]:
    """The addresses of each road of a municipality, by the road's code, in order; each once.

    A line that is not a whole address is passed by: what must stop the loading, the reading of the roads has stopped.
    """
    found: dict[int, set[Address]] = defaultdict(set)
    with open_address_file(path) as (stream, _size):
        pick: Pick | None = None
        count = 0
        for _line, lines, _is_cut in blocks_of_lines(stream, path.name):
            if pick is None:
                names = [name.strip().strip('"').casefold() for name in lines.pop(0).rstrip("\r").split(";")]
                if not set(WANTED) <= set(names):
                    return {}
                pick = itemgetter(*map(names.index, WANTED))
                count = len(names)
            for code, address in _read(lines, pick, count, municipality):
                found[code].add(address)
    return {code: tuple(sorted(listed)) for code, listed in sorted(found.items())}


def _read(lines: list[str], pick: Pick, count: int, municipality: str) -> Iterable[tuple[int, Address]]:
    for line in lines:
        if municipality not in line:
            continue
        cells = split_quoted(line) if '"' in line else line.split(";")
        if len(cells) != count:
            continue
        kind, owner, code, number, letter, postal_code, place = (cell.strip() for cell in pick(cells))
        if kind == ROAD_ADDRESS and owner == municipality and _is_number(code, 99_999) and _is_number(number):
            yield int(code), Address(int(number), *_checked(letter, postal_code, place))


def _is_number(text: str, highest: int = HIGHEST_NUMBER) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_CODE and 1 <= int(text) <= highest


def _checked(letter: str, postal_code: str, place: str) -> tuple[str, str, str]:
    """Nothing but what such cells can hold; the rest of the line is as good without."""
    is_code = postal_code.isascii() and postal_code.isdigit() and len(postal_code) <= _LONGEST_POSTAL_CODE
    return (
        letter.upper() if letter.isalpha() and len(letter) <= _LONGEST_LETTER else "",
        postal_code.zfill(_LONGEST_POSTAL_CODE) if is_code else "",
        place[:_LONGEST_PLACE] if place.isprintable() else "",
    )
