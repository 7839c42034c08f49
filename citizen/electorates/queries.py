"""Questions about who may vote: the roll, what was declared, and the places that a choice can name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.electorates import Circle, Electorate, Source, born_by
from citizen.domain.naming.keys import name_key, without_faults
from citizen.electorates.models import AgeDeclaration, Roll, RollEntry
from citizen.municipalities.models import District
from citizen.municipalities.queries import list_districts
from citizen.processes.models import Process
from citizen.roads.models import Road


@dataclass(frozen=True, slots=True)
class NamedRoad:
    """A road as staff write it."""

    id: int
    name: str
    district: str
    code: int


@dataclass(frozen=True, slots=True)
class RollFigures:
    """What a roll holds, in numbers: nobody can be found in it."""

    people: int
    by_district: Sequence[tuple[str | None, int]]
    """Name of the former municipality, None where it is not stated, and how many people."""
    without_birth: int
    on_paper: int


def find_roll(process_id: int) -> Roll | None:
    return db.session.scalar(sa.select(Roll).where(Roll.process_id == process_id))


def find_entry(process_id: int, person_hash: bytes) -> RollEntry | None:
    """The person's place on the roll of a process."""
    wanted = sa.select(RollEntry).join(Roll, Roll.id == RollEntry.roll_id)
    return db.session.scalar(wanted.where(Roll.process_id == process_id, RollEntry.person_hash == person_hash))


def has_declared_age(account_id: int, process_id: int) -> bool:
    """Whether the person has said that they are old enough for the process."""
    return db.session.get(AgeDeclaration, (account_id, process_id)) is not None


def find_municipality_of(district_id: int) -> int | None:
    return db.session.scalar(sa.select(District.municipality_id).where(District.id == district_id))


def list_road_ids(municipality_id: int) -> frozenset[int]:
    """Every road that the municipality has or had."""
    return frozenset(db.session.scalars(sa.select(Road.id).where(Road.municipality_id == municipality_id)))


def places_of(municipality_id: int) -> tuple[dict[str, int], dict[tuple[str, int], int]]:
    """Ids of former municipalities by number, and of roads by that number and the code."""
    districts = sa.select(District.number, District.id).where(District.municipality_id == municipality_id)
    roads = (
        sa.select(District.number, Road.code, Road.id)
        .join(District, District.id == Road.district_id)
        .where(Road.municipality_id == municipality_id)
    )
    return (
        {row.number: row.id for row in db.session.execute(districts)},
        {(number, code): road_id for number, code, road_id in db.session.execute(roads)},
    )


def list_roads(road_ids: Collection[int]) -> list[NamedRoad]:
    """These roads, by name and former municipality."""
    return _named(Road.id.in_(road_ids)) if road_ids else []


def list_roads_named(municipality_id: int, name: str) -> list[NamedRoad]:
    """The roads of the municipality that are called so."""
    key = name_key(without_faults(name))
    return _named(sa.and_(Road.municipality_id == municipality_id, Road.name_key == key, Road.is_gone.is_(False)))


def _named(which: sa.ColumnElement[bool]) -> list[NamedRoad]:
    wanted = sa.select(Road.id, Road.name, District.name, Road.code).join(District, District.id == Road.district_id)
    ordered = wanted.where(which).order_by(Road.name, District.name, Road.code)
    return [NamedRoad(*row) for row in db.session.execute(ordered)]


def figures_of(roll: Roll) -> RollFigures:
    """What the roll holds, by number of the former municipality."""
    by_district = (
        sa.select(District.name, sa.func.count())
        .select_from(RollEntry)
        .outerjoin(District, District.id == RollEntry.district_id)
        .where(RollEntry.roll_id == roll.id)
        .group_by(District.id, District.number, District.name)
        .order_by(District.number.is_(None), District.number)
    )
    return RollFigures(
        people=roll.rows,
        by_district=[(name, count) for name, count in db.session.execute(by_district)],
        without_birth=_count(roll.id, RollEntry.born_on.is_(None)),
        on_paper=_count(roll.id, RollEntry.wants_paper.is_(True)),
    )


def count_electors(process: Process) -> int | None:
    """How many may vote, for the turnout: by the roll, or as the municipality states it; None where nobody knows.

    What the municipality states is everybody: where a minimum age holds, only a roll knows how many are old enough.
    """
    electorate = process.as_electorate()
    if electorate.source is Source.ROLL:
        roll = find_roll(process.id)
        if roll is None:
            return None
        return count_on_roll(roll.id, electorate) if roll.electors is None else roll.electors
    if electorate.min_age is not None or electorate.circle not in (Circle.MUNICIPALITY, Circle.DISTRICTS):
        return None
    asked = [
        district.electors
        for district in list_districts(process.municipality_id)
        if electorate.circle is Circle.MUNICIPALITY or district.id in electorate.district_ids
    ]
    stated = [electors for electors in asked if electors is not None]
    return sum(stated) if stated and len(stated) == len(asked) else None


def count_on_roll(roll_id: int, electorate: Electorate) -> int:
    """How many people on the roll belong to the electorate; who has no date of birth there is counted with them."""
    conditions: list[sa.ColumnElement[bool]] = []
    if electorate.circle is Circle.DISTRICTS:
        conditions.append(RollEntry.district_id.in_(electorate.district_ids))
    if electorate.circle is Circle.ROADS:
        conditions.append(RollEntry.road_id.in_(electorate.road_ids))
    if latest := born_by(electorate):
        conditions.append(sa.or_(RollEntry.born_on.is_(None), RollEntry.born_on <= latest))
    return _count(roll_id, *conditions)


def _count(roll_id: int, *conditions: sa.ColumnElement[bool]) -> int:
    wanted = sa.select(sa.func.count()).select_from(RollEntry).where(RollEntry.roll_id == roll_id, *conditions)
    return db.session.execute(wanted).scalar_one()
