"""Note who asks for a file, what it holds and what it is for, before anything is given out."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from citizen.config import Settings
from citizen.database import database_now, transaction
from citizen.domain.acts import Act, Detail
from citizen.exports.models import FileOrder
from citizen.exports.queries import Subject
from citizen.staff_log.actions import record_act

KEPT = timedelta(hours=24)
"""How long a file can be fetched after it was asked for; then it is removed, and is asked for anew."""
ID_BYTES = 12
COMMAND = "citizen export"
"""What the log calls the one who wrote a file on the command line."""


def order_file(
    subject: Subject, dataset: str, file_format: str, *, account_id: int, purpose: str, in_background: bool
) -> FileOrder:
    """Store the order. It is the log of who was given what, so it is stored first."""
    with transaction() as session:
        now = database_now(session)
        order = FileOrder(
            public_id=secrets.token_hex(ID_BYTES),
            municipality_id=subject.place.id,
            process_id=subject.process.id if subject.process else None,
            dataset=dataset,
            format=file_format,
            filters=json.dumps(dict(subject.wanted), ensure_ascii=False, sort_keys=True),
            purpose=purpose,
            account_id=account_id,
            ordered_at=now,
            expires_at=now + KEPT,
            state="waiting" if in_background else "direct",
        )
        session.add(order)
        _record(session, subject, account_id, purpose, {"dataset": dataset, "format": file_format})
    return order


def note_written(subject: Subject, dataset: str, file_format: str, purpose: str) -> None:
    """Note that the command line gives out a file with more in it than everyone can have. No account stands behind."""
    with transaction() as session:
        details = {"dataset": dataset, "format": file_format, "command": COMMAND}
        _record(session, subject, None, purpose, details)


def _record(
    session: Session, subject: Subject, account_id: int | None, purpose: str, details: Mapping[str, Detail]
) -> None:
    record_act(
        session,
        Act.FILE_FETCHED,
        municipality_id=subject.place.id,
        account_id=account_id,
        about=f"/{subject.place.slug}/{subject.process.slug}" if subject.process else f"/{subject.place.slug}/",
        why=purpose,
        details={**details, **subject.wanted},
    )


def file_of(settings: Settings, order: FileOrder) -> Path:
    """Where the finished file lies."""
    return settings.folder_of_files / f"{order.public_id}.{order.format}"
