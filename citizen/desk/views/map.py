"""The roads of a round on a map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from citizen.desk.access import DeskCase, RoundOnDesk
from citizen.desk.views.listing import Wanted
from citizen.desk.views.rows import case_url, title_of
from citizen.domain.desk import Flag
from citizen.domain.maps import WIDTH, Area, Frame, Position, frame_of, middle_of
from citizen.roads.queries import list_road_spots
from citizen.web.locale import gettext as _

GRAVE = frozenset({Flag.RULE_BROKEN, Flag.TIE, Flag.RESIDENTS_DIFFER, Flag.NO_CHOICE})
"""What makes a road stand out on the map."""


@dataclass(frozen=True, slots=True)
class MapMark:
    """A road of the round; `kind` says with a shape how it stands."""

    x: float
    y: float
    kind: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class RoundMap:
    """A map with the listed roads, the other roads as dots, and the former municipalities by name."""

    width: int
    height: int
    dots: list[tuple[float, float]]
    names: list[tuple[str, float, float]]
    marks: list[MapMark]
    key: list[tuple[str, str]]


def map_of_round(round_on_desk: RoundOnDesk, listed: Sequence[DeskCase], wanted: Wanted) -> RoundMap | None:
    """None where the register does not say where any road lies."""
    spots = list_road_spots(round_on_desk.place.id)
    if not spots:
        return None
    frame = frame_of(_around([spot.position for spot in spots]))
    districts: dict[str, list[Position]] = defaultdict(list)
    for spot in spots:
        districts[spot.district].append(spot.position)
    marks = [
        _mark(round_on_desk, case, frame, case.entry.road.position, wanted)
        for case in listed
        if case.entry.road and case.entry.road.position
    ]
    key = [("open", _("To be decided")), ("warning", _("Needs a second look")), ("decided", _("Decided"))]
    drawn = {mark.kind for mark in marks}
    return RoundMap(
        width=WIDTH,
        height=frame.height,
        dots=[frame.place_of(spot.position) for spot in spots],
        names=[(name, *frame.place_of(middle_of(places))) for name, places in sorted(districts.items())],
        marks=marks,
        key=[(kind, words) for kind, words in key if kind in drawn],
    )


def _around(positions: Sequence[Position]) -> Area:
    norths, easts = [one.latitude for one in positions], [one.longitude for one in positions]
    return Area(min(norths), min(easts), max(norths), max(easts))


def _mark(round_on_desk: RoundOnDesk, case: DeskCase, frame: Frame, at: Position, wanted: Wanted) -> MapMark:
    kind = "decided" if case.is_decided else "warning" if GRAVE.intersection(case.flags) else "open"
    return MapMark(*frame.place_of(at), kind, title_of(case), case_url(round_on_desk, case, wanted))
