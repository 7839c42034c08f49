"""Roads as staff write them, one a line: the name, with the former municipality where several have it."""

from __future__ import annotations

from collections.abc import Sequence

from citizen.domain.electorates import MOST_ROADS
from citizen.electorates.queries import NamedRoad, list_roads_named
from citizen.municipalities.models import Municipality
from citizen.web.locale import gettext as _
from citizen.web.locale import show_list

MOST_FAULTS = 5
LONGEST_SHOWN = 60


def find_roads(place: Municipality, lines: Sequence[str]) -> tuple[list[int], list[str]]:
    """The ids of the roads in these lines, and a sentence for each line that names none or several."""
    if len(lines) > MOST_ROADS:
        return [], [_("At most 300 roads can be listed. Choose former municipalities instead.")]
    found: list[int] = []
    faults: list[str] = []
    for line in lines:
        roads = _roads_of_line(place.id, line)
        if len(roads) == 1:
            found.append(roads[0].id)
        else:
            faults.append(_fault(line, roads))
    return found, faults[:MOST_FAULTS]


def lines_of_roads(roads: Sequence[NamedRoad]) -> list[str]:
    """A line for each road that leads back to it; with the code where two have both name and place."""
    places = [(road.name, road.district) for road in roads]
    return [
        f"{road.name}, {road.district}" + (f", {road.code}" if places.count((road.name, road.district)) > 1 else "")
        for road in roads
    ]


def _roads_of_line(municipality_id: int, line: str) -> list[NamedRoad]:
    name, *further = [part.strip() for part in line.split(",")]
    wanted = [part.casefold() for part in further if part]
    return [
        road
        for road in list_roads_named(municipality_id, name)
        if all(part in (road.district.casefold(), str(road.code)) for part in wanted)
    ]


def _fault(line: str, roads: Sequence[NamedRoad]) -> str:
    shown = line[:LONGEST_SHOWN]
    if not roads:
        return _("There is no road called “%(line)s” in the register. Look at the spelling.", line=shown)
    ways = lines_of_roads(roads)
    if len(set(ways)) < len(ways) or len({road.district for road in roads}) < len(roads):
        ways = [f"{road.name}, {road.district}, {road.code}" for road in roads]
    return _(
        "There are several roads called “%(line)s”. Write one of these: %(ways)s.", line=shown, ways=show_ways(ways)
    )


def show_ways(ways: Sequence[str]) -> str:
    """The ways of writing it, each in quotation marks since they hold commas."""
    return show_list([f"«{way}»" for way in ways])
