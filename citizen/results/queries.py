"""What residents chose in a round whose voting has closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from citizen.ballots.models import VoteRound
from citizen.ballots.queries import (
    Option,
    RoadOnBallot,
    count_ballots,
    find_round,
    list_options,
    list_roads_on_ballot,
)
from citizen.database import database_now, db
from citizen.domain.disclosure import publishable_groups
from citizen.domain.tally.approval import ApprovalResult, count_approval
from citizen.municipalities.models import District
from citizen.municipalities.queries import list_districts
from citizen.processes.models import Process
from citizen.roads.models import Road, RoadQuestion

Ballots = Mapping[int | None, Sequence[tuple[tuple[int, ...], int]]]


@dataclass(frozen=True, slots=True)
class RoadResult:
    """The count for one road. `districts` holds the former municipalities whose totals may be shown."""

    question_id: int
    slug: str
    old_name: str
    district_name: str
    addresses: int
    names: dict[int, str]
    public_ids: dict[int, str]
    count: ApprovalResult
    districts: dict[int, ApprovalResult]
    hidden_districts: tuple[int, ...]
    """Former municipalities with voters whose totals are not shown, so that nobody's vote can be worked out."""

    @property
    def leading_names(self) -> list[str]:
        return [self.names[option] for option in self.count.leaders]


@dataclass(frozen=True, slots=True)
class RoundResult:
    """The counts of a whole round, and how many could vote."""

    roads: tuple[RoadResult, ...]
    districts: tuple[District, ...]
    electors: int | None
    """None where the municipality has not stated how many may vote."""

    @property
    def votes(self) -> int:
        return sum(road.count.ballots for road in self.roads)


def find_results(process: Process) -> RoundResult | None:
    """The counts of the round; None before it has closed, by the database's clock and after the grace, for anyone."""
    vote_round = find_round(process.id)
    if vote_round is None or not is_countable(vote_round, database_now(db.session())):
        return None
    districts = tuple(list_districts(process.municipality_id))
    stated = [district.electors for district in districts]
    counted = count_ballots(vote_round.id)
    options: dict[int, list[Option]] = {}
    for option in list_options(vote_round.id):
        options.setdefault(option.question_id, []).append(option)
    roads = tuple(
        _road_result(road, options[road.question_id], counted.get(road.question_id, {}))
        for road in list_roads_on_ballot(vote_round.id)
    )
    return RoundResult(roads, districts, sum(n or 0 for n in stated) if all(stated) and stated else None)


def is_countable(vote_round: VoteRound, now: datetime) -> bool:
    """Whether no vote can be stored any more."""
    return now >= vote_round.closes_at + timedelta(seconds=vote_round.grace_s)


def list_closed_processes(municipality_id: int) -> Sequence[Process]:
    """The processes whose voting has closed, the latest on top."""
    now = database_now(db.session())
    wanted = sa.select(Process).where(Process.municipality_id == municipality_id, Process.voting_close_at <= now)
    return db.session.scalars(wanted.order_by(Process.voting_close_at.desc(), Process.id)).all()


def list_absorbed(process_id: int) -> Sequence[tuple[str, str]]:
    """The roads of the round that become part of a neighbouring one: (road, neighbour), by name."""
    wanted = (
        sa.select(RoadQuestion.old_name, Road.name)
        .join(Road, Road.id == RoadQuestion.into_road_id)
        .where(RoadQuestion.process_id == process_id)
        .order_by(RoadQuestion.old_name, RoadQuestion.id)
    )
    return [(road, neighbour) for road, neighbour in db.session.execute(wanted)]


def _road_result(road: RoadOnBallot, options: Collection[Option], ballots: Ballots) -> RoadResult:
    ids = [option.proposal_id for option in options]
    everyone = count_approval(ids, [pair for pairs in ballots.values() for pair in pairs])
    groups = {district: count_approval(ids, pairs) for district, pairs in ballots.items() if district is not None}
    unanimous = [
        district
        for district, count in groups.items()
        if count.ballots in {count.blank, *(row.votes for row in count.standings)}
    ]
    shown = publishable_groups({district: count.ballots for district, count in groups.items()}, unanimous)
    return RoadResult(
        question_id=road.question_id,
        slug=road.slug,
        old_name=road.old_name,
        district_name=road.district_name,
        addresses=road.addresses,
        names={option.proposal_id: option.name for option in options},
        public_ids={option.proposal_id: option.public_id for option in options},
        count=everyone,
        districts={district: groups[district] for district in groups if district in shown},
        hidden_districts=tuple(sorted(district for district in groups if district not in shown)),
    )
