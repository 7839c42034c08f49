"""Follow something, and stop following it."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.accounts.actions import is_still_here
from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.notices import FollowKind
from citizen.notices.models import Follow


def follow(account_id: int, kind: FollowKind, target_id: int) -> None:
    """From now on the person is told of it; following twice is no fault, nor is a person who is gone.

    Joins the caller's transaction.
    """
    keys = {"account_id": account_id, "kind": kind.value, "target_id": target_id}
    with transaction() as session:
        if not is_still_here(session, account_id):
            return
        session.execute(insert_unless_there(Follow, keys=keys, values={"begun_at": database_now(session)}))


def unfollow(account_id: int, kind: FollowKind, target_id: int) -> None:
    """The person is not told of it any more; doing it twice is no fault. Joins the caller's transaction."""
    with transaction() as session:
        session.execute(
            sa.delete(Follow).where(
                Follow.account_id == account_id, Follow.kind == kind.value, Follow.target_id == target_id
            )
        )
