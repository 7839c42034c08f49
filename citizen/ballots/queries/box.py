"""Questions about the public log and the published box: lines as streams, so that any size fits in memory."""

from __future__ import annotations

import functools
import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from citizen.ballots.models import BallotFinal, LogBatch, LogLeaf, ReplacedReceipt
from citizen.database import db, stream
from citizen.domain.ballots import read_choices
from citizen.domain.box.commitments import Kind, commitment_of
from citizen.domain.box.merkle import HASH_BYTES, inclusion_path_in, levels_of

FETCHED_AT_ONCE = 2000
KEPT_TREES = 4
"""Trees that stay in memory, 64 bytes for each leaf, so that looking up receipts again and again costs little."""
_one_at_a_time = threading.Lock()
"""Many who ask at once wait for one reading of the log instead of reading it many times over."""


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A line of the published box."""

    round_id: int
    question_id: int
    receipt: str
    choices: tuple[int, ...]
    nonce: bytes

    @property
    def commitment(self) -> bytes:
        return commitment_of(self.round_id, self.question_id, Kind.CAST, self.receipt, self.choices, self.nonce)


@dataclass(frozen=True, slots=True)
class Proof:
    """Where in the log a commitment stands, and the hashes that lead from it to the signed root."""

    index: int
    tree_size: int
    path: tuple[bytes, ...]
    root: bytes


def stream_ballots(round_id: int) -> Iterator[tuple[int, str, Sequence[int], bytes]]:
    """(question, receipt, choices, nonce) of the published box, in order of question and receipt."""
    wanted = (
        sa.select(BallotFinal.question_id, BallotFinal.receipt, BallotFinal.choices, BallotFinal.nonce)
        .where(BallotFinal.round_id == round_id)
        .order_by(BallotFinal.question_id, BallotFinal.receipt.collate(_bytewise()))
    )
    for question, receipt, choices, nonce in _stream(wanted):
        yield question, receipt, read_choices(choices), nonce


def stream_replaced(round_id: int) -> Iterator[str]:
    """The receipts of votes that were replaced or withdrawn, ascending."""
    wanted = sa.select(ReplacedReceipt.receipt).where(ReplacedReceipt.round_id == round_id)
    for (receipt,) in _stream(wanted.order_by(ReplacedReceipt.receipt.collate(_bytewise()))):
        yield receipt


def stream_leaves(round_id: int) -> Iterator[tuple[int, bytes]]:
    """(batch, commitment) of the sealed leaves, in the order of the tree."""
    wanted = sa.select(LogLeaf.batch, LogLeaf.commitment).where(LogLeaf.round_id == round_id)
    yield from _stream(wanted.order_by(LogLeaf.batch, LogLeaf.commitment))


def count_leaves(round_id: int) -> int:
    """How many leaves are sealed. How many wait is told to nobody: it would show, hour by hour, how many vote."""
    return db.session.scalar(sa.select(sa.func.max(LogBatch.tree_size)).where(LogBatch.round_id == round_id)) or 0


def list_batches(round_id: int) -> Sequence[LogBatch]:
    """The signed roots, the first on top."""
    return db.session.scalars(sa.select(LogBatch).where(LogBatch.round_id == round_id).order_by(LogBatch.batch)).all()


def find_seals(round_id: int, commitments: Collection[bytes]) -> dict[bytes, LogBatch]:
    """The sealed batch that each of these commitments stands in; those that still wait to be sealed are left out."""
    wanted = (
        sa.select(LogLeaf.commitment, LogBatch)
        .join(LogBatch, sa.and_(LogBatch.round_id == LogLeaf.round_id, LogBatch.batch == LogLeaf.batch))
        .where(LogLeaf.round_id == round_id, LogLeaf.commitment.in_(list(commitments)))
    )
    return {row[0]: row[1] for row in db.session.execute(wanted)}


def find_line(round_id: int, receipt: str) -> BoxLine | None:
    """The line of the published box with this receipt."""
    wanted = sa.select(BallotFinal).where(BallotFinal.round_id == round_id, BallotFinal.receipt == receipt)
    line = db.session.scalar(wanted)
    if line is None:
        return None
    return BoxLine(line.round_id, line.question_id, line.receipt, read_choices(line.choices), line.nonce)


def is_replaced(round_id: int, receipt: str) -> bool:
    """Whether the vote with this receipt was replaced or withdrawn by the one who cast it."""
    return db.session.get(ReplacedReceipt, (round_id, receipt)) is not None


def prove_inclusion(round_id: int, commitment: bytes) -> Proof | None:
    """The way from a commitment to the last signed root; None where it is not sealed."""
    last = db.session.scalar(
        sa.select(LogBatch).where(LogBatch.round_id == round_id).order_by(LogBatch.batch.desc()).limit(1)
    )
    if last is None:
        return None
    with _one_at_a_time:
        levels = _levels(round_id, last.root)
    index = _place_of(commitment, levels[0])
    if index is None:
        return None
    return Proof(index, last.tree_size, inclusion_path_in(levels, index), last.root)


@functools.lru_cache(maxsize=KEPT_TREES)
def _levels(round_id: int, _root: bytes) -> tuple[bytes, ...]:
    """The whole tree; the root stands in the key, so that a log that has grown is read anew."""
    return levels_of(leaf for _batch, leaf in stream_leaves(round_id))


def _place_of(commitment: bytes, leaves: bytes) -> int | None:
    found = leaves.find(commitment)
    while found >= 0 and found % HASH_BYTES:  # across two leaves
        found = leaves.find(commitment, found + 1)
    return found // HASH_BYTES if found >= 0 else None


def _bytewise() -> str:
    """The collation that orders receipts as their bytes, whatever the language of the database."""
    return "C" if db.engine.dialect.name == "postgresql" else "BINARY"


def _stream(wanted: sa.Select[Any, Any, Any, Any] | sa.Select[Any, Any] | sa.Select[Any]) -> Iterator[Any]:
    for row in stream(wanted, FETCHED_AT_ONCE):
        yield tuple(row)
