"""Questions about rounds and ballots. None of them leads from a person to a choice without the round's key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.ballots.models import Ballot, BallotOption, VoteRound
from citizen.database import db
from citizen.domain.ballots import read_choices
from citizen.domain.roads import Treatment
from citizen.municipalities.models import District
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Road, RoadQuestion


@dataclass(frozen=True, slots=True)
class Option:
    """A name on a ballot, with the reason that its proposer gave."""

    question_id: int
    proposal_id: int
    public_id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class RoadOnBallot:
    """A road that one can vote on."""

    question_id: int
    road_id: int
    slug: str
    old_name: str
    district_name: str
    addresses: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that may be put on a ballot; a road without proposals has one row with empty name and ids."""

    question_id: int
    old_name: str
    district_name: str
    proposal_id: int
    public_id: str
    name: str
    reason: str
    is_shortlisted: bool
    supports: int


def find_round(process_id: int) -> VoteRound | None:
    return db.session.scalar(sa.select(VoteRound).where(VoteRound.process_id == process_id))


def list_options(round_id: int, question_id: int | None = None) -> Sequence[Option]:
    """The names on the ballot of one road, or of every road of the round, by name."""
    wanted = (
        sa.select(BallotOption.question_id, Proposal.id, Proposal.public_id, Proposal.name, Proposal.reason)
        .join(Proposal, Proposal.id == BallotOption.proposal_id)
        .where(BallotOption.round_id == round_id)
        .order_by(BallotOption.question_id, Proposal.name, Proposal.id)
    )
    if question_id is not None:
        wanted = wanted.where(BallotOption.question_id == question_id)
    return [Option(*row) for row in db.session.execute(wanted)]


def list_roads_on_ballot(round_id: int) -> Sequence[RoadOnBallot]:
    """The roads that can be voted on, by name, then by former municipality."""
    on_ballot = sa.select(BallotOption.question_id).where(BallotOption.round_id == round_id)
    wanted = (
        sa.select(
            RoadQuestion.id,
            Road.id,
            RoadQuestion.slug,
            RoadQuestion.old_name,
            District.name,
            RoadQuestion.old_addresses,
        )
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .where(RoadQuestion.id.in_(on_ballot))
        .order_by(RoadQuestion.old_name, District.name, RoadQuestion.id)
    )
    return [RoadOnBallot(*row) for row in db.session.execute(wanted)]


def list_candidates(process_id: int) -> Sequence[Candidate]:
    """The proposals for the roads of a round that need a new name, by road, the most supported on top."""
    supports = (
        sa.select(sa.func.count()).where(Support.proposal_id == Proposal.id).correlate(Proposal).scalar_subquery()
    )
    wanted = (
        sa.select(
            RoadQuestion.id,
            RoadQuestion.old_name,
            District.name,
            Proposal.id,
            Proposal.public_id,
            Proposal.name,
            Proposal.reason,
            Proposal.is_shortlisted,
            supports,
        )
        .select_from(RoadQuestion)
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .outerjoin(Proposal, sa.and_(Proposal.question_id == RoadQuestion.id, Proposal.withdrawn_at.is_(None)))
        .where(RoadQuestion.process_id == process_id, RoadQuestion.treatment != Treatment.ABSORB)
        .order_by(RoadQuestion.old_name, District.name, RoadQuestion.id, supports.desc(), Proposal.name, Proposal.id)
    )
    return [
        Candidate(
            question, road, district, proposal or 0, public_id or "", name or "", reason or "", bool(listed), number
        )
        for question, road, district, proposal, public_id, name, reason, listed, number in db.session.execute(wanted)
    ]


def find_choices(round_id: int, slots: Mapping[int, bytes]) -> dict[int, tuple[int, ...]]:
    """What lies in these slots (question id to slot): question id to the option ids chosen; () is a blank vote."""
    if not slots:
        return {}
    wanted = sa.select(Ballot.question_id, Ballot.slot, Ballot.choices).where(
        Ballot.round_id == round_id, Ballot.slot.in_(list(slots.values()))
    )
    return {
        question: read_choices(choices)
        for question, slot, choices in db.session.execute(wanted)
        if slots.get(question) == slot
    }


def count_ballots(round_id: int) -> dict[int, dict[int | None, list[tuple[tuple[int, ...], int]]]]:
    """All ballots of a round, equal ones together: question id to district id to (options, how many).

    Only for rounds that are closed: the caller sees to it that nobody gets a count before.
    """
    wanted = (
        sa.select(Ballot.question_id, Ballot.district_id, Ballot.choices, sa.func.count())
        .where(Ballot.round_id == round_id)
        .group_by(Ballot.question_id, Ballot.district_id, Ballot.choices)
        .order_by(Ballot.question_id, Ballot.district_id, Ballot.choices)
    )
    counted: dict[int, dict[int | None, list[tuple[tuple[int, ...], int]]]] = {}
    for question, district, choices, number in db.session.execute(wanted):
        counted.setdefault(question, {}).setdefault(district, []).append((read_choices(choices), number))
    return counted
