"""Write an initiative, keep it as a draft, send it in, and take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import database_now, transaction
from citizen.domain.initiatives.states import InitiativeEventKind, InitiativeState, Move, is_allowed
from citizen.domain.initiatives.writing import (
    MOST_DRAFTS,
    MOST_SENT,
    SENT_WITHIN,
    InitiativeRefusal,
    refuse_resident,
)
from citizen.domain.notices import NoticeKind
from citizen.domain.personal_data import find_personal_data, holds_birth_number
from citizen.domain.residents import Resident
from citizen.initiatives.actions.holding import find_signers, holding, new_public_id, note, tell, tell_proposers
from citizen.initiatives.models import (
    Initiative,
    InitiativeInvitation,
    InitiativeProposer,
    InitiativeSettings,
    InitiativeSignature,
)
from citizen.initiatives.queries import find_proposers, has_proposer


@dataclass(frozen=True, slots=True)
class Text:
    """What the proposer wrote."""

    title: str
    what: str
    why: str
    language: str
    may_be_public: bool


def begin_draft(municipality_id: int, resident: Resident, text: Text) -> Initiative | InitiativeRefusal:
    """Keep a new draft, which its proposer alone sees. Sent twice, it is the same draft."""
    if refusal := _refuse_text(text, is_sent=False):
        return refusal
    if refusal := refuse_resident(resident, municipality_id):
        return refusal
    with transaction() as session:
        # two forms at once are counted one after the other
        account = session.get_one(Account, resident.account_id, with_for_update=True)
        if account.deleted_at is not None:
            return InitiativeRefusal.NOT_NOW
        if same := _find_same(session, municipality_id, resident, text):
            return same
        drafts = sa.select(sa.func.count()).where(
            Initiative.author_id == resident.account_id, Initiative.state == InitiativeState.DRAFT
        )
        if (session.scalar(drafts) or 0) >= MOST_DRAFTS:
            return InitiativeRefusal.TOO_MANY_DRAFTS
        initiative = Initiative(
            public_id=new_public_id(),
            municipality_id=municipality_id,
            author_id=resident.account_id,
            state=InitiativeState.DRAFT.value,
            begun_at=database_now(session),
        )
        _write(initiative, text)
        session.add(initiative)
    return initiative


def save_draft(initiative_id: int, resident: Resident, text: Text) -> InitiativeRefusal | None:
    """Keep what the draft says now."""
    if refusal := _refuse_text(text, is_sent=False):
        return refusal
    with holding(initiative_id) as (session, initiative, _now):
        if refusal := _refuse_draft(session, initiative, resident):
            return refusal
        _write(initiative, text)
    return None


def send_initiative(initiative_id: int, resident: Resident, text: Text) -> InitiativeRefusal | None:
    """Send it to the municipality, which checks it before anybody can sign."""
    if refusal := _refuse_text(text, is_sent=True):
        return refusal
    with holding(initiative_id) as (session, initiative, now):
        if refusal := _refuse_draft(session, initiative, resident):
            return refusal
        if refusal := refuse_resident(resident, initiative.municipality_id):
            return refusal
        session.execute(sa.select(Account.id).where(Account.id == resident.account_id).with_for_update())
        if session.get(InitiativeSettings, initiative.municipality_id) is None:
            return InitiativeRefusal.NOT_SET_UP
        if _count_sent(session, resident.account_id, now) >= MOST_SENT:
            return InitiativeRefusal.TOO_MANY_SENT
        _write(initiative, text)
        initiative.state = InitiativeState.CHECKING.value
        initiative.sent_at = now
        note(session, initiative, InitiativeEventKind.SENT, now)
    return None


def delete_draft(initiative_id: int, resident: Resident) -> InitiativeRefusal | None:
    """Throw a draft away, for all who are behind it."""
    with holding(initiative_id) as (session, initiative, _now):
        if refusal := _refuse_draft(session, initiative, resident):
            return refusal
        for model in (InitiativeInvitation, InitiativeProposer):
            session.execute(sa.delete(model).where(model.initiative_id == initiative.id))
        session.delete(initiative)
    return None


def withdraw_initiative(initiative_id: int, resident: Resident, keys_dir: Path) -> InitiativeRefusal | None:
    """Take one's own initiative back. The signatures are deleted, and those who gave them are told."""
    with holding(initiative_id) as (session, initiative, now):
        proposers = find_proposers(session, initiative)
        if resident.account_id not in proposers:
            return InitiativeRefusal.NOT_YOURS
        if not is_allowed(Move.WITHDRAW, InitiativeState(initiative.state)):
            return InitiativeRefusal.NOT_NOW
        signers = find_signers(session, initiative, keys_dir).difference(proposers)
        tell(session, NoticeKind.INITIATIVE_WITHDRAWN, signers, initiative)
        tell_proposers(session, NoticeKind.INITIATIVE_GIVEN_UP, initiative, but=resident.account_id)
        session.execute(sa.delete(InitiativeSignature).where(InitiativeSignature.initiative_id == initiative.id))
        initiative.state = InitiativeState.WITHDRAWN.value
        note(session, initiative, InitiativeEventKind.WITHDRAWN, now)
    return None


def _find_same(session: Session, municipality_id: int, resident: Resident, text: Text) -> Initiative | None:
    """What the person has begun or sent with just these words: the button was pressed twice."""
    return session.scalar(
        sa.select(Initiative)
        .where(
            Initiative.author_id == resident.account_id,
            Initiative.municipality_id == municipality_id,
            Initiative.state.in_([InitiativeState.DRAFT.value, InitiativeState.CHECKING.value]),
            Initiative.title == text.title,
            Initiative.what == text.what,
            Initiative.why == text.why,
        )
        .order_by(Initiative.id)
        .limit(1)
    )


def _refuse_text(text: Text, *, is_sent: bool) -> InitiativeRefusal | None:
    found = [one for part in (text.title, text.what, text.why) for one in find_personal_data(part)]
    if holds_birth_number(found):
        return InitiativeRefusal.PERSON_NUMBER
    return InitiativeRefusal.PERSONAL_DATA if found and is_sent and not text.may_be_public else None


def _refuse_draft(session: Session, initiative: Initiative, resident: Resident) -> InitiativeRefusal | None:
    if not has_proposer(session, initiative, resident.account_id):
        return InitiativeRefusal.NOT_YOURS
    return None if is_allowed(Move.SEND, InitiativeState(initiative.state)) else InitiativeRefusal.NOT_NOW


def _count_sent(session: Session, account_id: int, now: datetime) -> int:
    wanted = sa.select(sa.func.count()).where(
        Initiative.author_id == account_id, Initiative.sent_at > now - SENT_WITHIN
    )
    return session.scalar(wanted) or 0


def _write(initiative: Initiative, text: Text) -> None:
    initiative.title, initiative.what, initiative.why = text.title, text.what, text.why
    initiative.language, initiative.may_be_public = text.language, text.may_be_public
