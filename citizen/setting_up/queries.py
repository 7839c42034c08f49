"""Questions about who has which role, and about earlier rounds to copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from citizen.accounts.models import Account, RoleGrant
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role that somebody has, had or will have in a municipality."""

    account_id: int
    public_id: str
    shown_name: str | None
    email: str | None
    role: Role
    holds_from: datetime | None
    holds_until: datetime | None


def list_roles(municipality_id: int) -> list[GivenRole]:
    """Everyone with a role in this municipality, by role."""
    asked = (
        sa.select(
            Account.id,
            Account.public_id,
            Account.shown_name,
            Account.email,
            RoleGrant.role,
            RoleGrant.holds_from,
            RoleGrant.holds_until,
        )
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(RoleGrant.municipality_id == municipality_id, Account.deleted_at.is_(None))
        .order_by(RoleGrant.role, Account.shown_name, Account.id)
    )
    return [
        GivenRole(row.id, row.public_id, row.shown_name, row.email, Role(row.role), row.holds_from, row.holds_until)
        for row in db.session.execute(asked)
    ]


def has_other_admin(municipality_id: int, account_id: int) -> bool:
    """Whether somebody else who can log in is an administrator without an end."""
    asked = (
        sa.select(RoleGrant.account_id)
        .join(Account, Account.id == RoleGrant.account_id)
        .where(
            RoleGrant.municipality_id == municipality_id,
            RoleGrant.role == Role.ADMIN.value,
            RoleGrant.account_id != account_id,
            RoleGrant.holds_from.is_(None),
            RoleGrant.holds_until.is_(None),
            Account.disabled_at.is_(None),
            Account.deleted_at.is_(None),
        )
    )
    return db.session.scalar(asked.limit(1)) is not None


def list_earlier(municipality_id: int, kind: str) -> Sequence[Process]:
    """Rounds of this kind that can be copied, the newest on top."""
    asked = sa.select(Process).where(Process.municipality_id == municipality_id, Process.kind == kind)
    return db.session.scalars(asked.order_by(Process.created_at.desc(), Process.id.desc())).all()
