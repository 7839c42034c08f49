"""Ideas as plain rows, as readers see them: one, or a page of a list of them, which may be long."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from citizen.database import db
from citizen.ideas.models import Idea, IdeaAuthor, IdeaPlace, IdeaSupport, IdeaTheme
from citizen.ideas.queries.search import matches
from citizen.ideas.queries.visible import IS_VISIBLE

LONGEST_EXCERPT = 360
_PRIME = 2_147_483_647

_IS_AUTHOR = sa.exists().where(IdeaAuthor.idea_id == Idea.id, IdeaAuthor.account_id == sa.bindparam("reader_id"))
_SUPPORTS = sa.exists().where(IdeaSupport.idea_id == Idea.id, IdeaSupport.account_id == sa.bindparam("reader_id"))
_COLUMNS = (
    Idea.id,
    Idea.public_id,
    Idea.title,
    Idea.language,
    Idea.state,
    Idea.sent_at,
    Idea.supports,
    Idea.arguments,
    Idea.theme_id,
    IdeaTheme.slug,
    IdeaTheme.name_nb,
    IdeaTheme.name_nn,
    Idea.place_id,
    IdeaPlace.slug,
    IdeaPlace.name,
    _SUPPORTS.label("supported"),
    _IS_AUTHOR.label("is_mine"),
)


class Order(StrEnum):
    """The orders of a list of ideas, as they stand in the address."""

    MIXED = "tilfeldig"
    NEWEST = "nye"
    SUPPORT = "stotte"
    DISCUSSED = "diskutert"
    WAITING = "venter"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see of the ideas of a process. None and empty choose nothing away."""

    text: str = ""
    theme_id: int | None = None
    place_id: int | None = None
    mine: bool = False
    supported: bool = False
    order: Order = Order.NEWEST
    seed: str = ""


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """An idea as a reader sees it; `text` is its whole body, or in a list the beginning of it."""

    id: int
    public_id: str
    title: str
    language: str
    state: str
    sent_at: datetime | None
    supports: int
    arguments: int
    theme_id: int | None
    theme_slug: str | None
    theme_nb: str | None
    theme_nn: str | None
    place_id: int | None
    place_slug: str | None
    place: str | None
    supported: bool
    """The reader supports it."""
    is_mine: bool
    """The reader is one of its authors."""
    text: str


def find_row(idea_id: int, reader_id: int | None) -> IdeaRow:
    """One idea, whoever may see it."""
    return find_row_with(idea_id, reader_id)[0]


def find_row_with(
    idea_id: int, reader_id: int | None, *more: sa.ColumnElement[bool]
) -> tuple[IdeaRow, tuple[bool, ...]]:
    """One idea, and whether each of these conditions holds for it; all in one question."""
    asked = _select_rows(Idea.body).add_columns(*more).where(Idea.id == idea_id)
    values = list(db.session.execute(asked, {"reader_id": reader_id}).one())
    own = len(values) - len(more)
    return IdeaRow(*values[:own]), tuple(bool(value) for value in values[own:])


def list_ideas(
    process_id: int, wanted: Wanted, *more: sa.ColumnElement[bool], reader_id: int | None, offset: int, limit: int
) -> Sequence[IdeaRow]:
    """A page of the ideas that everyone can see; `more` are conditions of slices above this one."""
    excerpt = sa.func.substr(Idea.body, 1, LONGEST_EXCERPT)
    which = _which(process_id, wanted, more)
    ordering = (*_ordering(wanted), Idea.id)
    page = sa.select(Idea.id).where(*which).order_by(*ordering).offset(offset).limit(limit).subquery("page")
    rows = _select_rows(excerpt).join(page, page.c.id == Idea.id).order_by(*ordering)
    return [_row_of(row) for row in db.session.execute(rows, {"reader_id": reader_id})]


