"""What somebody gets hold of who steals the database: its files, what it is about to write, a backup, or every row."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from citizen.database import Base, db


def stolen(folder: Path) -> dict[str, bytes]:
    """Name to content: on SQLite the file, its log and a copy; on PostgreSQL every row of every table."""
    db.session.commit()
    if db.engine.dialect.name == "postgresql":
        return {f"table {name}": content for name, content in rows_by_table().items()}
    file = Path(str(db.engine.url.database))
    backup = folder / "backup.db"
    backup.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    files = [file, file.with_name(f"{file.name}-wal"), backup]
    return {one.name: one.read_bytes() for one in files if one.exists()}


def rows_by_table() -> dict[str, bytes]:
    """Every value of every row, text as text and bytes as bytes."""
    found = {}
    for table in Base.metadata.sorted_tables:
        rows = db.session.execute(sa.select(table)).all()
        found[table.name] = b"\n".join(b"\x00".join(_as_bytes(value) for value in row) for row in rows)
    return found


def holding(files: Mapping[str, bytes], *values: str | bytes) -> list[tuple[str, str | bytes]]:
    """In which of the files which of the values stand: as they are, or written in hex."""
    found = []
    for value in values:
        plain = value.encode() if isinstance(value, str) else value
        spelt = (plain, plain.hex().encode())
        found += [(name, value) for name, content in files.items() if any(one in content for one in spelt)]
    return found


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
