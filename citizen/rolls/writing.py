"""Files that are there whole or not at all, and that only their owner can read."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, chunks: Iterable[str], *, replace: bool) -> None:
    """Write the file under another name and give it its own when all of it is on the disk.

    Raises FileExistsError where it exists and may not be replaced, and any other OSError that writing meets.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in chunks:
                file.write(chunk.encode())
            file.flush()
            os.fsync(file.fileno())
        if replace:
            draft.replace(path)
        else:
            os.link(draft, path)  # fails where the name is taken
    finally:
        draft.unlink(missing_ok=True)
