"""What a round asks, question by question, with the reader's own marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.database import db
from citizen.desk.models import CaseMark
from citizen.domain.maps import Position
from citizen.domain.naming.likeness import Likeness
from citizen.domain.roads import Treatment
from citizen.municipalities.models import District
from citizen.processes.models import ROAD_NAMES, Process
from citizen.roads.models import Road, RoadQuestion
from citizen.roads.queries.ordering import norwegian

_because = aliased(Road, name="because")
_because_district = aliased(District, name="of_because")
_into = aliased(Road, name="into_road")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader keeps about a case."""

    is_read: bool
    note: str


@dataclass(frozen=True, slots=True)
class RoadFacts:
    """The road that a question is about, as it stood when the round was announced."""

    question_id: int
    road_id: int
    district_id: int
    district_name: str
    addresses: int
    theme: str | None
    position: Position | None
    treatment: Treatment
    into_name: str | None
    level: Likeness
    because_name: str
    because_district: str
    other_changes_too: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A question that has to be decided; `road` is None where it is about given alternatives."""

    slug: str
    title_nb: str
    title_nn: str
    road: RoadFacts | None
    mark: Mark


def list_entries(process: Process, reader_id: int) -> Sequence[Entry]:
    """The questions of the round: roads by old name, others as they stood on the ballot."""
    return _list_roads(process, reader_id) if process.kind == ROAD_NAMES else _list_others(process, reader_id)


def _list_roads(process: Process, reader_id: int) -> list[Entry]:
    wanted = (
        sa.select(
            RoadQuestion,
            District.id,
            District.name,
            Road.theme,
            Road.latitude,
            Road.longitude,
            _into.name,
            _because_district.name,
            *_marked(),
        )
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .join(_because, _because.id == RoadQuestion.because_road_id)
        .join(_because_district, _because_district.id == _because.district_id)
        .outerjoin(_into, _into.id == RoadQuestion.into_road_id)
        .outerjoin(CaseMark, _is_mine(process.id, RoadQuestion.slug, reader_id))
        .where(RoadQuestion.process_id == process.id)
        .order_by(norwegian(sa.func.lower(RoadQuestion.old_name)), District.number, RoadQuestion.id)
    )
    return [_road_entry(*row) for row in db.session.execute(wanted)]


def _list_others(process: Process, reader_id: int) -> list[Entry]:
    """Of the voting that was not stopped."""
    wanted = (
        sa.select(BallotQuestion.slug, BallotQuestion.title_nb, BallotQuestion.title_nn, *_marked())
        .join(VoteRound, VoteRound.id == BallotQuestion.round_id)
        .outerjoin(CaseMark, _is_mine(process.id, BallotQuestion.slug, reader_id))
        .where(VoteRound.process_id == process.id, VoteRound.status != "stopped")
        .order_by(BallotQuestion.position, BallotQuestion.id)
    )
    return [
        Entry(slug, title_nb, title_nn, None, Mark(bool(is_read), note))
        for slug, title_nb, title_nn, is_read, note in db.session.execute(wanted)
    ]


def _road_entry(
    asked: RoadQuestion, district_id: int, district: str, theme: str | None, latitude: Any, longitude: Any, *rest: Any
) -> Entry:
    into, because_district, is_read, note = rest
    facts = RoadFacts(
        question_id=asked.id,
        road_id=asked.road_id,
        district_id=district_id,
        district_name=district,
        addresses=asked.old_addresses,
        theme=theme,
        position=Position(latitude, longitude) if latitude is not None and longitude is not None else None,
        treatment=Treatment(asked.treatment),
        into_name=into,
        level=Likeness(asked.level),
        because_name=asked.because_name,
        because_district=because_district,
        other_changes_too=asked.other_changes_too,
    )
    return Entry(asked.slug, asked.old_name, asked.old_name, facts, Mark(bool(is_read), note))


def _marked() -> tuple[sa.ColumnElement[Any], ...]:
    return sa.func.coalesce(CaseMark.is_read, sa.false()), sa.func.coalesce(CaseMark.note, "")


def _is_mine(process_id: int, slug: sa.SQLColumnExpression[str], reader_id: int) -> sa.ColumnElement[bool]:
    """The reader's own mark and nobody else's."""
    return sa.and_(CaseMark.account_id == reader_id, CaseMark.process_id == process_id, CaseMark.slug == slug)
