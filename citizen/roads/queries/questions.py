"""Questions about the roads of a round."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from citizen.database import db
from citizen.domain.naming.keys import name_key
from citizen.domain.naming.likeness import Likeness
from citizen.domain.roads import Treatment
from citizen.municipalities.models import District
from citizen.processes.models import Process
from citizen.roads.models import Road, RoadQuestion
from citizen.roads.queries.ordering import norwegian

Sort = Literal["name", "district", "addresses"]
PER_PAGE = 50

_road = aliased(Road, name="of_question")
_district = aliased(District, name="of_road")
_because = aliased(Road, name="because")
_because_district = aliased(District, name="of_because")
_into = aliased(Road, name="into_road")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A road of a round, as a list shows it."""

    id: int
    slug: str
    road_id: int
    name: str
    district_id: int
    district_name: str
    addresses: int
    level: Likeness
    treatment: Treatment
    into_name: str | None
    because_name: str
    because_district_name: str
    other_changes_too: bool


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One page of a list of roads."""

    rows: Sequence[QuestionRow]
    total: int
    page: int
    per_page: int


def find_question(process_id: int, slug: str) -> RoadQuestion | None:
    """The question in the address, with its road, the road that it yields to, and the neighbour that takes it up."""
    wanted = (
        sa.select(RoadQuestion)
        .where(RoadQuestion.process_id == process_id, RoadQuestion.slug == slug)
        .options(
            joinedload(RoadQuestion.road).joinedload(Road.district),
            joinedload(RoadQuestion.because_road).joinedload(Road.district),
            joinedload(RoadQuestion.into_road).joinedload(Road.district),
        )
    )
    return db.session.scalar(wanted)


def list_questions(
    process_id: int,
    *,
    search: str = "",
    district_id: int | None = None,
    only: Collection[int] | None = None,
    leave_out: Collection[int] = (),
    sort: Sort = "name",
    page: int = 1,
    per_page: int = PER_PAGE,
) -> QuestionPage:
    """The roads of a round, page by page. `only` and `leave_out` hold ids of questions."""
    conditions: list[sa.ColumnElement[bool]] = [RoadQuestion.process_id == process_id]
    if search.strip():
        conditions.append(_road.name_key.contains(name_key(search), autoescape=True))
    if district_id is not None:
        conditions.append(_road.district_id == district_id)
    if only is not None:
        conditions.append(RoadQuestion.id.in_(only))
    if leave_out:
        conditions.append(RoadQuestion.id.not_in(leave_out))
    joined = sa.join(RoadQuestion, _road, _road.id == RoadQuestion.road_id)
    total = db.session.scalar(sa.select(sa.func.count()).select_from(joined).where(*conditions)) or 0
    page = min(max(1, page), max(1, -(-total // per_page)))
    by_name = norwegian(_road.name_key)
    orders = {
        "name": (by_name, _district.number, RoadQuestion.id),
        "district": (_district.number, by_name, RoadQuestion.id),
        "addresses": (RoadQuestion.old_addresses.desc(), by_name, RoadQuestion.id),
    }
    found = db.session.execute(
        _rows().where(*conditions).order_by(*orders[sort]).limit(per_page).offset((page - 1) * per_page)
    )
    return QuestionPage([_row_of(row) for row in found], total, page, per_page)


def count_questions(municipality_id: int) -> dict[int, int]:
    """How many roads each process of the municipality asks about."""
    wanted = (
        sa.select(RoadQuestion.process_id, sa.func.count())
        .join(Process, Process.id == RoadQuestion.process_id)
        .where(Process.municipality_id == municipality_id)
        .group_by(RoadQuestion.process_id)
    )
    return dict(db.session.execute(wanted).all())


def list_busy_roads(municipality_id: int) -> frozenset[int]:
    """Ids of the roads that some round of the municipality asks about already."""
    wanted = (
        sa.select(RoadQuestion.road_id)
        .join(Process, Process.id == RoadQuestion.process_id)
        .where(Process.municipality_id == municipality_id)
    )
    return frozenset(db.session.scalars(wanted))


def _rows() -> sa.Select[int, str, int, str, int, str, int, str, str, str, str, str, bool]:
    return (
        sa.select(
            RoadQuestion.id,
            RoadQuestion.slug,
            _road.id,
            RoadQuestion.old_name,
            _district.id,
            _district.name,
            RoadQuestion.old_addresses,
            RoadQuestion.level,
            RoadQuestion.treatment,
            _into.name,
            RoadQuestion.because_name,
            _because_district.name,
            RoadQuestion.other_changes_too,
        )
        .join(_road, _road.id == RoadQuestion.road_id)
        .join(_district, _district.id == _road.district_id)
        .join(_because, _because.id == RoadQuestion.because_road_id)
        .join(_because_district, _because_district.id == _because.district_id)
        .outerjoin(_into, _into.id == RoadQuestion.into_road_id)
    )


def _row_of(row: sa.Row[*tuple[Any, ...]]) -> QuestionRow:
    values: list[Any] = list(row)
    values[7:9] = Likeness(row[7]), Treatment(row[8])
    return QuestionRow(*values)
