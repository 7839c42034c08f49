"""Which ideas hold the words that somebody searches for: one question, asked of each database in its own way."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from citizen.database import db
from citizen.ideas.models import Idea

SHORTEST_INDEXED = 3
"""SQLite's index knows pieces of three letters; a shorter word is looked for in the texts themselves."""
LONGEST_INDEXED = 24
"""So many letters of each end of a word are kept on PostgreSQL, see migration 0018."""
LONGEST_PHRASE = 5
MOST_WORDS = 12

PIECES = sa.table("idea_search", sa.column("rowid", sa.Integer))
"""On SQLite: pieces of three letters, with their places."""
ENDS = sa.table(
    "idea_search", sa.column("idea_id", sa.Integer), sa.column("title", TSVECTOR), sa.column("said", TSVECTOR)
)
"""On PostgreSQL: every end of every word; a part of a word is the beginning of one of them."""


def matches(text: str) -> sa.ColumnElement[bool]:
    """Every word stands in the title or the text of the idea, whole or as a part, in capitals or not."""
    words = text.split()[:MOST_WORDS]
    if is_postgresql():
        return Idea.id.in_(_ids_by_ends(words)) if words else sa.true()
    short = [word for word in words if len(word) < SHORTEST_INDEXED]
    conditions = [_stands_in_text(word) for word in short]
    if len(short) < len(words):
        conditions.insert(0, Idea.id.in_(_ids_by_pieces([word for word in words if word not in short])))
    return sa.and_(sa.true(), *conditions)


def is_postgresql() -> bool:
    return db.engine.dialect.name == "postgresql"


def ends_like(words: Sequence[str], joined: str) -> sa.Cast[str]:
    """What is asked of ENDS: all of these parts of words (joined by &), or any of them (by |)."""
    return sa.cast(joined.join(_end(word) for word in words), TSQUERY)


def _ids_by_ends(words: Sequence[str]) -> sa.Select[int]:
    parts = [part for word in words for part in {word[:LONGEST_INDEXED], word[-LONGEST_INDEXED:]}]
    return sa.select(ENDS.c.idea_id).where(ENDS.c.said.bool_op("@@")(ends_like(parts, " & ")))


def _end(part: str) -> str:
    return "'{}':*".format(part.lower().replace("\\", "\\\\").replace("'", "''"))


def _ids_by_pieces(words: Sequence[str]) -> sa.Select[int]:
    asked = " ".join(_pieces(word) for word in words)
    return sa.select(PIECES.c.rowid).where(sa.literal_column(PIECES.name).op("MATCH")(asked))


def _pieces(word: str) -> str:
    """A long word by some of its pieces, all within its own length: half as dear as all of them one after the other."""
    if len(word) <= LONGEST_PHRASE:
        return _quoted(word)
    last = len(word) - SHORTEST_INDEXED
    starts = (*range(0, last, SHORTEST_INDEXED), last)
    pieces = " ".join(_quoted(word[start : start + SHORTEST_INDEXED]) for start in starts)
    return f"NEAR({pieces}, {last - 1})"


def _quoted(said: str) -> str:
    return '"' + said.replace('"', '""') + '"'


def _stands_in_text(word: str) -> sa.ColumnElement[bool]:
    """For words that are too short for SQLite's index: all texts are read, so this comes after what the index says."""
    said: sa.ColumnElement[str] = sa.func.lower(Idea.title + " " + Idea.body)
    low = word.lower()
    for letter in sorted(set("æøå") & set(low)):  # SQLite makes small letters of A to Z alone
        said = sa.func.replace(said, letter.upper(), letter)
    return sa.func.instr(said, low) > 0
