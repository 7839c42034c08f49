"""Sign an initiative, and take one's signature back until the council has it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.actions import is_still_here
from citizen.database import insert_unless_there
from citizen.domain.initiatives.sealed_signatures import DRAW_BYTES, Signature
from citizen.domain.initiatives.states import WITH_COUNCIL, InitiativeEventKind, InitiativeState
from citizen.domain.initiatives.writing import InitiativeRefusal, Signed, refuse_signature
from citizen.domain.notices import NoticeKind
from citizen.domain.personal_data import find_personal_data, holds_birth_number
from citizen.domain.residents import Resident
from citizen.initiatives.actions.holding import find_staff, holding, note, seal_of, tell, tell_proposers
from citizen.initiatives.models import Initiative, InitiativeSignature
from citizen.initiatives.queries import find_proposers
from citizen.municipalities.models import District


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the resident, how this site knows them, the name they wrote, and who says where they live."""

    resident: Resident
    person_key: bytes
    name: str
    residence_by: str


def sign_initiative(initiative_id: int, signer: Signer, keys_dir: Path) -> Signed | InitiativeRefusal:
    """Count the person once, however often it is sent. Name and residence are sealed for the municipality."""
    if holds_birth_number(find_personal_data(signer.name)):
        return InitiativeRefusal.PERSON_NUMBER
    with holding(initiative_id) as (session, initiative, now):
        state = InitiativeState(initiative.state)
        if refusal := refuse_signature(signer.resident, initiative.municipality_id, state, hidden=initiative.is_hidden):
            return refusal
        if not is_still_here(session, signer.resident.account_id):
            return InitiativeRefusal.NOT_NOW
        seal = seal_of(keys_dir, initiative)
        mark = seal.mark_of(signer.person_key)
        sealed = seal.seal(_signature(session, signer, now), mark, secrets.token_bytes(DRAW_BYTES))
        keys = {"initiative_id": initiative.id, "mark": mark}
        insert = insert_unless_there(InitiativeSignature, keys=keys, values={"sealed": sealed})
        if session.execute(insert.returning(InitiativeSignature.mark)).first() is None:
            return Signed.ALREADY
        _count(session, initiative)
        if initiative.met_at is None and initiative.signatures >= (initiative.threshold or 0):
            _say_it_is_met(session, initiative, now)
    return Signed.SIGNED


def take_back_signature(initiative_id: int, person_key: bytes, keys_dir: Path) -> Signed | InitiativeRefusal:
    """Delete the person's signature; once more is no fault."""
    with holding(initiative_id) as (session, initiative, _now):
        if InitiativeState(initiative.state) in WITH_COUNCIL:
            return InitiativeRefusal.WITH_COUNCIL
        delete_signature(session, initiative, person_key, keys_dir)
    return Signed.TAKEN_BACK


def delete_signature(session: Session, initiative: Initiative, person_key: bytes, keys_dir: Path) -> None:
    """Take it off, in the caller's transaction, and count those that are left."""
    if not _count_stored(session, initiative):
        return
    mark = seal_of(keys_dir, initiative).mark_of(person_key)
    session.execute(
        sa.delete(InitiativeSignature).where(
            InitiativeSignature.initiative_id == initiative.id, InitiativeSignature.mark == mark
        )
    )
    _count(session, initiative)


def _signature(session: Session, signer: Signer, now: datetime) -> Signature:
    resident = signer.resident
    district = session.scalar(sa.select(District.name).where(District.id == resident.district_id)) or ""
    return Signature(resident.account_id, signer.name, district, signer.residence_by, now)


def _count(session: Session, initiative: Initiative) -> None:
    initiative.signatures = _count_stored(session, initiative)
    session.flush()


def _count_stored(session: Session, initiative: Initiative) -> int:
    counted = sa.select(sa.func.count()).where(InitiativeSignature.initiative_id == initiative.id)
    return session.scalar(counted) or 0


def _say_it_is_met(session: Session, initiative: Initiative, now: datetime) -> None:
    """Once: taking signatures back and giving them again tells nobody anew."""
    initiative.met_at = now
    note(session, initiative, InitiativeEventKind.MET, now)
    tell_proposers(session, NoticeKind.INITIATIVE_MET, initiative)
    staff = find_staff(session, initiative.municipality_id).difference(find_proposers(session, initiative))
    tell(session, NoticeKind.INITIATIVE_MET, staff, initiative)
