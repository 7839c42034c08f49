"""Writes the answer of a command as a file that another program or an office opens."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

from citizen.domain.office_csv import Cell, encode_rows


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> None:
    """CSV for offices, whatever encoding the terminal has."""
    out = sys.stdout.buffer
    for chunk in encode_rows(columns, ([row[column] for column in columns] for row in rows)):
        out.write(chunk.encode("utf-8"))
    out.flush()


def write_json(rows: Iterable[Mapping[str, Cell]]) -> None:
    """A JSON array in UTF-8; what is not known is null."""
    out = sys.stdout.buffer
    out.write(json.dumps(list(rows), ensure_ascii=False, indent=2).encode("utf-8") + b"\n")
    out.flush()
