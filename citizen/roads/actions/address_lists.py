"""Keep the single addresses of roads, as a register has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.domain.road_register import Address
from citizen.roads.models import Road, RoadAddresses


def store_addresses(session: Session, district_id: int, addresses: Mapping[int, Sequence[Address]]) -> None:
    """Keep these, by the code of their road, instead of what is stored; a road that is not among them keeps its own."""
    roads = dict(session.execute(sa.select(Road.code, Road.id).where(Road.district_id == district_id)).all())
    stored = sa.select(RoadAddresses.road_id, RoadAddresses.listed)
    before: dict[int, list[list[Any]]] = dict(
        session.execute(stored.join(Road).where(Road.district_id == district_id)).all()
    )
    wanted = {
        roads[code]: [list(astuple(one)) for one in listed] for code, listed in addresses.items() if code in roads
    }
    new = [{"road_id": road_id, "listed": listed} for road_id, listed in wanted.items() if road_id not in before]
    changed = [
        {"road_id": road_id, "listed": listed}
        for road_id, listed in wanted.items()
        if road_id in before and before[road_id] != listed
    ]
    if new:
        session.execute(sa.insert(RoadAddresses), new)
    if changed:
        session.execute(sa.update(RoadAddresses), changed)