def find_hits(
    process_id: int, wanted: Wanted, *more: sa.ColumnElement[bool], reader_id: int | None, offset: int, limit: int
) -> tuple[int, Sequence[int]]:
    """How many ideas are wanted, and the ids of some of them in order: for a search, which is dear, so that both are
    asked for at once. None at all are counted where the list ends before the offset.
    """
    found = sa.select(Idea.id, sa.func.count().over()).where(*_which(process_id, wanted, more))
    ordered = found.order_by(*_ordering(wanted), Idea.id).offset(offset).limit(limit)
    rows = db.session.execute(ordered, {"reader_id": reader_id}).all()
    return (rows[0][1] if rows else 0), [row[0] for row in rows]


def list_rows(idea_ids: Sequence[int], reader_id: int | None) -> Sequence[IdeaRow]:
    """These ideas in this order."""
    if not idea_ids:
        return []
    rows = _select_rows(sa.func.substr(Idea.body, 1, LONGEST_EXCERPT)).where(Idea.id.in_(idea_ids))
    by_id = {row[0]: _row_of(row) for row in db.session.execute(rows, {"reader_id": reader_id})}
    return [by_id[idea_id] for idea_id in idea_ids if idea_id in by_id]


def count_ideas(process_id: int, wanted: Wanted, *more: sa.ColumnElement[bool], reader_id: int | None) -> int:
    """How many ideas that everyone can see are wanted."""
    counted = sa.select(sa.func.count()).select_from(Idea).where(*_which(process_id, wanted, more))
    return db.session.scalar(counted, {"reader_id": reader_id}) or 0


def count_ideas_of(process_ids: Collection[int]) -> dict[int, int]:
    """How many ideas everyone can see in each of these processes; those without any are left out."""
    counted = sa.select(Idea.process_id, sa.func.count()).where(Idea.process_id.in_(process_ids), IS_VISIBLE)
    return {row[0]: row[1] for row in db.session.execute(counted.group_by(Idea.process_id))}


def _which(process_id: int, wanted: Wanted, more: Sequence[sa.ColumnElement[bool]]) -> Sequence[sa.ColumnElement[bool]]:
    conditions = [Idea.process_id == process_id, IS_VISIBLE, *more]
    if wanted.theme_id is not None:
        conditions.append(Idea.theme_id == wanted.theme_id)
    if wanted.place_id is not None:
        conditions.append(Idea.place_id == wanted.place_id)
    if wanted.mine:
        conditions.append(_IS_AUTHOR)
    if wanted.supported:
        conditions.append(_SUPPORTS)
    if wanted.text:
        conditions.append(matches(wanted.text))
    return conditions


def _ordering(wanted: Wanted) -> tuple[sa.SQLColumnExpression[Any], ...]:
    match wanted.order:
        case Order.NEWEST:
            return (Idea.sent_at.desc(),)
        case Order.SUPPORT:
            return (Idea.supports.desc(),)
        case Order.DISCUSSED:
            return (Idea.arguments.desc(),)
        case Order.WAITING:
            return (Idea.sent_at,)
        case Order.MIXED:
            number = int.from_bytes(hashlib.blake2b(wanted.seed.encode(), digest_size=8).digest())
            factor, shift = 1 + number % (_PRIME - 1), number // _PRIME % _PRIME
            mixed = (sa.cast(Idea.id, sa.BigInteger) * factor + shift) % _PRIME
            # Numbers that follow one another stay in line after the first step alone; squared they do not.
            return (mixed * mixed % _PRIME,)


def _select_rows(text: sa.SQLColumnExpression[str]) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(*_COLUMNS, text)
        .outerjoin(IdeaTheme, IdeaTheme.id == Idea.theme_id)
        .outerjoin(IdeaPlace, IdeaPlace.id == Idea.place_id)
    )


def _row_of(row: sa.Row[*tuple[Any, ...]]) -> IdeaRow:
    values: list[Any] = list(row)
    return IdeaRow(*values)
