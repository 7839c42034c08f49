"""What the log says of a cast: a hash that binds the municipality to the choice and shows nothing of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum

from citizen.domain.box.merkle import leaf_hash

NONCE_BYTES = 32


class Kind(StrEnum):
    """A ballot that was cast, or one that was withdrawn."""

    CAST = "cast"
    VOID = "void"


def canonical_leaf(
    round_id: int, question_id: int, kind: Kind, receipt: str, choices: Sequence[int], nonce: bytes
) -> bytes:
    """The one way to write a leaf: sorted keys, no spaces, ASCII. A void leaf has no choices and a nonce of its own."""
    if len(nonce) != NONCE_BYTES:
        raise ValueError("a nonce has 32 bytes")
    if kind is Kind.VOID and choices:
        raise ValueError("a withdrawal has no choices")
    leaf = {
        "round": round_id,
        "question": question_id,
        "kind": kind.value,
        "receipt": receipt,
        "choices": list(choices),
        "nonce": nonce.hex(),
    }
    return json.dumps(leaf, sort_keys=True, separators=(",", ":")).encode("ascii")


def commitment_of(
    round_id: int, question_id: int, kind: Kind, receipt: str, choices: Sequence[int], nonce: bytes
) -> bytes:
    """The 32 bytes that stand in the log. The nonce keeps anyone from guessing the choices by trying them all."""
    return leaf_hash(canonical_leaf(round_id, question_id, kind, receipt, choices, nonce))
