"""Ideas that say much the same as one that is being written: one question, asked of each database in its own way.

Asked at every pause of somebody who types, so titles are looked through first, and texts only where those give too few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.ideas.likeness import ENOUGH, likeness, stems_of
from citizen.ideas.models import Idea
from citizen.ideas.queries.search import ENDS, PIECES, ends_like, is_postgresql
from citizen.ideas.queries.visible import IS_VISIBLE

MOST_CANDIDATES = 40
"""So many are fetched to be compared with care."""
LONGEST_START = 200
"""So much of a similar idea's text is given, for a line below its title."""

_TITLES = sa.table("idea_search_titles", sa.column("rowid", sa.Integer))
Candidates = sa.Select[int, str, str, str, str, int]
_SHOWN = (Idea.id, Idea.public_id, Idea.title, Idea.body, Idea.language, Idea.supports)


@dataclass(frozen=True, slots=True)
class SimilarIdea:
    """An idea that everyone can see, and how alike it is."""

    id: int
    public_id: str
    title: str
    start: str
    language: str
    supports: int
    likeness: float


def similar_ideas(process_id: int, text: str, limit: int, *, but_not: int | None = None) -> list[SimilarIdea]:
    """The published ideas of the process that are most like this title, the most alike first."""
    stems = stems_of(text)
    if not stems:
        return []
    here = sa.and_(Idea.process_id == process_id, IS_VISIBLE, Idea.id != (but_not or 0))
    found = _alike(_by_title_ends(stems) if is_postgresql() else _by_title_table(stems), here, text)
    if len(found) < limit:
        further = _alike(_by_text_ends(stems) if is_postgresql() else _by_text_table(stems), here, text)
        found = {**further, **found}
    return sorted(found.values(), key=lambda one: (-one.likeness, -one.supports, one.id))[:limit]


def _alike(candidates: Candidates, here: sa.ColumnElement[bool], text: str) -> dict[int, SimilarIdea]:
    """Those candidates that are alike enough when they are compared with care."""
    rows = db.session.execute(candidates.where(here).limit(MOST_CANDIDATES))
    compared = [_similar(row, text) for row in rows]
    return {one.id: one for one in compared if one.likeness >= ENOUGH}


def _by_title_table(stems: Sequence[str]) -> Candidates:
    """The ideas whose titles have the most and rarest of these beginnings of words, best first."""
    return _by_table(_TITLES, stems).order_by(sa.func.bm25(sa.literal_column(_TITLES.name)), Idea.id)


def _by_text_table(stems: Sequence[str]) -> Candidates:
    """Some ideas that have one of them anywhere, the newest first: no more are read than are wanted."""
    return _by_table(PIECES, stems).order_by(PIECES.c.rowid.desc())


def _by_table(table: sa.TableClause, stems: Sequence[str]) -> Candidates:
    asked = " OR ".join(f'"{stem}"' for stem in stems)  # only letters and figures stand in a stem
    return (
        sa.select(*_SHOWN)
        .select_from(table.join(Idea, Idea.id == table.c.rowid))
        .where(sa.literal_column(table.name).op("MATCH")(asked))
    )


def _by_title_ends(stems: Sequence[str]) -> Candidates:
    """The ideas whose titles have the most of them."""
    found = sa.union_all(*(sa.select(ENDS.c.idea_id).where(_has(ENDS.c.title, [stem])) for stem in stems)).subquery()
    counted = sa.select(found.c.idea_id, sa.func.count().label("stems")).group_by(found.c.idea_id).subquery()
    wanted = sa.select(*_SHOWN).select_from(sa.join(counted, Idea, Idea.id == counted.c.idea_id))
    return wanted.order_by(counted.c.stems.desc(), Idea.id)


def _by_text_ends(stems: Sequence[str]) -> Candidates:
    """As _by_text_table. All ids are found first: to look for the newest is to read all texts, where none has them."""
    found = sa.select(ENDS.c.idea_id).where(_has(ENDS.c.said, stems)).cte("found").prefix_with("MATERIALIZED")
    wanted = sa.select(*_SHOWN).select_from(sa.join(found, Idea, Idea.id == found.c.idea_id))
    return wanted.order_by(found.c.idea_id.desc())


def _has(column: sa.ColumnClause[str], stems: Sequence[str]) -> sa.ColumnElement[bool]:
    return column.bool_op("@@")(ends_like(stems, " | "))


def _similar(row: sa.Row[int, str, str, str, str, int], text: str) -> SimilarIdea:
    idea_id, public_id, title, body, language, supports = row
    alike = likeness(text, title, body)
    return SimilarIdea(idea_id, public_id, title, _start_of(body), language, supports, alike)


def _start_of(body: str) -> str:
    """The beginning of a text, cut off between two words."""
    if len(body) <= LONGEST_START:
        return body
    return body[:LONGEST_START].rsplit(maxsplit=1)[0] + " …"
