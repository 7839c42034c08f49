"""How a signature is kept: a mark that nobody can join to another initiative, and the name sealed with a key outside.

Whoever has the database and its backups, but not the key, sees neither who has signed nor whether two initiatives were
signed by the same person. The order of the rows tells nothing, as they lie in the order of the marks.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

DRAW_BYTES = 12
FILLED_UP_TO = 256
"""Bytes of a signature before it is sealed, so that its length does not tell the length of the name."""


class SignatureBroken(Exception):
    """What lies in the row was not sealed for it with this key: somebody changed it, or the key is another."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What the municipality gets to see of a person who has signed."""

    account_id: int
    name: str
    district: str
    residence_by: str
    signed_at: datetime


class SignatureSeal:
    """Marks, seals and opens the signatures of one initiative."""

    def __init__(self, key: bytes, initiative_id: int) -> None:
        own = b"%d" % initiative_id
        self._marks = hmac.digest(key, b"citizen-initiative-mark-1:" + own, "sha256")
        self._cipher = ChaCha20Poly1305(hmac.digest(key, b"citizen-initiative-seal-1:" + own, "sha256"))

    def mark_of(self, person_key: bytes) -> bytes:
        """The same person's mark is the same each time here, and another under every other initiative."""
        return hmac.digest(self._marks, person_key, "sha256")

    def seal(self, signature: Signature, mark: bytes, draw: bytes) -> bytes:
        """The signature for this mark; in another row it can't be opened."""
        if len(draw) != DRAW_BYTES:
            raise ValueError("a seal needs 12 random bytes")
        said = asdict(signature) | {"signed_at": signature.signed_at.isoformat()}
        written = json.dumps(said, separators=(",", ":")).encode("ascii")
        filled = written.ljust(-(-len(written) // FILLED_UP_TO) * FILLED_UP_TO)
        return draw + self._cipher.encrypt(draw, filled, mark)

    def open(self, sealed: bytes, mark: bytes) -> Signature:
        """What was sealed for this mark. Raises SignatureBroken."""
        try:
            written = self._cipher.decrypt(sealed[:DRAW_BYTES], sealed[DRAW_BYTES:], mark)
        except (InvalidTag, ValueError):
            raise SignatureBroken("a signature was not sealed for its place with this site's key") from None
        said = json.loads(written)
        return Signature(**said | {"signed_at": datetime.fromisoformat(said["signed_at"])})
