"""Which waiting leaves are sealed next.

A log that took up each leaf at once would tell who voted when: someone who saw a neighbour vote at five past nine would
know the neighbour's leaf, and after the count the choice. So leaves wait in a pool. While the vote is open a batch is
taken only when many wait, some are always held back, and a draw decides which, so that a leaf in a batch is one of at
least twenty and may have been cast long before. What a pool can't stop: someone who fills it with ballots of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

HELD_BACK = 20
ENOUGH = 2 * HELD_BACK
DRAW_BYTES = 16


def choose_batch(waiting: Sequence[bytes], *, closing: bool, draw: bytes) -> tuple[bytes, ...]:
    """The commitments to seal now, in the order they get in the tree: ascending, which says nothing of their arrival.

    `draw` is 16 random bytes, new for each batch: with the same draw every time, the same leaves would always be held
    back, and every other leaf would tell that it was cast since the batch before.
    """
    if len(draw) != DRAW_BYTES:
        raise ValueError("a draw has 16 random bytes")
    if closing:
        return tuple(sorted(waiting))
    if len(waiting) < ENOUGH:
        return ()
    drawn = sorted(waiting, key=lambda commitment: sha256(draw + commitment).digest())
    return tuple(sorted(drawn[:-HELD_BACK]))
