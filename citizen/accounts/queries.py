"""Questions about accounts, roles and sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from citizen.accounts.models import Account, LoginSession, RoleGrant
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.residents import Resident
from citizen.municipalities.models import District, Municipality

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=8)


def find_session(token_hash: bytes, now: datetime) -> tuple[LoginSession, Account] | None:
    """The live session behind a token, with its account: not ended, not idle too long, not too old."""
    wanted = (
        sa.select(LoginSession, Account)
        .join(Account, Account.id == LoginSession.account_id)
        .where(
            LoginSession.token_hash == token_hash,
            LoginSession.ended_at.is_(None),
            LoginSession.seen_at > now - IDLE,
            LoginSession.created_at > now - LONGEST,
            Account.disabled_at.is_(None),
        )
    )
    row = db.session.execute(wanted).one_or_none()
    return (row[0], row[1]) if row else None


def as_resident(account: Account) -> Resident:
    """What the rules need to know about the person."""
    municipality_id = None
    if account.district_id is not None:
        home = sa.select(District.municipality_id).where(District.id == account.district_id)
        municipality_id = db.session.scalar(home)
    return Resident(account.id, municipality_id, account.district_id, account.home_road_id)


def roles_at(account_id: int, municipality_id: int) -> frozenset[Role]:
    """The person's roles for one municipality."""
    wanted = sa.select(RoleGrant.role).where(
        RoleGrant.account_id == account_id, RoleGrant.municipality_id == municipality_id
    )
    return frozenset(Role(role) for role in db.session.scalars(wanted))


def list_grants_of(account_id: int) -> Sequence[tuple[Municipality, Role]]:
    """Where the person has which role, by municipality."""
    wanted = (
        sa.select(Municipality, RoleGrant.role)
        .join(RoleGrant, RoleGrant.municipality_id == Municipality.id)
        .where(RoleGrant.account_id == account_id)
        .order_by(Municipality.name, RoleGrant.role)
    )
    return [(municipality, Role(role)) for municipality, role in db.session.execute(wanted)]
