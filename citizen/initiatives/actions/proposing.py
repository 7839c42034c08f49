"""Let one more person stand behind an initiative, by a link that can be used once; and leave it to the others."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.actions import is_still_here
from citizen.database import insert_unless_there
from citizen.domain.initiatives.states import InitiativeState, Move, is_allowed
from citizen.domain.initiatives.writing import (
    INVITATION_HOLDS,
    MOST_INVITATIONS,
    MOST_PROPOSERS,
    InitiativeRefusal,
    Joined,
    refuse_resident,
)
from citizen.domain.residents import Resident
from citizen.initiatives.actions.holding import holding
from citizen.initiatives.models import Initiative, InitiativeInvitation, InitiativeProposer
from citizen.initiatives.queries import find_proposers, has_proposer


def hash_of_invitation(token: str) -> bytes:
    """What the table holds instead of the token, so that a stolen table makes nobody a proposer."""
    return hashlib.sha256(token.encode()).digest()


def invite_proposer(initiative_id: int, account_id: int) -> str | InitiativeRefusal:
    """Make a link for one more; returns its token, which is shown once and stored nowhere."""
    token = secrets.token_urlsafe(24)
    with holding(initiative_id) as (session, initiative, now):
        if not has_proposer(session, initiative, account_id):
            return InitiativeRefusal.NOT_YOURS
        mine = InitiativeInvitation.initiative_id == initiative_id
        session.execute(
            sa.delete(InitiativeInvitation).where(mine, InitiativeInvitation.made_at <= now - INVITATION_HOLDS)
        )
        if refusal := _refuse_more(session, initiative):
            return refusal
        unused = sa.select(sa.func.count()).select_from(InitiativeInvitation).where(mine)
        if session.scalars(unused).one() >= MOST_INVITATIONS:
            return InitiativeRefusal.TOO_MANY_INVITATIONS
        session.add(
            InitiativeInvitation(token_hash=hash_of_invitation(token), initiative_id=initiative_id, made_at=now)
        )
    return token


def join_initiative(initiative_id: int, resident: Resident, token: str) -> Joined | InitiativeRefusal:
    """Make the person a proposer, and use the link up. Who is one already uses up nothing."""
    with holding(initiative_id) as (session, initiative, now):
        if has_proposer(session, initiative, resident.account_id):
            return Joined.ALREADY
        invitation = session.get(InitiativeInvitation, hash_of_invitation(token), populate_existing=True)
        if invitation is None or not holds(invitation, initiative_id, now):
            return InitiativeRefusal.INVITATION_OVER
        if refusal := refuse_resident(resident, initiative.municipality_id) or _refuse_more(session, initiative):
            return refusal
        if not is_still_here(session, resident.account_id):
            return InitiativeRefusal.NOT_NOW
        session.delete(invitation)
        keys = {"initiative_id": initiative_id, "account_id": resident.account_id}
        session.execute(insert_unless_there(InitiativeProposer, keys=keys, values={"joined_at": now}))
    return Joined.JOINED


def leave_initiative(initiative_id: int, account_id: int) -> Joined | InitiativeRefusal:
    """Take the person off those behind it; the last one withdraws it instead."""
    with holding(initiative_id) as (session, initiative, _now):
        proposers = find_proposers(session, initiative)
        if account_id not in proposers:
            return InitiativeRefusal.NOT_YOURS
        if len(proposers) == 1:
            return InitiativeRefusal.LAST_PROPOSER
        take_off(session, initiative, account_id)
    return Joined.LEFT


def take_off(session: Session, initiative: Initiative, account_id: int) -> None:
    """In the caller's transaction: the links go too, as nobody knows any more who has got them from whom."""
    others = [one for one in find_proposers(session, initiative) if one != account_id]
    joined = sa.delete(InitiativeProposer).where(InitiativeProposer.initiative_id == initiative.id)
    session.execute(sa.delete(InitiativeInvitation).where(InitiativeInvitation.initiative_id == initiative.id))
    session.execute(joined.where(InitiativeProposer.account_id == account_id))
    if initiative.author_id == account_id:
        initiative.author_id = others[0] if others else None
        session.flush()
        session.execute(joined.where(InitiativeProposer.account_id == initiative.author_id))


def holds(invitation: InitiativeInvitation, initiative_id: int, now: datetime) -> bool:
    """Whether the link still makes somebody a proposer of this initiative."""
    return invitation.initiative_id == initiative_id and now < invitation.made_at + INVITATION_HOLDS


def _refuse_more(session: Session, initiative: Initiative) -> InitiativeRefusal | None:
    if not is_allowed(Move.INVITE, InitiativeState(initiative.state)):
        return InitiativeRefusal.NOT_NOW
    is_full = len(find_proposers(session, initiative)) >= MOST_PROPOSERS
    return InitiativeRefusal.TOO_MANY_PROPOSERS if is_full else None
