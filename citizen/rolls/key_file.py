"""The key of rolls as a file of two lines that an operator carries to the municipality's own machine."""

from __future__ import annotations

import re
from pathlib import Path

from citizen.rolls.problems import Problem, UnusableFile
from citizen.rolls.writing import write_whole

FIRST_LINE = "citizen-roll-key-1"
_KEY = re.compile(r"[0-9a-f]{64}")
_MOST_BYTES = 500


def write_key_file(path: Path, key: bytes) -> None:
    """Write the key where no file is yet. Raises OSError."""
    write_whole(path, [f"{FIRST_LINE}\n{key.hex()}\n"], replace=False)


def read_key_file(path: Path) -> bytes:
    """The key that was written by `write_key_file`. Raises UnusableFile."""
    try:
        with path.open("rb") as file:
            lines = file.read(_MOST_BYTES).decode("ascii").split()
    except OSError:
        raise UnusableFile(path.name, Problem.UNREADABLE) from None
    except UnicodeDecodeError:
        raise UnusableFile(path.name, Problem.NOT_A_KEY) from None
    if len(lines) != 2 or lines[0] != FIRST_LINE or not _KEY.fullmatch(lines[1]):
        raise UnusableFile(path.name, Problem.NOT_A_KEY)
    return bytes.fromhex(lines[1])
