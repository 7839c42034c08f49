"""Keep what a councillor notes about a case: one row for each person and case, gone when there is nothing in it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, db, transaction, upserts
from citizen.desk.models import CaseMark

LONGEST_NOTE = 5000

_KEEP_NOTE = upserts(CaseMark, ("note", "changed_at"))
_KEEP_READ = upserts(CaseMark, ("is_read", "changed_at"))


def mark_read(account_id: int, process_id: int, slug: str) -> None:
    """The person has read the case; once more is no fault."""
    with transaction() as session:
        values = {**_key(account_id, process_id, slug), "is_read": True, "changed_at": database_now(session)}
        session.execute(_KEEP_READ[db.engine.dialect.name], values)


def mark_unread(account_id: int, process_id: int, slug: str) -> None:
    """Put the case back among those that are not read."""
    with transaction() as session:
        _drop_empty(session, account_id, process_id, slug, CaseMark.note == "")
        mine = sa.update(CaseMark).filter_by(**_key(account_id, process_id, slug))
        session.execute(mine.values(is_read=False, changed_at=database_now(session)))


def keep_note(account_id: int, process_id: int, slug: str, note: str) -> None:
    """Store the note as it stands now; an empty one is no note."""
    with transaction() as session:
        if note:
            values = {**_key(account_id, process_id, slug), "note": note, "changed_at": database_now(session)}
            session.execute(_KEEP_NOTE[db.engine.dialect.name], values)
            return
        _drop_empty(session, account_id, process_id, slug, CaseMark.is_read.is_(False))
        mine = sa.update(CaseMark).filter_by(**_key(account_id, process_id, slug))
        session.execute(mine.values(note="", changed_at=database_now(session)))


def _drop_empty(
    session: Session, account_id: int, process_id: int, slug: str, nothing_else: sa.ColumnElement[bool]
) -> None:
    """A row that would say nothing once this is taken out of it."""
    mine = sa.delete(CaseMark).filter_by(**_key(account_id, process_id, slug))
    session.execute(mine.where(nothing_else))


def _key(account_id: int, process_id: int, slug: str) -> dict[str, Any]:
    return {"account_id": account_id, "process_id": process_id, "slug": slug}
