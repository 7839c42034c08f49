"""Where a person's ballot lies: a keyed hash, different for every road and every round.

Two slots of one person can't be linked without the round's key, and no name or number leads to a slot without it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection


def slot_of(round_key: bytes, *, municipality_id: int, round_id: int, question_id: int, person_key: bytes) -> bytes:
    """HMAC-SHA256 over purpose, place, round, road and person, each of fixed length."""
    parts = (municipality_id, round_id, question_id)
    message = b"vote1" + b"".join(part.to_bytes(8, "big") for part in parts) + person_key
    return hmac.new(round_key, message, hashlib.sha256).digest()


def order_for(slot: bytes, options: Collection[int]) -> tuple[int, ...]:
    """The options in an order drawn for this voter: the same each time they look, another for the next voter."""
    return tuple(sorted(options, key=lambda option: hmac.new(slot, b"order%d" % option, hashlib.sha256).digest()))
