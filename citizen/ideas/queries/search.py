"""Which ideas hold the words that somebody searches for: one question, asked of each database in its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from citizen.database import db
from citizen.ideas.models import Idea

SHORTEST_PART = 3
"""A shorter word is looked for as the beginning of words; SQLite's index of parts knows pieces of three letters."""
LONGEST_INDEXED = 24
"""So many letters of each end of a word are kept on PostgreSQL, see migration 0018."""
LONGEST_PHRASE = 5
MOST_WORDS = 12
_LETTERS = re.compile(r"[^\W_]+")

PIECES = sa.table("idea_search", sa.column("rowid", sa.Integer))
"""On SQLite: pieces of three letters, with their places."""
WORDS = sa.table("idea_search_words", sa.column("rowid", sa.Integer))
"""On SQLite: whole words, see migration 0029."""
ENDS = sa.table(
    "idea_search",
    sa.column("idea_id", sa.Integer),
    *(sa.column(name, TSVECTOR) for name in ("title", "said", "words")),
)
"""On PostgreSQL: every end of every word; a part of a word is the beginning of one of them. `words` are whole ones."""


def matches(text: str) -> sa.ColumnElement[bool]:
    """Every word stands in the title or the text of the idea: whole or as a part, in capitals or not.

    Of one or two letters it stands there as a word, or as the beginning of one: any two are a part of something.
    """
    words = text.split()[:MOST_WORDS]
    long = [word for word in words if len(word) >= SHORTEST_PART]
    short = _LETTERS.findall(" ".join(word for word in words if len(word) < SHORTEST_PART))
    if not long and not short:  # signs alone, which no word begins with
        return sa.false() if words else sa.true()
    found: list[sa.ColumnElement[bool]] = []
    if long:
        found.append(Idea.id.in_(_ids_by_ends(long) if is_postgresql() else _ids_by_pieces(long)))
    if short:
        found.append(_has_beginnings(short) if is_postgresql() else Idea.id.in_(_ids_by_words(short)))
    return sa.and_(*found)


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


def _has_beginnings(words: Sequence[str]) -> sa.ColumnElement[bool]:
    """Many ideas have them, and the server has no figures from which to expect so. Behind IS TRUE it finds their ids
    once and looks each idea up among them, instead of fetching one idea after the other.
    """
    ids = sa.select(ENDS.c.idea_id).where(ENDS.c.words.bool_op("@@")(ends_like(words, " & ")))
    return Idea.id.in_(ids).is_(sa.true())


def _ids_by_words(words: Sequence[str]) -> sa.Select[int]:
    asked = " ".join(f"{_quoted(word)} *" for word in words)
    return sa.select(WORDS.c.rowid).where(sa.literal_column(WORDS.name).op("MATCH")(asked))


def _pieces(word: str) -> str:
    """A long word by some of its pieces, all within its own length: half as dear as all of them one after the other."""
    if len(word) <= LONGEST_PHRASE:
        return _quoted(word)
    last = len(word) - SHORTEST_PART
    starts = (*range(0, last, SHORTEST_PART), last)
    pieces = " ".join(_quoted(word[start : start + SHORTEST_PART]) for start in starts)
    return f"NEAR({pieces}, {last - 1})"


def _quoted(said: str) -> str:
    return '"' + said.replace('"', '""') + '"'
