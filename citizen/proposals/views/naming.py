"""What decides whether a name suits a road: the register, the other roads' ballots and proposals, the road's theme."""

from __future__ import annotations

from functools import lru_cache

from citizen.domain.naming import KnownName, NameContext, NameIndex, RoadForm, Theme
from citizen.municipalities.models import Municipality
from citizen.proposals import queries
from citizen.roads.models import RoadQuestion
from citizen.roads.queries import name_index
from citizen.web.clock import now


def naming_of(place: Municipality, question: RoadQuestion, name: str = "") -> NameContext:
    """Everything that decides whether the name suits this road; without a name, what holds for any."""
    elsewhere = queries.list_names_elsewhere(question, place.id, name, now())
    proposed: dict[str, list[str]] = {}
    for row in elsewhere:
        if not row.is_chosen:
            proposed.setdefault(row.name_key, []).append(row.road)
    return NameContext(
        register=name_index(place.id),
        chosen_elsewhere=_index_of(tuple(KnownName(row.name, row.road) for row in elsewhere if row.is_chosen)),
        proposed_elsewhere=proposed,
        road_form=RoadForm(place.road_form) if place.road_form else None,
        theme=Theme(question.road.theme) if question.road.theme else None,
    )


@lru_cache(maxsize=16)
def _index_of(names: tuple[KnownName, ...]) -> NameIndex:
    """The same names are asked at every key press, so their index is kept until one of them changes."""
    return NameIndex(names)
