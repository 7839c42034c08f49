"""Remove what deleted people leave in the database's files, and the empty rows of their accounts."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from citizen.about_me.actions.forgetting import DELETED, WITHOUT_NAME
from citizen.accounts.models import Account
from citizen.database import Base, db, rewrite_files, transaction

OTHERS = (
    *("account", "argument", "argument_mark"),
    *("idea", "idea_search", "idea_version", "idea_picture", "idea_attachment"),
)
SEARCHED = ("idea_search", "idea_search_titles", "idea_search_words")
OTHERS_WITH_NAMES = ("idea_support", "initiative", "initiative_signature", "initiative_proposer")


def remove_traces(now: datetime) -> int:
    """Write the files anew without those who were deleted; gives how many. Takes a while, so a timer does it at night.

    Nothing is noted where the files could not be written: then the next night does it.
    """
    wanted = sa.select(Account.id).where(Account.deleted_at.is_not(None), Account.traces_removed_at.is_(None))
    people = db.session.scalars(wanted).all()
    if not people or not rewrite_files(_tables(), SEARCHED):
        return 0
    with transaction() as session:
        is_needed = sa.or_(*(sa.exists().where(column == Account.id) for column in _pointers()))
        session.execute(
            sa.delete(Account)
            .where(Account.id.in_(people), sa.not_(is_needed))
            .execution_options(synchronize_session=False)
        )
        session.execute(
            sa.update(Account)
            .where(Account.id.in_(people))
            .values(traces_removed_at=now)
            .execution_options(synchronize_session=False)
        )
    return len(people)


def _tables() -> list[str]:
    touched = {column.class_.__table__.name for column in (*DELETED, *WITHOUT_NAME)}
    return sorted({*touched, *OTHERS, *OTHERS_WITH_NAMES})


def _pointers() -> list[sa.Column[int]]:
    """Every column that points at an account."""
    return [
        key.parent
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table is Account.__table__
    ]
