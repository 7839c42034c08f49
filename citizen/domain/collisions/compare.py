"""Every pair of names that may not live in one municipality, with advice for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.domain.collisions.advice import Advice, Ground
from citizen.domain.collisions.road import Road, list_roads
from citizen.domain.collisions.settling import Settlement
from citizen.domain.naming.likeness import Likeness, LikenessIndex
from citizen.domain.road_register import RoadRegister

_GRAVITY = {level: place for place, level in enumerate(Likeness)}


@dataclass(frozen=True)
class Collision:
    """Two roads of different municipalities whose names are alike, and what is advised."""

    level: Likeness
    first: Road
    second: Road
    advice: Advice


def compare(registers: Sequence[RoadRegister]) -> list[Collision]:
    """All collisions between these municipalities, the worst level first and by name within it."""
    roads = list_roads(registers)
    index = LikenessIndex([road.name for road in roads])
    pairs = sorted(
        index.pairs([road.municipality_number for road in roads]), key=lambda pair: (_GRAVITY[pair[2]], pair[:2])
    )
    settlement = Settlement(roads, [pair[:2] for pair in pairs if pair[2] is not Likeness.SAME_STEM])
    return [
        Collision(level, roads[first], roads[second], _advise(settlement, roads, (first, second), level))
        for first, second, level in pairs
    ]


def _advise(settlement: Settlement, roads: Sequence[Road], pair: tuple[int, int], level: Likeness) -> Advice:
    if level is not Likeness.SAME_STEM:
        return settlement.advise(*pair)
    staying = [road for road in pair if not settlement.changes(road)]
    if len(staying) == 1:
        changing = tuple(roads[road] for road in pair if settlement.changes(road))
        return Advice(Ground.OTHER_CHANGES_ANYWAY, roads[staying[0]], changing)
    first, second = (roads[road] for road in pair)
    if first.addresses == second.addresses:
        return Advice(Ground.BOTH_MAY_STAY, None, ())
    return Advice(Ground.BOTH_MAY_STAY, max(first, second, key=lambda road: road.addresses), ())
