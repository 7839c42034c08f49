"""The municipality's signature under roots, manifests and receipts: Ed25519, with one key in the folder of keys.

It is another key than those of the rounds, and it lives longer: whoever has its public half, from the site or from the
council's minutes, can check what was signed for as long as they like.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from citizen.keys import make_key, read_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SIGNING_KEY = "signing"


def make_signing_key(keys_dir: Path) -> None:
    """Make signing.key unless it exists."""
    make_key(keys_dir, SIGNING_KEY)


def sign(keys_dir: Path, statement: bytes) -> bytes:
    """The signature, 64 bytes, the same each time. Raises KeyMissing."""
    return _private_key(keys_dir).sign(statement)


def public_key_hex(keys_dir: Path) -> str:
    """The public half, as it is printed on the site and given to witnesses. Raises KeyMissing."""
    return _private_key(keys_dir).public_key().public_bytes_raw().hex()


def verify(public_key_hex: str, statement: bytes, signature: bytes) -> bool:
    """Was the statement signed with this key? A public key that can't be read has signed nothing."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key_hex)).verify(signature, statement)
    except (ValueError, InvalidSignature):
        return False
    return True


def _private_key(keys_dir: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(read_key(keys_dir, SIGNING_KEY))
