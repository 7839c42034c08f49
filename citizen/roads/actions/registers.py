"""Load the road register of a former municipality: all of it or nothing, and as often as one likes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import transaction
from citizen.domain.acts import Act, Detail
from citizen.domain.maps import Position
from citizen.domain.naming.keys import name_key
from citizen.domain.road_register import Address, RegisteredRoad, RoadRegister, looks_cut_off
from citizen.municipalities.models import District, Municipality
from citizen.roads.actions.address_lists import store_addresses
from citizen.roads.actions.collisions import CollisionReport, find_collisions
from citizen.roads.models import Road
from citizen.staff_log.actions import record_act


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: names of the roads that were new, changed, gone from the file, or back in it."""

    district_name: str
    roads: int
    addresses: int
    new: Sequence[str]
    changed: Sequence[str]
    gone: Sequence[str]
    back: Sequence[str]
    collisions: CollisionReport | None
    """None when the register was the same as before, so that nothing had to be compared."""

    @property
    def nothing_changed(self) -> bool:
        return not (self.new or self.changed or self.gone or self.back)


@dataclass(frozen=True, slots=True)
class RoadsMissing:
    """Why nothing was stored: the file lacks so many of the stored roads that it may have been cut off."""

    district_name: str
    stored: int
    missing: int


def import_register(
    municipality: Municipality,
    register: RoadRegister,
    *,
    allow_missing: bool = False,
    addresses: Mapping[int, Sequence[Address]] | None = None,
) -> ImportReport | RoadsMissing:
    """Make the stored register of a former municipality say what the file says, and find the collisions anew.

    The register's number is that of a former municipality or the municipality's own; other numbers are our own fault.
    `addresses` are the single addresses by the code of their road, where the file has them.
    """
    with transaction() as session:
        locked = session.get_one(Municipality, municipality.id, with_for_update=True)
        district = _district_of(session, locked, register.number)
        changes = _Changes(session, district)
        missing = changes.refuse(register)
        if missing and not allow_missing:
            return missing
        report = changes.apply(register)
        store_addresses(session, district.id, addresses or {})
        if report.nothing_changed:
            return report
        locked.register_version += 1
        _note(session, locked, register, report)
        session.flush()
        return replace(report, collisions=find_collisions(municipality.id))


def _note(session: Session, place: Municipality, register: RoadRegister, report: ImportReport) -> None:
    counts: dict[str, Detail] = {"new": len(report.new), "changed": len(report.changed), "gone": len(report.gone)}
    details = {"number": register.number, "roads": report.roads, **counts}
    record_act(session, Act.REGISTER_LOADED, municipality_id=place.id, about=f"/{place.slug}/", details=details)


def _district_of(session: Session, municipality: Municipality, number: str) -> District:
    wanted = sa.select(District).where(District.municipality_id == municipality.id, District.number == number)
    district = session.scalar(wanted)
    if district is None:
        if number != municipality.number:
            raise ValueError(f"{number} is no part of {municipality.number}")
        district = District(municipality_id=municipality.id, number=number, name=municipality.name)
        session.add(district)
        session.flush()
    return district


class _Changes:
    """The difference between the stored register of a district and a file."""

    def __init__(self, session: Session, district: District) -> None:
        self._session = session
        self._district = district
        columns = (Road.code, Road.id, Road.name, Road.addresses, Road.is_gone, Road.latitude, Road.longitude)
        found = session.execute(sa.select(*columns).where(Road.district_id == district.id))
        self._stored = {row.code: row for row in found}

    def refuse(self, register: RoadRegister) -> RoadsMissing | None:
        """What stands in the way when the file lacks a good part of the stored roads."""
        stored = {code for code, row in self._stored.items() if not row.is_gone}
        missing = stored - {road.code for road in register.roads}
        if looks_cut_off(len(stored), len(missing)):
            return RoadsMissing(self._district.name, len(stored), len(missing))
        return None

    def apply(self, register: RoadRegister) -> ImportReport:
        new = [road for road in register.roads if road.code not in self._stored]
        listed = {road.code for road in register.roads}
        gone = [row for code, row in self._stored.items() if code not in listed and not row.is_gone]
        differing = [road for road in register.roads if self._differs(road)]
        back = [road.name for road in differing if self._stored[road.code].is_gone]
        changed = [road.name for road in differing if not self._stored[road.code].is_gone]
        moved = [road for road in register.roads if self._is_moved(road) and road not in differing]
        self._write(new, [*differing, *moved], [row.id for row in gone])
        return ImportReport(
            district_name=self._district.name,
            roads=len(register.roads),
            addresses=register.addresses,
            new=[road.name for road in new],
            changed=changed,
            gone=[row.name for row in gone],
            back=back,
            collisions=None,
        )

    def _differs(self, road: RegisteredRoad) -> bool:
        row = self._stored.get(road.code)
        return row is not None and (row.is_gone or (row.name, row.addresses) != (road.name, road.addresses))

    def _is_moved(self, road: RegisteredRoad) -> bool:
        """Whether the map is to be mended; nobody needs to be told."""
        row = self._stored.get(road.code)
        return row is not None and road.position not in (None, _position_of(row.latitude, row.longitude))

    def _write(self, new: list[RegisteredRoad], differing: list[RegisteredRoad], gone: list[int]) -> None:
        place = {"municipality_id": self._district.municipality_id, "district_id": self._district.id}
        if new:
            rows = [{**place, "code": road.code, "is_gone": False, **_values(road)} for road in new]
            self._session.execute(sa.insert(Road), rows)
        if differing:
            rows = [{"id": self._stored[road.code].id, "is_gone": False, **_values(road)} for road in differing]
            self._session.execute(sa.update(Road), rows)
        if gone:
            self._session.execute(sa.update(Road), [{"id": road_id, "is_gone": True} for road_id in gone])


def _values(road: RegisteredRoad) -> dict[str, object]:
    position = {"latitude": road.position.latitude, "longitude": road.position.longitude} if road.position else {}
    return {"name": road.name, "name_key": name_key(road.name), "addresses": road.addresses, **position}


def _position_of(latitude: float | None, longitude: float | None) -> Position | None:
    return None if latitude is None or longitude is None else Position(latitude, longitude)
