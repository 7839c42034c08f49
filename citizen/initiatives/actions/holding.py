"""Hold one initiative still while something is done with it, note what was done, and tell those whom it concerns."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account, RoleGrant
from citizen.accounts.queries import HOLDS
from citizen.config import Settings
from citizen.database import database_now, transaction
from citizen.domain.acts import Act
from citizen.domain.initiatives.sealed_signatures import Signature, SignatureSeal
from citizen.domain.initiatives.states import InitiativeEventKind
from citizen.domain.notices import NoticeKind
from citizen.domain.permissions import GRANTED, Permission
from citizen.escrow import escrow_key
from citizen.initiatives.models import Initiative, InitiativeEvent, InitiativeSignature
from citizen.initiatives.queries import find_proposers, key_name
from citizen.keys import make_key, read_key
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, post_notices
from citizen.staff_log.actions import record_act

TARGET = "initiative"
"""What notices call an initiative."""


@contextmanager
def holding(initiative_id: int) -> Iterator[tuple[Session, Initiative, datetime]]:
    """A transaction in which nobody else writes about this initiative, with the database's own clock."""
    wanted = sa.select(Initiative).where(Initiative.id == initiative_id).with_for_update(of=Initiative)
    with transaction() as session:
        initiative = session.execute(wanted.execution_options(populate_existing=True)).scalar_one()
        yield session, initiative, database_now(session)


def new_public_id() -> str:
    """A name in addresses: 128 random bits, so that nobody can count or guess them."""
    return base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower()


def note(
    session: Session, initiative: Initiative, kind: InitiativeEventKind, now: datetime, by: int | None = None
) -> None:
    """Write what was done into the log of the initiative."""
    session.add(InitiativeEvent(initiative_id=initiative.id, at=now, kind=kind.value, account_id=by))


def log_act(session: Session, act: Act, initiative: Initiative, by: int, why: str = "") -> None:
    """Note in the log of staff what was done with the initiative."""
    place = session.get_one(Municipality, initiative.municipality_id)
    about = f"/{place.slug}/innbyggerforslag/{initiative.public_id}"
    record_act(session, act, municipality_id=place.id, account_id=by, about=about, why=why)


def make_seal_key(settings: Settings, initiative: Initiative) -> None:
    """The key of an initiative's signatures, made before the first of them, with copies for the custodians."""
    name = key_name(initiative.public_id)
    make_key(settings.keys_dir, name)
    escrow_key(settings.keys_dir, name, settings.escrow_keys)


def seal_of(keys_dir: Path, initiative: Initiative) -> SignatureSeal:
    """What marks and seals the signatures of an initiative. Raises KeyMissing: a lost key is never made anew."""
    return SignatureSeal(read_key(keys_dir, key_name(initiative.public_id)), initiative.id)


def open_signatures(session: Session, initiative: Initiative, keys_dir: Path) -> list[Signature]:
    """What all have signed with, in no order."""
    wanted = sa.select(InitiativeSignature.mark, InitiativeSignature.sealed)
    rows = session.execute(wanted.where(InitiativeSignature.initiative_id == initiative.id)).all()
    if not rows:
        return []
    seal = seal_of(keys_dir, initiative)
    return [seal.open(sealed, mark) for mark, sealed in rows]


def find_signers(session: Session, initiative: Initiative, keys_dir: Path) -> frozenset[int]:
    """The accounts of those who have signed, as far as they still exist."""
    signers = {signature.account_id for signature in open_signatures(session, initiative, keys_dir)}
    there = sa.select(Account.id).where(Account.id.in_(signers), Account.disabled_at.is_(None))
    return frozenset(session.scalars(there))


def find_staff(session: Session, municipality_id: int) -> frozenset[int]:
    """Those who handle the initiatives of the municipality."""
    roles = [role.value for role in GRANTED[Permission.HANDLE_INITIATIVES]]
    wanted = sa.select(RoleGrant.account_id).where(
        RoleGrant.municipality_id == municipality_id, RoleGrant.role.in_(roles), HOLDS
    )
    return frozenset(session.scalars(wanted))


def tell(
    session: Session,
    kind: NoticeKind,
    people: Collection[int],
    initiative: Initiative,
    said: tuple[str, str] = ("", ""),
) -> None:
    """One notice each, as long as everyone may see the initiative. Nobody learns from it who else has signed."""
    about = replace(_about(session, initiative, said), target_kind=TARGET, target_id=initiative.id)
    post_notices(session, kind, people, about)


def tell_proposers(
    session: Session,
    kind: NoticeKind,
    initiative: Initiative,
    said: tuple[str, str] = ("", ""),
    but: int | None = None,
) -> None:
    """Tell those who are behind it, whoever may see the initiative; not the one who did it, where one of them did."""
    if proposers := [one for one in find_proposers(session, initiative) if one != but]:
        post_notices(session, kind, proposers, _about(session, initiative, said))


def tell_everyone(
    session: Session, kind: NoticeKind, initiative: Initiative, keys_dir: Path, said: tuple[str, str] = ("", "")
) -> None:
    """Tell those who are behind it, and those who have signed."""
    signers = find_signers(session, initiative, keys_dir).difference(find_proposers(session, initiative))
    tell(session, kind, signers, initiative, said)
    tell_proposers(session, kind, initiative, said)


def _about(session: Session, initiative: Initiative, said: tuple[str, str]) -> About:
    slug = session.scalar(sa.select(Municipality.slug).where(Municipality.id == initiative.municipality_id))
    path = f"/{slug}/innbyggerforslag/{initiative.public_id}"
    return About(initiative.municipality_id, initiative.title, path, said_nb=said[0], said_nn=said[1])
