"""How a ballot is kept while its round is open: sealed with the round's key, so that the database alone tells nothing.

Whoever has the database, its log of changes and its backups, but not the key, sees neither what anybody chose, nor a
receipt that the published box could later be searched for, nor a count before the time. That the order of writing may
show whose ballot a row is, does then no harm; and a row that was changed behind the application's back can't be opened.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from citizen.domain.box.batches import PooledLeaf

HASH_BYTES, ID_BYTES, VOTER_BYTES = 32, 8, 16
DRAW_BYTES = 12
"""Drawn anew for each seal; one key seals far fewer than the 2^32 ballots after which a draw might come twice."""

FILLED_UP_TO = 256
"""Bytes of a ballot before it is sealed: all that choose twenty options or fewer are equally long, blank ones too."""


class SealBroken(Exception):
    """What lies in the row was not sealed for this place with this key: somebody changed it, or the key is another."""


@dataclass(frozen=True, slots=True)
class SealedContents:
    """What a ballot says, the receipt that was given for it, and the nonce of its entry in the log."""

    choices: tuple[int, ...]
    receipt: str
    nonce: bytes


class BallotSeal:
    """Seals and opens what belongs to one round."""

    def __init__(self, round_key: bytes) -> None:
        self._marks = hmac.digest(round_key, b"citizen-marks-1", "sha256")
        self._cipher = ChaCha20Poly1305(hmac.digest(round_key, b"citizen-seal-1", "sha256"))

    def seal(self, contents: SealedContents, slot: bytes, draw: bytes) -> bytes:
        """The ballot for this slot; in another slot it can't be opened."""
        said = [list(contents.choices), contents.receipt, contents.nonce.hex()]
        written = json.dumps(said, separators=(",", ":")).encode("ascii")
        filled = written.ljust(-(-len(written) // FILLED_UP_TO) * FILLED_UP_TO)  # JSON takes no notice of the spaces
        return self._closed(filled, b"ballot" + slot, draw)

    def open(self, sealed: bytes, slot: bytes) -> SealedContents:
        """What was sealed for this slot. Raises SealBroken."""
        choices, receipt, nonce = json.loads(self._opened(sealed, b"ballot" + slot))
        return SealedContents(tuple(choices), receipt, bytes.fromhex(nonce))

    def seal_receipt(self, receipt: str, slot: bytes, draw: bytes) -> bytes:
        """The receipt that a form led to; empty stands for none."""
        return self._closed(receipt.encode("ascii"), b"receipt" + slot, draw)

    def open_receipt(self, sealed: bytes, slot: bytes) -> str:
        """Raises SealBroken."""
        return self._opened(sealed, b"receipt" + slot).decode("ascii")

    def seal_leaf(self, commitment: bytes, question_id: int, slot: bytes, draw: bytes) -> bytes:
        """An entry that waits for its batch: sealed too, or its row would lead from a slot to a published ballot."""
        voter = hmac.digest(self._marks, b"voter" + slot, "sha256")[:VOTER_BYTES]
        return self._closed(commitment + question_id.to_bytes(ID_BYTES, "big") + voter, b"leaf", draw)

    def open_leaf(self, sealed: bytes) -> PooledLeaf:
        """Raises SealBroken."""
        said = self._opened(sealed, b"leaf")
        commitment, question, voter = said[:HASH_BYTES], said[HASH_BYTES:-VOTER_BYTES], said[-VOTER_BYTES:]
        return PooledLeaf(commitment, int.from_bytes(question, "big"), voter)

    def mark_of_receipt(self, receipt: str) -> bytes:
        """By which a ballot is found when its holder types the receipt, without the receipt standing in the row."""
        return hmac.digest(self._marks, b"receipt" + receipt.encode("ascii"), "sha256")

    def mark_of_form(self, said: str, slot: bytes, idem: bytes) -> bytes:
        """What tells whether a form that comes again says the same; two forms that say the same differ in it."""
        return hmac.digest(self._marks, b"form" + slot + hashlib.sha256(idem).digest() + said.encode("ascii"), "sha256")

    def _closed(self, plain: bytes, place: bytes, draw: bytes) -> bytes:
        if len(draw) != DRAW_BYTES:
            raise ValueError("a seal needs 12 random bytes")
        return draw + self._cipher.encrypt(draw, plain, place)

    def _opened(self, sealed: bytes, place: bytes) -> bytes:
        try:
            return self._cipher.decrypt(sealed[:DRAW_BYTES], sealed[DRAW_BYTES:], place)
        except (InvalidTag, ValueError):
            raise SealBroken("a ballot, receipt or leaf was not sealed for its place with the round's key") from None
