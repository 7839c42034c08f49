"""Who is behind an initiative: the first who proposed it, and those who have joined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import db
from citizen.initiatives.models import Initiative, InitiativeInvitation, InitiativeProposer


def is_proposed_by(account_id: int) -> sa.ColumnElement[bool]:
    """The condition that this person is behind the initiative."""
    joined = sa.select(InitiativeProposer.initiative_id).where(InitiativeProposer.account_id == account_id)
    return (Initiative.author_id == account_id) | Initiative.id.in_(joined)


def find_proposers(session: Session, initiative: Initiative) -> list[int]:
    """The accounts of all who are behind it, the first of them first."""
    joined = session.scalars(
        sa.select(InitiativeProposer.account_id)
        .where(InitiativeProposer.initiative_id == initiative.id)
        .order_by(InitiativeProposer.joined_at, InitiativeProposer.account_id)
    )
    first = [] if initiative.author_id is None else [initiative.author_id]
    return first + [account_id for account_id in joined if account_id not in first]


def has_proposer(session: Session, initiative: Initiative, account_id: int) -> bool:
    return account_id in find_proposers(session, initiative)


def list_proposers(initiative: Initiative) -> dict[int, str | None]:
    """Their accounts, the first of them first, with what each has chosen to be called."""
    joined = (InitiativeProposer.account_id == Account.id) & (InitiativeProposer.initiative_id == initiative.id)
    is_first = Account.id == initiative.author_id
    rows = db.session.execute(
        sa.select(Account.id, Account.shown_name)
        .outerjoin(InitiativeProposer, joined)
        .where(is_first | InitiativeProposer.account_id.is_not(None))
        .order_by(is_first.desc(), InitiativeProposer.joined_at, Account.id)
    )
    return dict(rows.all())


def find_invitation(token_hash: bytes) -> InitiativeInvitation | None:
    return db.session.get(InitiativeInvitation, token_hash)


def list_invitations(initiative_id: int, since: datetime) -> Sequence[InitiativeInvitation]:
    """The links that can still be used, the oldest first."""
    wanted = sa.select(InitiativeInvitation).where(
        InitiativeInvitation.initiative_id == initiative_id, InitiativeInvitation.made_at > since
    )
    return db.session.scalars(wanted.order_by(InitiativeInvitation.made_at)).all()
