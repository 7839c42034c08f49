"""Pictures of what can be chosen: kept at once when staff send them, so that nobody must choose them again."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.models import VotePicture
from citizen.ballots.queries.pictures import IS_SHOWN, WAITS, find_picture_of_idea
from citizen.database import database_now, transaction
from citizen.pictures import PictureRefusal, remake

ID_BYTES = 12
SWEPT_AFTER = WAITS + timedelta(days=1)
"""A day after it can't be put on a ballot any more: what was found usable can't be gone when the ballot is stored."""


def keep_picture(municipality_id: int, account_id: int | None, sent: bytes) -> str | PictureRefusal:
    """Make the picture anew and keep it until a vote shows it, for a week; gives its part of the address."""
    remade = remake(sent)
    if isinstance(remade, PictureRefusal):
        return remade
    with transaction() as session:
        return _keep(session, municipality_id, account_id, remade.content, remade.small, (remade.width, remade.height))


def copy_picture_of_idea(municipality_id: int, account_id: int, public_id: str) -> str | None:
    """Keep a copy of an idea's picture in the same way; None where it can't be seen by everyone (any more)."""
    with transaction() as session:
        found = find_picture_of_idea(municipality_id, public_id)
        if found is None:
            return None
        size = found.width, found.height
        return _keep(session, municipality_id, account_id, found.content, found.small, size)


def _keep(
    session: Session,
    municipality_id: int,
    account_id: int | None,
    content: bytes,
    small: bytes,
    size: tuple[int, int],
) -> str:
    now = database_now(session)
    forgotten = sa.delete(VotePicture).where(VotePicture.added_at < now - SWEPT_AFTER, ~IS_SHOWN)
    session.execute(forgotten.execution_options(synchronize_session=False))
    picture = VotePicture(
        public_id=secrets.token_hex(ID_BYTES),
        municipality_id=municipality_id,
        account_id=account_id,
        width=size[0],
        height=size[1],
        sha256=hashlib.sha256(content).digest(),
        small_sha256=hashlib.sha256(small).digest(),
        added_at=now,
        content=content,
        small=small,
    )
    session.add(picture)
    session.flush()
    return picture.public_id
