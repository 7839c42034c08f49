"""What the front page and the page of a process show about a round: figures, the reader's road, roads searched for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.answers.queries.answers import HAS_ANSWER
from citizen.answers.queries.steps import is_late
from citizen.answers.queries.waiting import Shown
from citizen.database import db
from citizen.domain.naming.keys import name_key
from citizen.health import faults_of_database
from citizen.ideas.queries import Order
from citizen.municipalities.models import District
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support
from citizen.proposals.queries import ProposalCount
from citizen.roads.models import Road, RoadQuestion
from citizen.roads.queries.ordering import norwegian

MOST_FOUND = 30
Conditions = tuple[sa.ColumnElement[bool], ...]


@dataclass(frozen=True, slots=True)
class ProcessFigures:
    """How large a process is, and how many people have proposed or supported a name in it."""

    roads: int
    proposals: int
    people: int


@dataclass(frozen=True, slots=True)
class DistrictShare:
    """How much a process asks of one former municipality."""

    id: int
    number: str
    name: str
    roads: int
    changes: int
    people: int
    """How many have proposed or supported a name in the whole process; the same number in each row."""


@dataclass(frozen=True, slots=True)
class RoadFound:
    """A road in the register, and where it is asked about, if it is."""

    road_id: int
    name: str
    district_name: str
    addresses: int
    slug: str | None
    process: Process | None
    into_name: str | None
    """The road that takes this one up, where it gets no name of its own."""
    has_ballot: bool
    """Some name for it can be voted on, or could."""


def figures_of(process_ids: Collection[int]) -> dict[int, ProcessFigures]:
    """Figures for each of the processes, zeros included."""
    live = sa.and_(Proposal.question_id == RoadQuestion.id, Proposal.withdrawn_at.is_(None))
    wanted = (
        sa.select(
            RoadQuestion.process_id,
            sa.func.count(sa.distinct(RoadQuestion.id)),
            sa.func.count(sa.distinct(Proposal.id)),
            sa.func.count(sa.distinct(Support.account_id)),
        )
        .outerjoin(Proposal, live)
        .outerjoin(Support, Support.proposal_id == Proposal.id)
        .where(RoadQuestion.process_id.in_(process_ids))
        .group_by(RoadQuestion.process_id)
    )
    found = {row[0]: ProcessFigures(*row[1:]) for row in db.session.execute(wanted)}
    return {process_id: found.get(process_id, ProcessFigures(0, 0, 0)) for process_id in process_ids}


def shares_of_districts(process: Process) -> Sequence[DistrictShare]:
    """How many of its roads each former municipality must rename in this process, by number."""
    roads = sa.select(sa.func.count()).where(Road.district_id == District.id, Road.is_gone.is_(False))
    changes = (
        sa.select(sa.func.count())
        .select_from(RoadQuestion)
        .join(Road, Road.id == RoadQuestion.road_id)
        .where(RoadQuestion.process_id == process.id, Road.district_id == District.id)
    )
    people = (
        sa.select(sa.func.count(sa.distinct(Support.account_id)))
        .join(Proposal, Proposal.id == Support.proposal_id)
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .where(RoadQuestion.process_id == process.id, Proposal.withdrawn_at.is_(None))
    )
    wanted = (
        sa.select(
            District.id,
            District.number,
            District.name,
            roads.correlate(District).scalar_subquery(),
            changes.correlate(District).scalar_subquery(),
            people.scalar_subquery(),
        )
        .where(District.municipality_id == process.municipality_id)
        .order_by(District.number)
    )
    return [DistrictShare(*row) for row in db.session.execute(wanted)]


def proposals_per_question(process_id: int) -> dict[int, ProposalCount]:
    """How many names stand proposed for each road; roads without any are left out."""
    wanted = (
        sa.select(Proposal.question_id, sa.func.count(), sa.func.count().filter(Proposal.is_shortlisted))
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .where(RoadQuestion.process_id == process_id, Proposal.withdrawn_at.is_(None))
        .group_by(Proposal.question_id)
    )
    return {row[0]: ProposalCount(*row[1:]) for row in db.session.execute(wanted)}


def find_roads(municipality_id: int, text: str) -> Sequence[RoadFound]:
    """Roads in the register whose names hold what was searched for, with the round that asks about each; by name."""
    return _roads_found(
        Road.municipality_id == municipality_id, Road.name_key.contains(name_key(text), autoescape=True)
    )


def find_home_road(road_id: int) -> RoadFound | None:
    """The road that the reader has said they live on, with the latest round that asks about it."""
    found = _roads_found(Road.id == road_id)
    return found[-1] if found else None


def _roads_found(*which: sa.ColumnElement[bool]) -> Sequence[RoadFound]:
    into = aliased(Road)
    shortlisted = sa.exists().where(
        Proposal.question_id == RoadQuestion.id, Proposal.is_shortlisted, Proposal.withdrawn_at.is_(None)
    )
    wanted = (
        sa.select(Road.id, Road.name, District.name, Road.addresses, RoadQuestion.slug, Process, into.name, shortlisted)
        .join(District, District.id == Road.district_id)
        .outerjoin(RoadQuestion, RoadQuestion.road_id == Road.id)
        .outerjoin(into, into.id == RoadQuestion.into_road_id)
        .outerjoin(Process, Process.id == RoadQuestion.process_id)
        .where(*which, sa.or_(Road.is_gone.is_(False), RoadQuestion.id.is_not(None)))
        .order_by(norwegian(Road.name_key), District.number, Road.id, Process.voting_close_at)
        .limit(MOST_FOUND)
    )
    return [RoadFound(*row) for row in db.session.execute(wanted)]


def with_answer(wanted: str, order: Order, today: date) -> Conditions:
    """Conditions on a list of ideas: with what answer, as it stands in the address; all where it is no such word.

    Who wants those that have waited longest wants those that still wait.
    """
    if wanted == Shown.ANSWERED:
        return (HAS_ANSWER,)
    if wanted == Shown.LATE:
        return (~HAS_ANSWER, is_late(today))
    if wanted == Shown.WAITING or order is Order.WAITING:
        return (~HAS_ANSWER,)
    return ()


def faults_of_the_database() -> list[str]:
    """Sentences that say why the site can't serve; empty when it can."""
    return faults_of_database(db.engine)
