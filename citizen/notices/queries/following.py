"""Who follows what."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.notices import FollowKind
from citizen.notices.models import Follow


def followers_of(kind: FollowKind, target_id: int) -> frozenset[int]:
    """The accounts of those who follow it."""
    wanted = sa.select(Follow.account_id).where(Follow.kind == kind.value, Follow.target_id == target_id)
    return frozenset(db.session.scalars(wanted))


def is_following(account_id: int, kind: FollowKind, target_id: int) -> bool:
    return db.session.get(Follow, (account_id, kind.value, target_id)) is not None


def list_follows(account_id: int) -> Sequence[Follow]:
    """What the person follows, the newest on top."""
    wanted = sa.select(Follow).where(Follow.account_id == account_id)
    return db.session.scalars(wanted.order_by(Follow.begun_at.desc(), Follow.kind, Follow.target_id)).all()
