"""Every name in use, asked what a new name is like."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from citizen.domain.naming.likeness import Likeness, LikenessIndex
from citizen.domain.road_register import RoadRegister


@dataclass(frozen=True)
class KnownName:
    """A name in use, and where."""

    name: str
    municipality: str = ""
    addresses: int = 0


class NameIndex:
    """Names in use, asked again and again while somebody types: build it once, ask it in well under a millisecond."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self.names = tuple(names)
        self._index = LikenessIndex([known.name for known in self.names])

    @classmethod
    def of(cls, names: Iterable[str], municipality: str = "") -> Self:
        """An index of bare names."""
        return cls(KnownName(name, municipality) for name in names)

    @classmethod
    def of_registers(cls, registers: Iterable[RoadRegister]) -> Self:
        """An index of every road of these municipalities."""
        return cls(
            KnownName(road.name, register.municipality, road.addresses)
            for register in registers
            for road in register.roads
        )

    def like(self, name: str) -> dict[Likeness, tuple[KnownName, ...]]:
        """All names like this one, by how alike they are, in the order they were given."""
        return {level: tuple(self.names[place] for place in places) for level, places in self._index.like(name).items()}
