"""Several small questions about one thing, put to the database as one: each trip to it costs more than its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from citizen.database import db
from citizen.statements import Prepared

Question = sa.Select[*tuple[Any, ...]]
Rows = list[dict[str, Any]]


class Together:
    """The questions as parts of one UNION ALL. Columns of one type share a place; where a part has none, it is NULL.

    The rows of a part come in no order: who asks puts them in one.
    """

    def __init__(self, *questions: Question) -> None:
        self._kinds: list[sa.types.TypeEngine[Any]] = []
        self._places = [self._lay_out(question) for question in questions]
        parts = (self._fill(number, question) for number, question in enumerate(questions))
        self._statement = Prepared(sa.select(sa.union_all(*parts).subquery()))

    def ask(self, values: Mapping[str, Any]) -> Sequence[Rows]:
        """The rows of each question, by the names of its columns."""
        found: list[Rows] = [[] for _ in self._places]
        for number, *row in self._statement.ask(db.session.connection(), values):
            found[number].append({name: row[place] for name, place in self._places[number].items()})
        return found

    def _lay_out(self, question: Question) -> dict[str, int]:
        """In which place each column of the question goes; a place is made where none of its type is free."""
        places: dict[str, int] = {}
        for column in question.selected_columns:
            fitting = (place for place, kind in enumerate(self._kinds) if kind.python_type is column.type.python_type)
            place = next((place for place in fitting if place not in places.values()), len(self._kinds))
            if place == len(self._kinds):
                self._kinds.append(column.type)
            places[str(column.key)] = place
        return places

    def _fill(self, number: int, question: Question) -> Question:
        asked = question.subquery()
        columns = {place: asked.c[name] for name, place in self._places[number].items()}
        return sa.select(
            sa.literal(number).label("question"),
            *(
                columns.get(place, sa.cast(sa.null(), kind)).label(f"place_{place}")
                for place, kind in enumerate(self._kinds)
            ),
        )
