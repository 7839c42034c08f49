"""The rows of each file that staff can fetch; the columns stand in citizen.domain.datasets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.tally.approval import ApprovalResult
from citizen.municipalities.models import District
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support
from citizen.results.queries import RoadResult, RoundResult, find_results
from citizen.roads.models import Road, RoadQuestion

Cell = str | int | float | None
OSLO = ZoneInfo("Europe/Oslo")
FETCHED_AT_ONCE = 1000


def rows_of_roads(process: Process) -> Iterator[tuple[Cell, ...]]:
    """Every road of the round: why it changes, and what shall happen to it."""
    neighbour = aliased(Road)
    wanted = (
        *_road_columns(process),
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


def rows_of_proposals(process: Process) -> Iterator[tuple[Cell, ...]]:
    """Every proposal that has not been withdrawn, by road, with how many support it."""
    supports = sa.select(sa.func.count()).where(Support.proposal_id == Proposal.id).correlate(Proposal)
    wanted = (
        *_road_columns(process),
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


def rows_of_results(process: Process) -> Iterator[tuple[Cell, ...]]:
    """Every name on every ballot with its votes; nothing before the voting has closed."""
    found = find_results(process)
    if found is None:
        return
    places = _places(process)
    for road in found.roads:
        for rank, option, votes in _ranked(road):
            yield (
                *places[road.question_id],
                rank,
                road.names[option],
                votes,
                _share(votes, road.count.ballots),
                road.count.ballots,
                road.count.blank,
                found.electors,
                "ja" if road.count.is_tie and rank == 1 else "nei",
            )


def rows_of_district_results(process: Process) -> Iterator[tuple[Cell, ...]]:
    """The same votes by former municipality, for the groups that are large enough to be shown."""
    found = find_results(process)
    if found is None:
        return
    places = _places(process)
    for road in found.roads:
        for district, count in _shown_districts(found, road):
            for _rank, option, _votes in _ranked(road):
                votes = count.votes_for(option)
                yield (
                    *places[road.question_id],
                    road.names[option],
                    district.number,
                    district.name,
                    votes,
                    _share(votes, count.ballots),
                    count.ballots,
                    count.blank,
                )


def _ranked(road: RoadResult) -> list[tuple[int, int, int]]:
    """(rank, option, votes); equal numbers share a rank and stand in alphabetical order."""
    rows = sorted(road.count.standings, key=lambda row: (-row.votes, road.names[row.option]))
    return [(1 + sum(1 for other in rows if other.votes > row.votes), row.option, row.votes) for row in rows]


def _shown_districts(found: RoundResult, road: RoadResult) -> list[tuple[District, ApprovalResult]]:
    return [(place, road.districts[place.id]) for place in found.districts if place.id in road.districts]


def _places(process: Process) -> dict[int, tuple[Cell, ...]]:
    """Question id to the columns that say which road it is."""
    query = _from_road(sa.select(*_road_columns(process), RoadQuestion.id), process)
    return {row[-1]: tuple(row[:-1]) for row in db.session.execute(query)}


def _road_columns(process: Process) -> tuple[Any, ...]:
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
    result = db.session.execute(query.execution_options(yield_per=FETCHED_AT_ONCE))
    for row in result:
        yield tuple(row)


def _day(instant: datetime) -> str:
    return instant.astimezone(OSLO).date().isoformat()


def _share(votes: int, ballots: int) -> float:
    return round(votes / ballots, 4) if ballots else 0.0


ROWS: dict[str, Callable[[Process], Iterator[tuple[Cell, ...]]]] = {
    "roads": rows_of_roads,
    "proposals": rows_of_proposals,
    "results": rows_of_results,
    "results-by-district": rows_of_district_results,
}
