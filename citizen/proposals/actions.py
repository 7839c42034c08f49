"""Propose a name, support one, withdraw either. The database's clock and a lock on the road decide what comes first."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.actions import is_still_here
from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.naming import Finding, NameContext, Severity, check_name, tidy
from citizen.domain.person_numbers import holds_person_number
from citizen.domain.phases import Schedule
from citizen.domain.proposals import (
    MOST_PROPOSALS_WITHIN,
    Outcome,
    ProposalRefusal,
    is_too_many,
    refuse_support,
    refuse_taking_part,
    refuse_withdrawal,
)
from citizen.domain.residents import Resident
from citizen.domain.roads import Treatment
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support
from citizen.proposals.queries import count_proposals_since, key_of
from citizen.roads.models import RoadQuestion


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it, and the proposal that it came to, with its name as it stands there."""

    outcome: Outcome
    public_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Objections:
    """What the rules say stops the name; nothing was stored."""

    errors: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A name with its reason, as a resident sent it in."""

    name: str
    reason: str
    language: str


@dataclass(frozen=True, slots=True)
class _Road:
    """The road that is asked about as it stands now, held still while something is written about it."""

    question_id: int
    schedule: Schedule
    treatment: Treatment
    municipality_id: int
    now: datetime


def propose_name(
    question_id: int, resident: Resident, draft: Draft, naming: NameContext
) -> Done | Objections | ProposalRefusal:
    """Store the name as a proposal; a name that stands proposed for the road already gets support instead."""
    if holds_person_number(draft.name) or holds_person_number(draft.reason):
        return ProposalRefusal.PERSON_NUMBER
    errors = tuple(finding for finding in check_name(draft.name, naming) if finding.severity is Severity.ERROR)
    with _holding(question_id) as (session, road):
        if road is None:
            return ProposalRefusal.ROAD_GONE
        if not is_still_here(session, resident.account_id):
            return ProposalRefusal.NOT_YOURS
        if refusal := refuse_taking_part(road.schedule, road.treatment, road.municipality_id, resident, road.now):
            return refusal
        there = _find(session, Proposal.question_id == question_id, Proposal.name_key == key_of(draft.name))
        if there is not None and there.withdrawn_at is None:
            return _support_instead(session, there, resident)
        if errors:
            return Objections(errors)
        if is_too_many(count_proposals_since(resident.account_id, road.now - MOST_PROPOSALS_WITHIN)):
            return ProposalRefusal.TOO_MANY_TODAY
        return _store(session, there or Proposal(public_id=new_public_id()), road, resident, draft)


def support_proposal(proposal_id: int, question_id: int, resident: Resident) -> Outcome | ProposalRefusal:
    """Count the resident as a supporter; once, however often it is sent."""
    with _holding(question_id) as (session, road):
        if road is None:
            return ProposalRefusal.ROAD_GONE
        if not is_still_here(session, resident.account_id):
            return ProposalRefusal.NOT_YOURS
        if refusal := refuse_support(road.schedule, road.treatment, road.municipality_id, resident, road.now):
            return refusal
        proposal = _find(session, Proposal.id == proposal_id)
        if proposal is None or proposal.withdrawn_at is not None:
            return ProposalRefusal.WITHDRAWN
        _add_support(session, proposal_id, resident)
        return Outcome.SUPPORTED


def withdraw_support(proposal_id: int, question_id: int, resident: Resident) -> Outcome | ProposalRefusal:
    """Take the resident off the supporters; once more is no fault."""
    with _holding(question_id) as (session, road):
        if road is None:
            return ProposalRefusal.ROAD_GONE
        if refusal := refuse_withdrawal(road.schedule, road.now):
            return refusal
        session.execute(_support_of(proposal_id, resident))
        return Outcome.SUPPORT_WITHDRAWN


def withdraw_proposal(proposal_id: int, question_id: int, resident: Resident) -> Outcome | ProposalRefusal:
    """Take back one's own proposal. Where others support the name it stays, without its proposer."""
    with _holding(question_id) as (session, road):
        if road is None:
            return ProposalRefusal.ROAD_GONE
        if refusal := refuse_withdrawal(road.schedule, road.now):
            return refusal
        proposal = _find(session, Proposal.id == proposal_id)
        if proposal is None or proposal.withdrawn_at is not None:
            return Outcome.PROPOSAL_WITHDRAWN
        if proposal.proposer_id != resident.account_id:
            return ProposalRefusal.NOT_YOURS
        session.execute(_support_of(proposal_id, resident))
        supporters = sa.select(sa.func.count()).where(Support.proposal_id == proposal_id)
        if session.scalar(supporters):
            proposal.proposer_id = None
            return Outcome.LEFT_TO_SUPPORTERS
        proposal.withdrawn_at = road.now
        return Outcome.PROPOSAL_WITHDRAWN


def new_public_id() -> str:
    """A name for a proposal in addresses: 128 random bits, so that nobody can count or guess them."""
    return base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower()


@contextmanager
def _holding(question_id: int) -> Iterator[tuple[Session, _Road | None]]:
    """A transaction in which nobody else writes about this road; None when the road has left its round."""
    wanted = (
        sa.select(
            Process.proposals_open_at,
            Process.proposals_close_at,
            Process.voting_open_at,
            Process.voting_close_at,
            RoadQuestion.treatment,
            Process.municipality_id,
        )
        .join(Process, Process.id == RoadQuestion.process_id)
        .where(RoadQuestion.id == question_id)
        .with_for_update(of=RoadQuestion)
    )
    with transaction() as session:
        row = session.execute(wanted).one_or_none()
        if row is None:
            yield session, None
            return
        *instants, treatment, municipality_id = row
        now = database_now(session)
        yield session, _Road(question_id, Schedule(*instants), Treatment(treatment), municipality_id, now)


def _find(session: Session, *which: sa.ColumnElement[bool]) -> Proposal | None:
    """The proposal as the database has it now, whatever this session had read before."""
    return session.scalar(sa.select(Proposal).where(*which).execution_options(populate_existing=True))


def _support_instead(session: Session, proposal: Proposal, resident: Resident) -> Done:
    if proposal.proposer_id == resident.account_id:
        return Done(Outcome.ALREADY_YOURS, proposal.public_id, proposal.name)
    if session.get(Support, (proposal.id, resident.account_id)):
        return Done(Outcome.ALREADY_SUPPORTED, proposal.public_id, proposal.name)
    _add_support(session, proposal.id, resident)
    return Done(Outcome.SUPPORTED_INSTEAD, proposal.public_id, proposal.name)


def _store(session: Session, proposal: Proposal, road: _Road, resident: Resident, draft: Draft) -> Done:
    """A new proposal, or one that was withdrawn and now comes back with a new proposer and reason."""
    proposal.question_id = road.question_id
    proposal.name = tidy(draft.name)
    proposal.name_key = key_of(draft.name)
    proposal.reason = draft.reason
    proposal.language = draft.language
    proposal.proposer_id = resident.account_id
    proposal.proposed_at = road.now
    proposal.withdrawn_at = None
    session.add(proposal)
    session.flush()
    _add_support(session, proposal.id, resident)
    return Done(Outcome.PROPOSED, proposal.public_id, proposal.name)


def _add_support(session: Session, proposal_id: int, resident: Resident) -> None:
    keys = {"proposal_id": proposal_id, "account_id": resident.account_id}
    session.execute(insert_unless_there(Support, keys=keys, values={}))


def _support_of(proposal_id: int, resident: Resident) -> sa.Delete:
    return sa.delete(Support).where(Support.proposal_id == proposal_id, Support.account_id == resident.account_id)
