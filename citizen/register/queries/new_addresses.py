"""How many of the addresses that change are known by number."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.register.queries.names import NewName, list_changed
from citizen.roads.queries.addresses import addresses_of


@dataclass(frozen=True, slots=True)
class AddressCount:
    """How many addresses the register counts on a road, and how many of them it has by number."""

    name: NewName
    counted: int
    listed: int

    @property
    def is_whole(self) -> bool:
        return self.listed >= self.counted


def count_addresses(municipality_id: int) -> list[AddressCount]:
    """The roads that change."""
    names = list_changed(municipality_id)
    listed = addresses_of([one.road_id for one in names])
    return [AddressCount(one, one.decided.addresses, len(listed.get(one.road_id, ()))) for one in names]
