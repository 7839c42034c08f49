"""The list for Matrikkelen: what it holds per road, and what must be mended before it is handed over.

Sources: matrikkelforskriften § 51 (unique name, short form over 22 positions, unique numeric code), Adresseveileder
14.1 (a new name keeps the code) and 17.7.1 (codes 1000–99998). See also the columns of the exported file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from citizen.domain.naming.keys import name_key

MOST_POSITIONS = 22
LOWEST_CODE, HIGHEST_CODE = 1000, 99998


class Handling(StrEnum):
    """What shall happen to the road in Matrikkelen."""

    RENAME = "handling-rename"
    SPLIT = "handling-split"
    """A part of the road gets the new name and a code of its own; the rest keeps name and code."""
    ABSORB = "handling-absorb"
    """Its addresses get the name, the code and new numbers of the neighbouring road."""


class MatrikkelFault(StrEnum):
    """What is wrong with a line of the list."""

    CODE_OUTSIDE = "matrikkel-code-outside"
    CODE_CHANGED = "matrikkel-code-changed"
    ROAD_GONE = "matrikkel-road-gone"
    CODE_TWICE = "matrikkel-code-twice"
    NAME_TAKEN = "matrikkel-name-taken"
    NAME_TWICE = "matrikkel-name-twice"
    SHORT_FORM_MISSING = "matrikkel-short-form-missing"
    SHORT_FORM_TOO_LONG = "matrikkel-short-form-too-long"
    SHORT_FORM_TAKEN = "matrikkel-short-form-taken"
    OTHER_NAME_NOW = "matrikkel-other-name-now"
    REOPENED = "matrikkel-reopened"
    APPEALS_OPEN = "matrikkel-appeals-open"
    NEEDS_NUMBERS = "matrikkel-needs-numbers"


GOES_ALONG = frozenset({MatrikkelFault.CODE_TWICE, MatrikkelFault.APPEALS_OPEN, MatrikkelFault.NEEDS_NUMBERS})
"""What does not keep a road out of the file, only has to be known: two former municipalities have codes of their own
until they are merged in Matrikkelen, and the line says which of them the code belongs to."""


@dataclass(frozen=True, slots=True)
class LoadedRoad:
    """A road as the loaded register has it."""

    road_id: int
    district_id: int
    district: str
    code: int
    name: str
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Renamed:
    """A road that the decision changes. `can_be_appealed` while the three weeks are not over."""

    road_id: int
    old_name: str
    new_name: str
    short_form: str
    handling: Handling
    is_reopened: bool = False
    can_be_appealed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and the other name, road or code that it has to do with."""

    fault: MatrikkelFault
    other: str = ""

    @property
    def keeps_out(self) -> bool:
        """Whether the road must be mended before it can stand in the file."""
        return self.fault not in GOES_ALONG


def check_list(renamed: Sequence[Renamed], loaded: Iterable[LoadedRoad]) -> Mapping[int, tuple[Finding, ...]]:
    """What is wrong with each road of the list, by the road's id; a road that is in order has nothing."""
    check = _Check(renamed, list(loaded))
    return {one.road_id: tuple(check.findings(one)) for one in renamed}


class _Check:
    """The whole municipality's names and codes as they will be when every line of the list is entered."""

    def __init__(self, renamed: Sequence[Renamed], loaded: Sequence[LoadedRoad]) -> None:
        self._roads = {road.road_id: road for road in loaded}
        self._present = [road for road in loaded if not road.is_gone]
        self._codes: dict[int, list[LoadedRoad]] = defaultdict(list)
        self._staying: dict[str, list[LoadedRoad]] = defaultdict(list)
        self._new: dict[str, set[int]] = defaultdict(set)
        leaves = {one.road_id for one in renamed if one.handling is not Handling.SPLIT}
        for road in self._present:
            self._codes[road.code].append(road)
            if road.road_id not in leaves:
                self._staying[name_key(road.name)].append(road)
        for one in renamed:
            if one.handling is not Handling.ABSORB:
                for written in {one.new_name, one.short_form} - {""}:
                    self._new[name_key(written)].add(one.road_id)

    def findings(self, one: Renamed) -> Iterator[Finding]:
        if one.is_reopened:
            yield Finding(MatrikkelFault.REOPENED)
        elif one.can_be_appealed:
            yield Finding(MatrikkelFault.APPEALS_OPEN)
        yield from self._of_code(one)
        if one.handling is Handling.ABSORB:
            yield Finding(MatrikkelFault.NEEDS_NUMBERS)
            return
        yield from self._of_name(one)
        yield from self._of_short_form(one)

    def _of_code(self, one: Renamed) -> Iterator[Finding]:
        road = self._roads.get(one.road_id)
        if road is None or road.is_gone:
            yield self._gone(one, road)
            return
        if not LOWEST_CODE <= road.code <= HIGHEST_CODE:
            yield Finding(MatrikkelFault.CODE_OUTSIDE, str(road.code))
        others = [f"{other.name}, {other.district}" for other in self._codes[road.code] if other is not road]
        if others:
            yield Finding(MatrikkelFault.CODE_TWICE, "; ".join(others))
        if name_key(road.name) not in (name_key(one.old_name), name_key(one.new_name)):
            yield Finding(MatrikkelFault.OTHER_NAME_NOW, road.name)

    def _gone(self, one: Renamed, road: LoadedRoad | None) -> Finding:
        names = {name_key(one.old_name), name_key(one.new_name)}
        for other in self._present if road else ():
            if road and other.district_id == road.district_id and name_key(other.name) in names:
                return Finding(MatrikkelFault.CODE_CHANGED, str(other.code))
        return Finding(MatrikkelFault.ROAD_GONE)

    def _of_name(self, one: Renamed) -> Iterator[Finding]:
        key = name_key(one.new_name)
        if taken := self._taken(one, key):
            yield Finding(MatrikkelFault.NAME_TAKEN, taken)
        if self._new[key] - {one.road_id}:
            yield Finding(MatrikkelFault.NAME_TWICE, one.new_name)

    def _of_short_form(self, one: Renamed) -> Iterator[Finding]:
        if not one.short_form:
            if len(one.new_name) > MOST_POSITIONS:
                yield Finding(MatrikkelFault.SHORT_FORM_MISSING, str(len(one.new_name)))
            return
        if len(one.short_form) > MOST_POSITIONS:
            yield Finding(MatrikkelFault.SHORT_FORM_TOO_LONG, str(len(one.short_form)))
        key = name_key(one.short_form)
        if key == name_key(one.new_name):
            return
        if taken := self._taken(one, key):
            yield Finding(MatrikkelFault.SHORT_FORM_TAKEN, taken)
        elif self._new[key] - {one.road_id}:
            yield Finding(MatrikkelFault.SHORT_FORM_TAKEN, one.short_form)

    def _taken(self, one: Renamed, key: str) -> str:
        """The roads that keep this name, but for the road itself where the new name is entered already."""
        others = [road for road in self._staying[key] if road.road_id != one.road_id]
        return "; ".join(f"{road.name}, {road.district}" for road in others)
