"""Questions about files that were asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.exports.models import FileOrder
from citizen.processes.models import Process
from citizen.processes.queries import get_process

OF_WHOLE = "-"


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of the log of files."""

    ordered_at: datetime
    who: str | None
    dataset: str
    format: str
    filters: str
    title_nb: str | None
    title_nn: str | None
    purpose: str


def find_order(municipality_id: int, public_id: str) -> FileOrder | None:
    wanted = sa.select(FileOrder).where(FileOrder.municipality_id == municipality_id, FileOrder.public_id == public_id)
    return db.session.scalar(wanted.execution_options(populate_existing=True))


def list_ready(municipality_id: int, account_id: int, now: datetime) -> Sequence[FileOrder]:
    """The person's files that can be fetched now, the one that is gone first on top."""
    wanted = sa.select(FileOrder).where(
        FileOrder.municipality_id == municipality_id,
        FileOrder.account_id == account_id,
        FileOrder.state == "made",
        FileOrder.expires_at > now,
    )
    return db.session.scalars(wanted.order_by(FileOrder.expires_at, FileOrder.id)).all()


def count_orders(municipality_id: int) -> int:
    wanted = sa.select(sa.func.count()).where(FileOrder.municipality_id == municipality_id)
    return db.session.scalar(wanted) or 0


def list_orders(municipality_id: int, *, offset: int, limit: int) -> Sequence[OrderRow]:
    """A page of the log, the newest on top."""
    wanted = (
        sa.select(
            FileOrder.ordered_at,
            sa.func.coalesce(Account.shown_name, Account.email),
            FileOrder.dataset,
            FileOrder.format,
            FileOrder.filters,
            Process.title_nb,
            Process.title_nn,
            FileOrder.purpose,
        )
        .select_from(FileOrder)
        .outerjoin(Account, Account.id == FileOrder.account_id)
        .outerjoin(Process, Process.id == FileOrder.process_id)
        .where(FileOrder.municipality_id == municipality_id)
        .order_by(FileOrder.ordered_at.desc(), FileOrder.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [OrderRow(*row) for row in db.session.execute(wanted)]


def name_of_process(order: FileOrder) -> str:
    """What stands in addresses for what the file is about."""
    return get_process(order.process_id).slug if order.process_id else OF_WHOLE


def filters_of(order: FileOrder) -> dict[str, Any]:
    """What the file is narrowed to."""
    found: dict[str, Any] = json.loads(order.filters)
    return found
