"""The keyed hash by which a roll knows a person, and the name of the key that tells nothing of the key."""

from __future__ import annotations

import hashlib
import hmac

FINGERPRINT_LETTERS = 16


def hash_for_roll(key: bytes, digits: str) -> bytes:
    """HMAC-SHA256 over the eleven digits, in their canonical form."""
    return hmac.digest(key, digits.encode("ascii"), "sha256")


def fingerprint_of(key: bytes) -> str:
    """What tells two keys apart; written in every roll, so that one made with another key is noticed."""
    return hashlib.sha256(b"citizen-roll-key-1" + key).hexdigest()[:FINGERPRINT_LETTERS]
