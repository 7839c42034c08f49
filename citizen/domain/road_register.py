"""The roads of one municipality, as its address register has them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RegisteredRoad:
    """A named road with its code and the number of addresses on it."""

    code: int
    name: str
    addresses: int


@dataclass(frozen=True)
class RoadRegister:
    """All named roads of a municipality, ordered by code."""

    number: str
    municipality: str
    roads: tuple[RegisteredRoad, ...]

    @property
    def addresses(self) -> int:
        """How many road addresses the municipality has."""
        return sum(road.addresses for road in self.roads)
