"""Which of some things a person follows."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.notices import FollowKind
from citizen.notices.models import Follow


def list_followed(account_id: int, targets: Collection[tuple[FollowKind, int]]) -> frozenset[tuple[FollowKind, int]]:
    """Those among these that the person follows; one question for all of them."""
    conditions = [sa.and_(Follow.kind == kind.value, Follow.target_id == target_id) for kind, target_id in targets]
    wanted = sa.select(Follow.kind, Follow.target_id).where(Follow.account_id == account_id, sa.or_(*conditions))
    return frozenset((FollowKind(kind), target_id) for kind, target_id in db.session.execute(wanted))
