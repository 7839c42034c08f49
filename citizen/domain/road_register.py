"""The roads of one municipality, as its address register has them."""

from dataclasses import dataclass, field

from citizen.domain.maps import Position

FEW_ROADS = 5
"""So many roads may go at once without a question, however few there are in all."""


@dataclass(frozen=True)
class RegisteredRoad:
    """A named road with its code, the number of addresses on it, and where its first address lies, if it is known."""

    code: int
    name: str
    addresses: int
    position: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A house number on a road, with its post code and place."""

    number: int
    letter: str = ""
    postal_code: str = ""
    postal_place: str = ""


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


def looks_cut_off(stored: int, missing: int) -> bool:
    """Whether a new register lacks so many of the stored roads that its file has probably lost its end."""
    return missing > FEW_ROADS and missing * 10 > stored
