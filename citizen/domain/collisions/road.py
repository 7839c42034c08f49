"""A road together with the municipality it lies in."""

from collections.abc import Iterable
from dataclasses import dataclass

from citizen.domain.naming.keys import name_key
from citizen.domain.road_register import RoadRegister


@dataclass(frozen=True)
class Road:
    """One road of one of the municipalities that merge."""

    municipality_number: str
    municipality: str
    code: int
    name: str
    addresses: int


def list_roads(registers: Iterable[RoadRegister]) -> list[Road]:
    """Every road of every municipality, in a fixed order that doesn't depend on the order of the files."""
    roads = [
        Road(register.number, register.municipality, road.code, road.name, road.addresses)
        for register in registers
        for road in register.roads
    ]
    return sorted(roads, key=lambda road: (name_key(road.name), road.municipality_number, road.code))
