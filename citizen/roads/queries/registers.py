"""Questions about the road registers of the former municipalities."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from citizen.database import db
from citizen.domain.naming.index import KnownName, NameIndex
from citizen.domain.naming.keys import name_key
from citizen.domain.road_register import RegisteredRoad, RoadRegister
from citizen.municipalities.models import District, Municipality
from citizen.roads.models import Road
from citizen.roads.queries.ordering import norwegian

_building = threading.Lock()
_indexes: dict[int, tuple[object, NameIndex]] = {}


@dataclass(frozen=True, slots=True)
class DistrictRegister:
    """What is stored of the register of one former municipality."""

    district_id: int
    number: str
    name: str
    roads: int
    addresses: int


def list_roads(municipality_id: int, search: str = "", limit: int = 50) -> Sequence[Road]:
    """Roads in the register whose names hold what was searched for, with their districts; by name."""
    wanted = (
        sa.select(Road)
        .where(Road.municipality_id == municipality_id, Road.is_gone.is_(False))
        .options(joinedload(Road.district))
        .order_by(norwegian(Road.name_key), Road.district_id, Road.id)
        .limit(limit)
    )
    if search.strip():
        wanted = wanted.where(Road.name_key.contains(name_key(search), autoescape=True))
    return db.session.scalars(wanted).all()


def find_road_by_name(district_id: int, name: str) -> Road | None:
    """The road of this name in the district, however it was typed; of two, the one with the lowest code."""
    wanted = sa.select(Road).where(
        Road.district_id == district_id, Road.name_key == name_key(name), Road.is_gone.is_(False)
    )
    return db.session.scalar(wanted.order_by(Road.code).limit(1))


def list_road_names(district_ids: Collection[int]) -> dict[int, list[str]]:
    """The names in the register of each district, in order, for suggestions while typing."""
    wanted = (
        sa.select(Road.district_id, Road.name)
        .where(Road.district_id.in_(district_ids), Road.is_gone.is_(False))
        .order_by(Road.district_id, norwegian(Road.name_key), Road.id)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for district_id, name in db.session.execute(wanted):
        names[district_id].append(name)
    return dict(names)


def list_registers(municipality_id: int) -> Sequence[DistrictRegister]:
    """Each former municipality with how many roads and addresses are stored of it; zeros included."""
    wanted = (
        sa.select(
            District.id,
            District.number,
            District.name,
            sa.func.count(Road.id),
            sa.func.coalesce(sa.func.sum(Road.addresses), 0),
        )
        .outerjoin(Road, sa.and_(Road.district_id == District.id, Road.is_gone.is_(False)))
        .where(District.municipality_id == municipality_id)
        .group_by(District.id, District.number, District.name)
        .order_by(District.number)
    )
    return [DistrictRegister(*row) for row in db.session.execute(wanted)]


def registers_of(municipality_id: int) -> list[RoadRegister]:
    """The registers of the former municipalities as the rules of collisions read them."""
    wanted = (
        sa.select(District.number, District.name, Road.code, Road.name, Road.addresses)
        .join(Road, Road.district_id == District.id)
        .where(District.municipality_id == municipality_id, Road.is_gone.is_(False))
        .order_by(District.number, Road.code)
    )
    roads: dict[tuple[str, str], list[RegisteredRoad]] = defaultdict(list)
    for number, district, code, name, addresses in db.session.execute(wanted):
        roads[number, district].append(RegisteredRoad(code, name, addresses))
    return [RoadRegister(number, district, tuple(listed)) for (number, district), listed in roads.items()]


def map_roads(municipality_id: int) -> dict[tuple[str, int], int]:
    """Number of the former municipality and code of a road, to the road's id."""
    wanted = (
        sa.select(District.number, Road.code, Road.id)
        .join(District, District.id == Road.district_id)
        .where(Road.municipality_id == municipality_id)
    )
    return {(number, code): road_id for number, code, road_id in db.session.execute(wanted)}


def name_index(municipality_id: int) -> NameIndex:
    """Every road name in use in the municipality, ready for the live check; built once per version of the register."""
    version = _version_of(municipality_id)
    with _building:
        kept = _indexes.get(municipality_id)
        if kept is None or kept[0] != version:
            kept = _indexes[municipality_id] = (version, _build_index(municipality_id))
        return kept[1]


def _version_of(municipality_id: int) -> object:
    """Tells two states of the register apart, also when roads came another way than by an import."""
    wanted = (
        sa.select(Municipality.number, Municipality.register_version, sa.func.count(Road.id), sa.func.max(Road.id))
        .outerjoin(Road, Road.municipality_id == Municipality.id)
        .where(Municipality.id == municipality_id)
        .group_by(Municipality.id)
    )
    return tuple(db.session.execute(wanted).one())


def _build_index(municipality_id: int) -> NameIndex:
    wanted = (
        sa.select(Road.name, District.name, Road.addresses)
        .join(District, District.id == Road.district_id)
        .where(Road.municipality_id == municipality_id, Road.is_gone.is_(False))
        .order_by(norwegian(Road.name_key), District.number, Road.id)
    )
    return NameIndex(KnownName(*row) for row in db.session.execute(wanted))
