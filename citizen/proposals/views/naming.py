"""What decides whether a name suits a road: the register, the other roads' ballots and proposals, the road's theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from citizen.domain.naming import KnownName, NameContext, NameIndex, RoadForm, Theme
from citizen.municipalities.models import Municipality
from citizen.proposals import queries
from citizen.proposals.queries import ProposalCount, key_of
from citizen.roads.models import RoadQuestion
from citizen.roads.queries import name_index
from citizen.web.clock import now


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a name meets at a road."""

    context: NameContext
    count: ProposalCount
    supports: int | None
    """How many support the name where it stands proposed for the road already, else None."""


def surroundings_of(place: Municipality, question: RoadQuestion, name: str = "") -> Surroundings:
    """Everything that decides whether the name suits this road; without a name, what holds for any."""
    around = queries.list_names_around(question, place.id, name, now())
    here = [row for row in around if row.is_here]
    chosen = tuple(KnownName(row.name, row.road) for row in around if row.is_chosen_elsewhere)
    proposed: dict[str, list[str]] = {}
    for row in around:
        if not row.is_here and not row.is_chosen_elsewhere:
            proposed.setdefault(row.name_key, []).append(row.road)
    context = NameContext(
        register=name_index(place.id),
        chosen_elsewhere=_index_of(chosen),
        proposed_elsewhere=proposed,
        road_form=RoadForm(place.road_form) if place.road_form else None,
        theme=Theme(question.road.theme) if question.road.theme else None,
    )
    key = key_of(name)
    return Surroundings(
        context=context,
        count=ProposalCount(len(here), sum(row.is_shortlisted for row in here)),
        supports=next((row.supports for row in here if row.name_key == key), None),
    )


@lru_cache(maxsize=16)
def _index_of(names: tuple[KnownName, ...]) -> NameIndex:
    """The same names are asked at every key press, so their index is kept until one of them changes."""
    return NameIndex(names)
