"""Reads leaves.csv: the log as it was published, with the root after each batch."""

from __future__ import annotations

from dataclasses import dataclass, field

from citizen.boxes.opening import Box
from citizen.boxes.writing import LEAVES
from citizen.domain.box.merkle import HASH_BYTES, GrowingTree


@dataclass(slots=True)
class Log:
    """What leaves.csv holds."""

    commitments: set[bytes] = field(default_factory=set)
    size: int = 0
    broken_at: str = ""
    """The first commitment that is none, stands a second time or not in the order of batches and of commitments."""
    roots: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    """By batch: the number of leaves at its end, and the root over them."""


def read_log(box: Box) -> Log:
    """Raises UnusableBox where the file can't be read at all."""
    log, tree = Log(), GrowingTree()
    last = (0, b"")
    for batch_text, text in box.rows(LEAVES):
        batch, commitment = _number(batch_text), _commitment(text)
        if batch is None or commitment is None or (batch, commitment) <= last or commitment in log.commitments:
            log.broken_at = log.broken_at or text
            continue
        if batch != last[0] and tree.size:
            log.roots[last[0]] = (tree.size, tree.root)
        tree.append(commitment)
        log.commitments.add(commitment)
        last = (batch, commitment)
    if tree.size:
        log.roots[last[0]] = (tree.size, tree.root)
    log.size = tree.size
    return log


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and text[0] != "0" and len(text) < HASH_BYTES else None


def _commitment(text: str) -> bytes | None:
    try:
        commitment = bytes.fromhex(text)
    except ValueError:
        return None
    return commitment if len(commitment) == HASH_BYTES and commitment.hex() == text else None
