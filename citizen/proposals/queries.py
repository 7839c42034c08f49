"""Questions about proposals and support. Lists come as plain rows, as they may be long."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.naming.keys import name_key, without_faults
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support
from citizen.roads.models import Road, RoadQuestion

_PRIME = 2_147_483_647


class Order(StrEnum):
    """The orders of a list of proposals, as they stand in the address."""

    MIXED = "tilfeldig"
    NEWEST = "nye"
    SUPPORT = "stotte"


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal as a reader sees it."""

    id: int
    public_id: str
    question_id: int
    question_slug: str
    name: str
    reason: str
    language: str
    proposer_id: int | None
    proposer_name: str | None
    proposed_at: datetime
    is_shortlisted: bool
    supports: int
    supported: bool
    """The reader has given support."""


@dataclass(frozen=True, slots=True)
class ProposalCount:
    """How many names stand proposed for a road, and how many of them are on its ballot."""

    total: int
    shortlisted: int


@dataclass(frozen=True, slots=True)
class NameAround:
    """A name that the road, or another road of the municipality, may get."""

    name: str
    name_key: str
    road: str
    is_here: bool
    is_shortlisted: bool
    is_chosen_elsewhere: bool
    """It stands on another road's ballot, or stood there."""
    supports: int
    """Counted for the name that was asked about, else 0."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A proposal that a person made or supports, with where it stands."""

    public_id: str
    name: str
    road: str
    municipality_slug: str
    process: Process
    proposed_at: datetime
    withdrawn_at: datetime | None
    is_shortlisted: bool
    is_mine: bool
    supports: int


def list_proposals(
    question_id: int, order: Order, *, seed: str, reader_id: int | None, offset: int, limit: int
) -> Sequence[ProposalRow]:
    """A page of the names proposed for the road, those on its ballot first. The seed decides the mixed order."""
    wanted = _select_rows(reader_id).where(Proposal.question_id == question_id)
    ordering = (Proposal.is_shortlisted.desc(), *_ordering(order, seed), Proposal.id)
    return [_row_of(row) for row in db.session.execute(wanted.order_by(*ordering).offset(offset).limit(limit))]


def list_names_around(question: RoadQuestion, municipality_id: int, name: str, now: datetime) -> Sequence[NameAround]:
    """All names proposed for the road, and of other roads those on ballots and this very name where it is proposed."""
    is_here = RoadQuestion.id == question.id
    is_same = Proposal.name_key == key_of(name)
    is_chosen = sa.and_(sa.not_(is_here), Proposal.is_shortlisted, Process.proposals_close_at <= now)
    wanted = (
        sa.select(
            Proposal.name,
            Proposal.name_key,
            RoadQuestion.old_name,
            is_here,
            Proposal.is_shortlisted,
            is_chosen,
            sa.case((is_same, _supports()), else_=0),
        )
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .join(Process, Process.id == RoadQuestion.process_id)
        .where(
            Process.municipality_id == municipality_id,
            sa.or_(is_here, RoadQuestion.road_id != question.road_id),
            Proposal.withdrawn_at.is_(None),
            sa.or_(is_here, is_chosen, sa.and_(is_same, Process.voting_close_at > now)),
        )
        .order_by(RoadQuestion.old_name, Proposal.id)
    )
    return [NameAround(*row) for row in db.session.execute(wanted)]


def find_proposal(process_id: int, public_id: str, reader_id: int | None) -> ProposalRow | None:
    """The proposal with this address in the process, unless it is withdrawn."""
    wanted = _select_rows(reader_id).where(RoadQuestion.process_id == process_id, Proposal.public_id == public_id)
    row = db.session.execute(wanted).one_or_none()
    return _row_of(row) if row else None


def key_of(name: str) -> str:
    """What is compared to see whether a name stands proposed; without characters that a database can't be asked for."""
    return name_key(without_faults(name))


def count_proposals_since(account_id: int, since: datetime) -> int:
    """How many names the person has proposed anywhere since then, withdrawn ones too."""
    wanted = sa.select(sa.func.count()).where(Proposal.proposer_id == account_id, Proposal.proposed_at > since)
    return db.session.scalar(wanted) or 0


def list_own(account_id: int, limit: int = 200) -> Sequence[OwnRow]:
    """What the person has proposed, withdrawn proposals too, and what they support; the newest on top."""
    support = sa.select(Support.proposal_id).where(Support.account_id == account_id)
    is_mine = sa.func.coalesce(Proposal.proposer_id == account_id, sa.false())
    wanted = (
        sa.select(
            Proposal.public_id,
            Proposal.name,
            RoadQuestion.old_name,
            Municipality.slug,
            Process,
            Proposal.proposed_at,
            Proposal.withdrawn_at,
            Proposal.is_shortlisted,
            is_mine,
            _supports(),
        )
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(Process, Process.id == RoadQuestion.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(
            sa.or_(
                Proposal.proposer_id == account_id,
                sa.and_(Proposal.id.in_(support), Proposal.withdrawn_at.is_(None)),
            )
        )
        .order_by(Proposal.proposed_at.desc(), Proposal.id)
        .limit(limit)
    )
    return [_own_row_of(row) for row in db.session.execute(wanted)]


def _select_rows(reader_id: int | None) -> sa.Select[*tuple[Any, ...]]:
    mine = sa.exists().where(Support.proposal_id == Proposal.id, Support.account_id == reader_id)
    return (
        sa.select(
            Proposal.id,
            Proposal.public_id,
            Proposal.question_id,
            RoadQuestion.slug,
            Proposal.name,
            Proposal.reason,
            Proposal.language,
            Proposal.proposer_id,
            Account.shown_name,
            Proposal.proposed_at,
            Proposal.is_shortlisted,
            _supports().label("supports"),
            mine if reader_id is not None else sa.false(),
        )
        .join(RoadQuestion, RoadQuestion.id == Proposal.question_id)
        .outerjoin(Account, Account.id == Proposal.proposer_id)
        .where(Proposal.withdrawn_at.is_(None))
    )


def _row_of(row: sa.Row[*tuple[Any, ...]]) -> ProposalRow:
    values: list[Any] = list(row)
    return ProposalRow(*values)


def _own_row_of(row: sa.Row[*tuple[Any, ...]]) -> OwnRow:
    values: list[Any] = list(row)
    return OwnRow(*values)


def _supports() -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).where(Support.proposal_id == Proposal.id).correlate(Proposal).scalar_subquery()


def _ordering(order: Order, seed: str) -> tuple[sa.ColumnElement[Any], ...]:
    match order:
        case Order.NEWEST:
            return (Proposal.proposed_at.desc(),)
        case Order.SUPPORT:
            return (sa.literal_column("supports").desc(),)
        case Order.MIXED:
            number = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=8).digest())
            factor, shift = 1 + number % (_PRIME - 1), number // _PRIME % _PRIME
            return ((sa.cast(Proposal.id, sa.BigInteger) * factor + shift) % _PRIME,)
