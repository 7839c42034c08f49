"""Secret keys as files outside the database and its backup: 32 random bytes each, readable by the site alone."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

KEY_BYTES = 32
KEY_NAME = re.compile(r"[a-z0-9-]{1,80}")
ESCROW_FOLDER = "escrow"
"""Below the folder of keys; holds copies that only a custodian can open."""
_BEING_DESTROYED = ".destroyed"


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
    sync_folder(folder)
    return read_key(folder, name)


def read_key(folder: Path, name: str) -> bytes:
    """The key's 32 bytes. Raises KeyMissing."""
    try:
        descriptor = os.open(_path(folder, name), os.O_RDONLY)
    except OSError:
        raise KeyMissing(f"The key {name} is not in CITIZEN_KEYS_DIR. Bring it back from the escrow.") from None
    try:
        key = os.read(descriptor, KEY_BYTES + 1)  # a file of Python's would cost as much as the sealing does
    finally:
        os.close(descriptor)
    if len(key) != KEY_BYTES:
        raise KeyMissing(f"The key {name} in CITIZEN_KEYS_DIR is damaged. Bring it back from the escrow.")
    return key


def destroy_key(folder: Path, name: str) -> None:
    """The key and its copies in escrow are gone from the folder. May be repeated; what a crash left is taken along.

    Each file is overwritten before it is removed. That reaches the old bytes only on a disk that writes in place: a
    disk of flash memory, a file system that copies on write, a snapshot or a backup may keep them. Whoever promises
    that a key is destroyed must encrypt the disk, keep this folder out of backups, and tell the custodians to delete
    the copies that they fetched.
    """
    key, escrow = _path(folder, name), folder / ESCROW_FOLDER
    copies = [*escrow.glob(f"{name}.*.wrapped"), *escrow.glob(f"{name}.*.new")]
    for path in (key, *copies, *folder.glob(f"{name}.*.new")):
        if path.exists():
            path.replace(path.with_name(f"{path.name}{_BEING_DESTROYED}"))
    for place in (folder, escrow):
        if place.is_dir():
            sync_folder(place)  # from here on no crash can leave a key of zeros under the key's own name
            for path in place.glob(f"{name}.*{_BEING_DESTROYED}"):
                _overwrite(path)
                path.unlink()
            sync_folder(place)


def sync_folder(folder: Path) -> None:
    """The names in the folder are on disk when this returns, so that a power cut takes none of them back."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _overwrite(path: Path) -> None:
    path.chmod(0o600)
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def _path(folder: Path, name: str) -> Path:
    if not KEY_NAME.fullmatch(name):
        raise ValueError("a key's name has only small letters, digits and hyphens")
    return folder / f"{name}.key"
