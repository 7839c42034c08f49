"""The Norwegian order of names, in SQL."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

_AFTER_Z = (("æ", "{a"), ("ø", "{b"), ("å", "{c"))


def norwegian(name_key: sa.SQLColumnExpression[str]) -> sa.ColumnElement[Any]:
    """Sorts æ, ø and å after z whatever the database's own order is."""
    ordered: sa.ColumnElement[Any] = sa.type_coerce(name_key, sa.Text)
    for letter, written in _AFTER_Z:
        ordered = sa.func.replace(ordered, letter, written)
    return ordered
