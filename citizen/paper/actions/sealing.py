"""What must wait in the database without being readable there: sealed with a key that comes from the round's."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

NONCE_BYTES = 12


def seal(round_key: bytes, content: bytes, about: bytes) -> bytes:
    """The content so that only the round's key opens it, and only as what it is about."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _cipher(round_key).encrypt(nonce, content, about)


def unseal(round_key: bytes, sealed: bytes, about: bytes) -> bytes:
    """The content. Raises InvalidTag where it was sealed otherwise, or about something else."""
    return _cipher(round_key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)


def _cipher(round_key: bytes) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(hmac.new(round_key, b"paper-seal1", hashlib.sha256).digest())
