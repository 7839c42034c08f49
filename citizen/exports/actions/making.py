"""Make large workbooks in the background: each by one maker at a time, and safe against one that is killed."""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from citizen.config import Settings
from citizen.database import clock, database_now, db, transaction
from citizen.domain.datasets import DATASETS
from citizen.exports.actions.contents import Contents, internal
from citizen.exports.actions.ordering import file_of
from citizen.exports.actions.workbooks import write_workbook
from citizen.exports.models import FileOrder
from citizen.exports.queries import Subject
from citizen.municipalities.queries import get_municipality
from citizen.processes.queries import get_process

STALE_AFTER = timedelta(seconds=60)
"""Whose maker has said nothing for so long is made by another."""
BEAT_S = 1.0
MOST_TRIES = 3
READ_AT_ONCE = 1 << 20


class ClaimLost(Exception):
    """Another maker has taken over."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That this maker, and no other, makes the file of an order now."""

    order: FileOrder
    name: str


def make_due_files(settings: Settings, most: int = 1) -> Iterator[str]:
    """Make files that wait, at most so many; says which. Two makers at once never make the same one."""
    for _one in range(most):
        claim = claim_next()
        if claim is None:
            return
        try:
            rows = make(settings, claim)
        except ClaimLost:
            yield f"let go of the file {claim.order.public_id}: another has taken over"
        else:
            yield f"made the file {claim.order.public_id}: {rows} rows"


def claim_next() -> Claim | None:
    """The oldest order that waits or whose maker is gone; after some tries it is given up."""
    with transaction() as session:
        now = database_now(session)
        is_left = sa.and_(FileOrder.state == "being-made", FileOrder.beat_at < now - STALE_AFTER)
        wanted = (
            sa.select(FileOrder)
            .where(sa.or_(FileOrder.state == "waiting", is_left), FileOrder.expires_at > now)
            .order_by(FileOrder.id)
            .limit(1)
            .with_for_update(skip_locked=True)
            .execution_options(populate_existing=True)
        )
        order = session.scalar(wanted)
        if order is None:
            return None
        if order.tries >= MOST_TRIES:
            order.state, order.claim = "failed", None
            return None
        claim = Claim(order, secrets.token_hex(8))
        order.state, order.claim, order.beat_at = "being-made", claim.name, now
        order.tries, order.rows_done = order.tries + 1, 0
    return claim


def make(settings: Settings, claim: Claim) -> int:
    """Write the file in a folder of this maker's own, and move it to its place when it is whole. Raises ClaimLost."""
    folder = settings.folder_of_files / f"{claim.order.public_id}.{claim.name}"
    folder.mkdir(mode=0o700, parents=True)
    try:
        contents = contents_of(claim.order)
        beat = _Beat(claim)
        beat.total(sum(1 for _row in contents.rows()))
        draft = folder / "draft.xlsx"
        rows = write_workbook(contents, draft, beat.tell)
        size, digest = draft.stat().st_size, _sha256(draft, beat, rows)
        draft.chmod(0o600)
        draft.replace(file_of(settings, claim.order))
        beat.finish(rows, size, digest)
    finally:
        db.session.rollback()  # the transaction that the rows were read in
        shutil.rmtree(folder, ignore_errors=True)
    return rows


def contents_of(order: FileOrder) -> Contents:
    """What was ordered."""
    process = get_process(order.process_id) if order.process_id else None
    subject = Subject(get_municipality(order.municipality_id), process, json.loads(order.filters))
    return internal(DATASETS[order.dataset], subject)


def remove_old_files(settings: Settings) -> int:
    """Remove the files whose time is over, and what makers who were killed have left; gives how many orders ended."""
    with transaction() as session:
        now = database_now(session)
        ended = (
            sa.update(FileOrder)
            .where(FileOrder.expires_at <= now, FileOrder.state.not_in(("direct", "removed")))
            .values(state="removed", claim=None)
        )
        number = session.connection().execute(ended).rowcount
    if settings.folder_of_files.is_dir():
        for path in settings.folder_of_files.iterdir():
            if not _is_needed(path):
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return number


def _is_needed(path: Path) -> bool:
    public_id, _dot, rest = path.name.partition(".")
    wanted = sa.select(FileOrder.state, FileOrder.claim).where(FileOrder.public_id == public_id)
    found = db.session.execute(wanted).one_or_none()
    if found is None:
        return False
    return (found.state == "being-made" and (path.is_file() or found.claim == rest)) or (
        found.state == "made" and path.is_file()
    )


def _sha256(path: Path, beat: _Beat, rows: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(READ_AT_ONCE):
            digest.update(piece)
            beat.tell(rows)
    return digest.hexdigest()


class _Beat:
    """Says how far the maker has come, on a connection of its own: the rows are read in a transaction meanwhile."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._said_at = 0.0

    def total(self, rows: int) -> None:
        self._store(rows_total=rows)

    def tell(self, rows: int) -> None:
        if time.monotonic() - self._said_at >= BEAT_S:
            self._store(rows_done=rows)

    def finish(self, rows: int, size: int, digest: str) -> None:
        self._store(state="made", claim=None, rows_done=rows, size=size, sha256=digest, made_at=clock())

    def _store(self, **values: object) -> None:
        self._said_at = time.monotonic()
        mine = (FileOrder.id == self._claim.order.id, FileOrder.claim == self._claim.name)
        with db.engine.begin() as connection:
            stored = connection.execute(sa.update(FileOrder).where(*mine).values(beat_at=clock(), **values))
        if not stored.rowcount:
            raise ClaimLost
