"""The rows about roads and the names that were proposed for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.accounts.models import Account
from citizen.database import stream
from citizen.municipalities.models import District
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Road, RoadQuestion

Cell = str | int | float | None
Row = tuple[Cell, ...]
OSLO = ZoneInfo("Europe/Oslo")
FETCHED_AT_ONCE = 1000


def rows_of_roads(process: Process) -> Iterator[Row]:
    """Every road of the round: why it changes, and what shall happen to it."""
    neighbour = aliased(Road)
    wanted = (
        *road_columns(process),
        RoadQuestion.level,
        RoadQuestion.because_name,
        RoadQuestion.reason_nb,
        RoadQuestion.reason_nn,
        RoadQuestion.treatment,
        neighbour.name,
    )
    query = (
        _from_road(sa.select(*wanted), process)
        .outerjoin(neighbour, neighbour.id == RoadQuestion.into_road_id)
        .order_by(RoadQuestion.old_name, District.number, RoadQuestion.id)
    )
    yield from _stream(query)


def rows_of_proposals(process: Process) -> Iterator[Row]:
    """Every proposal that has not been withdrawn, by road, with how many support it."""
    supports = sa.select(sa.func.count()).where(Support.proposal_id == Proposal.id).correlate(Proposal)
    wanted = (
        *road_columns(process),
        Proposal.name,
        Proposal.reason,
        Account.shown_name,
        Proposal.proposed_at,
        supports.scalar_subquery(),
        Proposal.is_shortlisted,
        Proposal.public_id,
    )
    query = (
        _from_road(sa.select(*wanted), process)
        .join(Proposal, Proposal.question_id == RoadQuestion.id)
        .outerjoin(Account, Account.id == Proposal.proposer_id)
        .where(Proposal.withdrawn_at.is_(None))
        .order_by(RoadQuestion.old_name, District.number, Proposal.name, Proposal.id)
    )
    for *road, name, reason, proposer, proposed_at, number, listed, public_id in _stream(query):
        yield (*road, name, reason, proposer, _day(proposed_at), number, "ja" if listed else "nei", public_id)


def road_columns(process: Process) -> tuple[Any, ...]:
    """The columns that say which road it is."""
    number = get_municipality(process.municipality_id).number
    return (
        sa.literal(number), sa.literal(process.slug), District.number, District.name, Road.code, RoadQuestion.old_name,
        RoadQuestion.old_addresses,
    )  # fmt: skip


def _from_road(query: sa.Select[Any], process: Process) -> sa.Select[Any]:
    return (
        query.select_from(RoadQuestion)
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .where(RoadQuestion.process_id == process.id)
    )


def _stream(query: sa.Select[Any]) -> Iterator[tuple[Any, ...]]:
    result = stream(query, FETCHED_AT_ONCE)
    for row in result:
        yield tuple(row)


def _day(instant: datetime) -> str:
    return instant.astimezone(OSLO).date().isoformat()
