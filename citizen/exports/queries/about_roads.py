"""The rows about roads and the names that were proposed for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.accounts.models import Account
from citizen.domain.editions import People, RawRow
from citizen.domain.naming.keys import name_key, without_faults
from citizen.domain.small_groups import counts_to_show
from citizen.exports.queries.cells import Filter, day_of, rows_of, yes_or_no
from citizen.municipalities.models import District
from citizen.municipalities.queries import get_municipality, list_districts
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Road, RoadQuestion


def rows_of_roads(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """Every road of the round: why it changes, and what shall happen to it."""
    neighbour = aliased(Road)
    columns = (
        *road_columns(process),
        RoadQuestion.level,
        RoadQuestion.because_name,
        RoadQuestion.reason_nb,
        RoadQuestion.reason_nn,
        RoadQuestion.treatment,
        neighbour.name,
    )
    query = (
        _from_road(sa.select(*columns), process, wanted)
        .outerjoin(neighbour, neighbour.id == RoadQuestion.into_road_id)
        .order_by(RoadQuestion.old_name, District.number, RoadQuestion.id)
    )
    if wanted.get("tomme") == "1":
        query = query.where(
            ~sa.exists().where(Proposal.question_id == RoadQuestion.id, Proposal.withdrawn_at.is_(None))
        )
    yield from rows_of(query)


def rows_of_proposals(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """Every proposal that has not been withdrawn, by road, with how many support it."""
    supports = sa.select(sa.func.count()).where(Support.proposal_id == Proposal.id).correlate(Proposal)
    columns = (
        *road_columns(process),
        Proposal.name,
        Proposal.reason,
        Proposal.proposer_id,
        Account.shown_name,
        Proposal.proposed_at,
        supports.scalar_subquery(),
        Proposal.is_shortlisted,
        Proposal.public_id,
    )
    query = _of_proposals(sa.select(*columns), process, wanted).outerjoin(Account, Account.id == Proposal.proposer_id)
    for *road, name, reason, who, shown, proposed_at, number, listed, public_id in rows_of(query):
        people = People.of(who, shown)
        yield (*road, name, reason, people, day_of(proposed_at), number, yes_or_no(listed), public_id)


def rows_of_supports(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """How many support each proposal in each former municipality, where that tells of nobody in particular."""
    columns = (Proposal.id, *road_columns(process), Proposal.name, Proposal.public_id)
    home = (
        sa.select(Support.proposal_id, Account.district_id, sa.func.count())
        .join(Account, Account.id == Support.account_id)
        .join(Proposal, Proposal.id == Support.proposal_id)
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .where(RoadQuestion.process_id == process.id)
        .group_by(Support.proposal_id, Account.district_id)
    )
    yield from with_groups(process, _of_proposals(sa.select(*columns), process, wanted), home)


def with_groups(
    process: Process, things: sa.Select[*tuple[Any, ...]], home: sa.Select[*tuple[Any, ...]]
) -> Iterator[RawRow]:
    """The rows of some things, once for each former municipality whose support may be shown.

    `things` begin with their id; `home` has (id, former municipality, how many).
    """
    districts = {district.id: district for district in list_districts(process.municipality_id)}
    counts: dict[int, dict[int | None, int]] = {}
    for thing, district_id, number in rows_of(home):
        by_home = counts.setdefault(thing, {})
        place = district_id if district_id in districts else None
        by_home[place] = by_home.get(place, 0) + number
    for thing, *said in rows_of(things):
        for place, number in counts_to_show(counts.get(thing, {})).items():
            if place is not None:
                yield (*said, districts[place].number, districts[place].name, number)


def _of_proposals(query: sa.Select[*tuple[Any, ...]], process: Process, wanted: Filter) -> sa.Select[*tuple[Any, ...]]:
    return (
        _from_road(query, process, wanted)
        .join(Proposal, Proposal.question_id == RoadQuestion.id)
        .where(Proposal.withdrawn_at.is_(None))
        .order_by(RoadQuestion.old_name, District.number, Proposal.name, Proposal.id)
    )


def road_columns(process: Process) -> tuple[Any, ...]:
    """The columns that say which road it is."""
    number = get_municipality(process.municipality_id).number
    return (
        sa.literal(number), sa.literal(process.slug), District.number, District.name, Road.code, RoadQuestion.old_name,
        RoadQuestion.old_addresses,
    )  # fmt: skip


def _from_road(query: sa.Select[*tuple[Any, ...]], process: Process, wanted: Filter) -> sa.Select[*tuple[Any, ...]]:
    """As the list of the round's roads is narrowed: to a former municipality, to a part of the road's name."""
    narrowed = (
        query.select_from(RoadQuestion)
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .where(RoadQuestion.process_id == process.id)
    )
    if district := wanted.get("omrade"):
        narrowed = narrowed.where(District.number == district)
    if words := without_faults(wanted.get("q", "")).strip():
        narrowed = narrowed.where(Road.name_key.contains(name_key(words), autoescape=True))
    return narrowed
