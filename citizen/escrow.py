"""Copies of keys that only a custodian can open: two people outside the running site, each with a key of their own.

A key is wrapped to a custodian's public key (X25519 with a throw-away key, HKDF-SHA256, ChaCha20-Poly1305), so that the
copy may lie beside the key and in a backup, and nobody can read it without the private key in the custodian's safe.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from citizen.keys import ESCROW_FOLDER, KEY_BYTES, KEY_NAME, read_key, sync_folder

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

FORMAT = "citizen-escrow-1"
PRIVATE_FORMAT = "citizen-escrow-private-1"
LARGEST_FILE = 1000
_WRAPPED = re.compile(
    rf"{FORMAT}\nkey ({KEY_NAME.pattern})\nto ([0-9a-f]{{64}})\nfrom ([0-9a-f]{{64}})\nwrapped ([0-9a-f]{{96}})\n"
)
_PRIVATE = re.compile(rf"{PRIVATE_FORMAT}\n([0-9a-f]{{64}})\n")
_NONCE = bytes(12)
"""Each wrapping has a throw-away key and so a fresh cipher key; nothing is ever encrypted twice with it."""


class CannotRecover(Exception):
    """The copy can't be opened; the message says why."""


def make_private_key() -> tuple[str, str]:
    """A custodian's new private key as the text of its file, and the public key as text."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    key = X25519PrivateKey.generate()
    return f"{PRIVATE_FORMAT}\n{key.private_bytes_raw().hex()}\n", key.public_key().public_bytes_raw().hex()


def wrap(key: bytes, key_id: str, public_key: str) -> str:
    """The key as a text that only the custodian's private key opens."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    throw_away = X25519PrivateKey.generate()
    shared = throw_away.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public_key)))
    sender = throw_away.public_key().public_bytes_raw().hex()
    head = _head(key_id, public_key, sender)
    return f"{head}wrapped {_cipher(shared, head).encrypt(_NONCE, key, head.encode()).hex()}\n"


def unwrap(wrapped: str, private_key: str) -> tuple[str, bytes]:
    """The key's name and its 32 bytes, from a wrapped copy and the text of a custodian's file. Raises CannotRecover."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    if not (copy := _WRAPPED.fullmatch(wrapped)):
        raise CannotRecover("this is no wrapped key of format citizen-escrow-1: take the file that the site wrote.")
    if not (custodian := _PRIVATE.fullmatch(private_key)):
        raise CannotRecover("the private key is none that `citizen escrow make-key` has written: take another file.")
    key_id, public_key, sender, sealed = copy.groups()
    private = X25519PrivateKey.from_private_bytes(bytes.fromhex(custodian[1]))
    if private.public_key().public_bytes_raw().hex() != public_key:
        raise CannotRecover("the key is wrapped to another custodian: take the copy that was made for this one.")
    head = _head(key_id, public_key, sender)
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(sender)))
        return key_id, _cipher(shared, head).decrypt(_NONCE, bytes.fromhex(sealed), head.encode())
    except (InvalidTag, ValueError):
        raise CannotRecover("the wrapped key is damaged: take another copy of it.") from None


def escrow_key(keys_dir: Path, key_id: str, public_keys: Sequence[str]) -> tuple[Path, ...]:
    """Write a copy of the key for each custodian, in the folder `escrow`, on disk. May be repeated."""
    key = read_key(keys_dir, key_id)
    folder = keys_dir / ESCROW_FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    copies = []
    for number, public_key in enumerate(public_keys, 1):
        copy = folder / f"{key_id}.{number}.wrapped"
        draft = folder / f"{key_id}.{number}.{secrets.token_hex(6)}.new"
        write_secret(draft, wrap(key, key_id, public_key).encode("ascii"))
        draft.replace(copy)
        copies.append(copy)
    sync_folder(folder)
    sync_folder(keys_dir)
    return tuple(copies)


def write_secret(path: Path, content: bytes) -> None:
    """A new file that its owner alone can read and nobody writes to, on disk when this returns. Raises OSError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _head(key_id: str, public_key: str, sender: str) -> str:
    """What stands in clear. It goes into the cipher too, so that a copy can't be passed off as that of another key."""
    if not KEY_NAME.fullmatch(key_id):
        raise ValueError("a key's name has only small letters, digits and hyphens")
    return f"{FORMAT}\nkey {key_id}\nto {public_key}\nfrom {sender}\n"


def _cipher(shared: bytes, head: str) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return ChaCha20Poly1305(HKDF(SHA256(), KEY_BYTES, salt=None, info=head.encode()).derive(shared))
