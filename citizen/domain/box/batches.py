"""Which waiting leaves are sealed next.

A log that took up each leaf at once would tell who voted when: someone who saw a neighbour vote at five past nine would
know the neighbour's leaf, and after the count the choice. So leaves wait in a pool, one for each question, since the
box tells to which question a line belongs. While the vote is open leaves are taken only where many voters wait, those
of some voters are always held back, and a draw decides of which: a line that can be traced to a batch is one of at
least twenty voters' on that question, and may have been cast long before. Voters are counted and not leaves, so that
nobody fills a pool by changing their own vote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

HELD_BACK = 20
ENOUGH = 2 * HELD_BACK
DRAW_BYTES = 16


@dataclass(frozen=True, slots=True)
class PooledLeaf:
    """A commitment that waits, on which question, and a mark of whose it is that means nothing elsewhere."""

    commitment: bytes
    question_id: int
    voter: bytes


def choose_batch(waiting: Iterable[PooledLeaf], *, closing: bool, draw: bytes) -> tuple[bytes, ...]:
    """The commitments to seal now, in the order they get in the tree: ascending, which says nothing of their arrival.

    `draw` is 16 random bytes, new for each batch: with the same draw every time, the same voters would always be held
    back, and every other leaf would tell that it was cast since the batch before.
    """
    if len(draw) != DRAW_BYTES:
        raise ValueError("a draw has 16 random bytes")
    if closing:
        return tuple(sorted(leaf.commitment for leaf in waiting))
    pools: dict[int, dict[bytes, list[bytes]]] = defaultdict(lambda: defaultdict(list))
    for leaf in waiting:
        pools[leaf.question_id][leaf.voter].append(leaf.commitment)
    chosen: list[bytes] = []
    for pool in pools.values():
        if len(pool) >= ENOUGH:
            drawn = sorted(pool, key=lambda voter: sha256(draw + voter).digest())
            chosen += [commitment for voter in drawn[:-HELD_BACK] for commitment in pool[voter]]
    return tuple(sorted(chosen))
