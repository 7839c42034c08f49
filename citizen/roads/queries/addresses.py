"""The single addresses of roads."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.road_register import Address
from citizen.roads.models import RoadAddresses


def addresses_of(road_ids: Collection[int]) -> dict[int, tuple[Address, ...]]:
    """By road, in order; a road whose register was loaded without addresses is not among them."""
    wanted = sa.select(RoadAddresses.road_id, RoadAddresses.listed).where(RoadAddresses.road_id.in_(road_ids))
    return {road_id: tuple(Address(*one) for one in listed) for road_id, listed in db.session.execute(wanted)}
