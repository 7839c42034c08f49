"""Road registers and places for tests of the staff pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.road_register import RegisteredRoad, RoadRegister
from citizen.municipalities.models import District, Municipality
from citizen.roads.actions import import_register
from citizen.roads.models import Collision, Road
from tests import factories as a
from tests.reading import ReadingClient

HAVNES, LIDAL, OYRANE = "9901", "9902", "9903"


@dataclass(frozen=True)
class Place:
    """Fjordsund with three former municipalities and no roads yet."""

    municipality: Municipality
    districts: Mapping[str, District]
    staff: Account

    @property
    def stem(self) -> str:
        return f"/nb/stab/{self.municipality.slug}/"


def a_place() -> Place:
    municipality = a.a_municipality()
    names = {HAVNES: "Havnes", LIDAL: "Lidal", OYRANE: "Øyrane"}
    districts = {number: a.a_district(municipality, name, number=number) for number, name in names.items()}
    return Place(municipality, districts, a.a_person_with_role(municipality, Role.STAFF))


def a_register(number: str, **roads: int) -> RoadRegister:
    """Roads by name with their number of addresses; codes count from 1000 in the order given."""
    listed = [RegisteredRoad(1000 + place, name, count) for place, (name, count) in enumerate(roads.items())]
    return RoadRegister(number, "", tuple(listed))


def a_place_with_roads() -> Place:
    """Skulevegen in two districts, Fjellvegen in three, and names that collide with nothing."""
    place = a_place()
    import_register(place.municipality, a_register(HAVNES, Skulevegen=57, Fjellvegen=20, Kirkebakken=9, Torget=4))
    import_register(place.municipality, a_register(LIDAL, Skulevegen=12, Fjellvegen=31, Elvestien=3, Sagabakken=7))
    import_register(place.municipality, a_register(OYRANE, Fjellvegen=8, Naustvika=5))
    return place


def snapshot() -> list[object]:
    """Everything about roads and pairs that the database holds."""
    roads = db.session.execute(sa.select(Road.__table__).order_by(Road.id)).all()
    pairs = db.session.execute(sa.select(Collision.__table__).order_by(Collision.id)).all()
    versions = db.session.execute(sa.select(Municipality.register_version).order_by(Municipality.id)).all()
    districts = db.session.execute(sa.select(District.__table__).order_by(District.id)).all()
    db.session.rollback()
    return [*map(tuple, roads), *map(tuple, pairs), *map(tuple, versions), *map(tuple, districts)]


def road_of(place: Place, number: str, name: str) -> Road:
    wanted = sa.select(Road).where(Road.district_id == place.districts[number].id, Road.name == name)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def pair_of(place: Place, name: str, first: str, second: str) -> Collision:
    """The stored pair of this name between two districts, in whatever order its roads stand."""
    ids = {road_of(place, first, name).id, road_of(place, second, name).id}
    wanted = sa.select(Collision).where(Collision.road_a_id.in_(ids), Collision.road_b_id.in_(ids))
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def as_staff(client: ReadingClient, place: Place) -> ReadingClient:
    client.log_in(place.staff)
    return client
