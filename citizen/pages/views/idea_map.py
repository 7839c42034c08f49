"""The ideas of a round on the map, beside the same ideas as a list: whoever can't use the one uses the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.domain.maps import WIDTH, Frame, Position
from citizen.ideas.queries.on_map import MOST_ON_MAP, PlacedIdea, list_placed_ideas
from citizen.municipalities.models import Municipality
from citizen.pages.views.blueprint import pages
from citizen.pages.views.words import title_of
from citizen.processes.access import open_process
from citizen.processes.models import IDEAS
from citizen.roads.access import map_of, map_url, say_where
from citizen.web.access import public
from citizen.web.found import or_404

APART = 26
"""How far the numbers of ideas at one place stand from one another on the picture."""
IN_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Pin:
    """An idea with its number on the map and in the list."""

    number: int
    title: str
    language: str
    url: str
    where: str
    x: float
    y: float


@pages.get("/<any(nb,nn):lang>/<municipality>/<process>/kart")
@public
def show_map(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    or_404(round_of if round_of.kind == IDEAS else None)
    frame = map_of(place)
    here: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}
    return render_template(
        "pages/idea_map.html",
        crumbs=[
            (place.name, url_for(".show_municipality", municipality=place.slug)),
            (title_of(round_of), url_for(".show_process", **here)),
        ],
        map_url=map_url(place) if frame else "",
        width=WIDTH,
        height=frame.height if frame else 0,
        pins=_pins(place, frame, list_placed_ideas(round_of.id), here) if frame else [],
        most=MOST_ON_MAP,
        list_url=url_for(".show_process", _anchor="forslag", **here),
    )


def _pins(place: Municipality, frame: Frame, placed: Sequence[PlacedIdea], here: dict[str, Any]) -> list[Pin]:
    said = say_where(place, {idea.position for idea in placed if idea.is_exact})
    before: Counter[Position] = Counter()
    pins = []
    for number, idea in enumerate(placed, 1):
        x, y = _beside(frame, idea.position, before[idea.position])
        before[idea.position] += 1
        where = said[idea.position] if idea.is_exact else idea.place or ""
        url = url_for(".show_idea", public_id=idea.public_id, **here)
        pins.append(Pin(number, idea.title, idea.language, url, where, x, y))
    return pins


def _beside(frame: Frame, position: Position, others: int) -> tuple[float, float]:
    """Where the number stands: those of one place stand beside one another, row by row."""
    x, y = frame.place_of(position)
    return x + APART * (others % IN_A_ROW), y + APART * (others // IN_A_ROW)
