"""Secret keys as files outside the database and its backup: 32 random bytes each, readable by the site alone."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

KEY_BYTES = 32
KEY_NAME = re.compile(r"[a-z0-9-]{1,80}")


class KeyMissing(Exception):
    """A key that must exist is not in the folder of keys; votes can't be recognised without it."""


def make_key(folder: Path, name: str) -> bytes:
    """Make the key unless it exists, and return it. Two workers that make it at once get the same one."""
    path = _path(folder, name)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(f".{secrets.token_hex(6)}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # fails where the key exists already: it is never overwritten
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return read_key(folder, name)


def read_key(folder: Path, name: str) -> bytes:
    """The key's 32 bytes. Raises KeyMissing."""
    try:
        key = _path(folder, name).read_bytes()
    except OSError:
        raise KeyMissing(f"The key {name} is not in CITIZEN_KEYS_DIR. Bring it back from the escrow.") from None
    if len(key) != KEY_BYTES:
        raise KeyMissing(f"The key {name} in CITIZEN_KEYS_DIR is damaged. Bring it back from the escrow.")
    return key


def _path(folder: Path, name: str) -> Path:
    if not KEY_NAME.fullmatch(name):
        raise ValueError("a key's name has only small letters, digits and hyphens")
    return folder / f"{name}.key"
