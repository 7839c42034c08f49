"""Put notices into the outbox."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, insert_unless_there
from citizen.domain.notices import NoticeKind
from citizen.notices.models import Notice


@dataclass(frozen=True, slots=True)
class About:
    """What a notice tells of.

    title: as its writer wrote it. path: the page, without language, such as "/fjordsund/idear/ide/abc". said_nb and
    said_nn: what was answered or decided, where the notice shall say it itself. target_kind and target_id: what must
    still be seen by everyone when the notice is shown or sent ("idea", 12); leave them out where the person shall be
    told whatever happens, as of a decision to hide what they wrote.
    """

    municipality_id: int
    title: str
    path: str
    said_nb: str = ""
    said_nn: str = ""
    target_kind: str = ""
    target_id: int | None = None


def post_notices(session: Session, kind: NoticeKind, account_ids: Collection[int], about: About) -> None:
    """Tell these people, in the caller's transaction: one row each, or none if the caller's work is undone."""
    if not account_ids:
        return
    row = _row(session, kind, about)
    session.execute(sa.insert(Notice), [{"account_id": account_id, **row} for account_id in sorted(set(account_ids))])


def post_once(session: Session, kind: NoticeKind, account_ids: Collection[int], about: About, once: str) -> int:
    """As post_notices, for what a timer may find twice: whoever has been told under this name is not told again."""
    row, told = _row(session, kind, about), 0
    for account_id in sorted(set(account_ids)):
        keys = {"account_id": account_id, "once": once}
        insert = insert_unless_there(Notice, keys=keys, values=row)
        told += session.execute(insert.returning(Notice.id)).first() is not None
    return told


def _row(session: Session, kind: NoticeKind, about: About) -> dict[str, object]:
    if not about.path.startswith("/") or about.path.startswith("//"):
        raise ValueError("the path of a notice begins with one slash and has no host in it")
    has_target = about.target_id is not None
    return {
        "kind": kind.value,
        "municipality_id": about.municipality_id,
        "title": about.title,
        "path": about.path,
        "said_nb": about.said_nb,
        "said_nn": about.said_nn or about.said_nb,
        "target_kind": about.target_kind if has_target else None,
        "target_id": about.target_id,
        "posted_at": database_now(session),
    }
