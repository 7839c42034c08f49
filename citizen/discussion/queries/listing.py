"""Lists of arguments under an idea: first light rows that are put in order, then the few that are shown."""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.discussion.models import Argument, ArgumentMark
from citizen.discussion.queries.family import family_of
from citizen.discussion.queries.visible import IS_VISIBLE
from citizen.domain.ideas.arguing import ArgumentState
from citizen.ideas.models import Idea

Reader = int | sa.ColumnElement[int] | None
READER: sa.ColumnElement[int] = sa.bindparam("reader_id", type_=sa.Integer)


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What the order looks at."""

    id: int
    side: str
    account_id: int | None
    sent_at: datetime
    useful: int
    marks_before: int
    idea_id: int
    is_visible: bool
    """Whether its text can be read; others only stand there for the replies that they have got."""
    is_marked: bool
    """The reader finds it useful."""


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """An argument or a reply with what a page says about it."""

    id: int
    public_id: str
    parent_id: int | None
    idea_id: int
    idea_title: str
    side: str | None
    text: str
    language: str
    account_id: int | None
    shown_name: str | None
    sent_at: datetime
    edited_at: datetime | None
    state: str
    useful: int
    is_marked: bool
    replies: int
    """How many replies to it everyone can read."""


def list_voices(idea_id: int, reader_id: int | None) -> Sequence[VoiceRow]:
    """All arguments under the idea, and under those merged into it, for the order to be made."""
    asked = {"idea_id": idea_id, "reader_id": reader_id}
    return [VoiceRow(*_values(row)) for row in db.session.execute(_voices(reader_id is not None), asked)]


def list_rows(ids: Collection[int], reader_id: int | None, *, replies_each: int) -> Sequence[ArgumentRow]:
    """These arguments, and of the replies to each the first few; parents first, replies as they came."""
    if not ids:
        return []
    asked = {"ids": list(ids), "reader_id": reader_id, "replies_each": replies_each}
    return [ArgumentRow(*_values(row)) for row in db.session.execute(_rows(reader_id is not None), asked)]


@functools.cache
def _voices(has_reader: bool) -> sa.Select[*tuple[Any, ...]]:  # noqa: FBT001 — a key of the cache, and nothing else
    """Made once, as the next: every page of an idea asks both."""
    reader = READER if has_reader else None
    return sa.select(
        Argument.id,
        Argument.side,
        Argument.account_id,
        Argument.sent_at,
        Argument.useful,
        Argument.marks_before,
        Argument.idea_id,
        IS_VISIBLE,
        _marked_by(reader),
    ).where(
        Argument.idea_id.in_(family_of(sa.bindparam("idea_id", type_=sa.Integer))),
        Argument.side.is_not(None),  # no reply takes a side; `parent_id IS NULL` makes SQLite read every argument
        sa.or_(_readable_by(reader), Argument.replies > 0),
    )


@functools.cache
def _rows(has_reader: bool) -> sa.Select[*tuple[Any, ...]]:  # noqa: FBT001 — a key of the cache, and nothing else
    reader = READER if has_reader else None
    ids: sa.BindParameter[int] = sa.bindparam("ids", expanding=True)
    number = sa.func.row_number().over(partition_by=Argument.parent_id, order_by=(Argument.sent_at, Argument.id))
    replies = (
        sa.select(Argument.id.label("id"), number.label("number"))
        .where(Argument.parent_id.in_(ids), _readable_by(reader))
        .subquery("replies")
    )
    shown = sa.union_all(
        sa.select(Argument.id).where(Argument.id.in_(ids)),
        sa.select(replies.c.id).where(replies.c.number <= sa.bindparam("replies_each", type_=sa.Integer)),
    ).subquery("shown")
    wanted = _select_rows(reader).join(shown, shown.c.id == Argument.id)
    return wanted.order_by(Argument.parent_id.is_not(None), Argument.sent_at, Argument.id)


def list_replies(parent_id: int, reader_id: int | None, *, offset: int, limit: int) -> Sequence[ArgumentRow]:
    """A page of the replies to an argument, as they came."""
    wanted = _select_rows(reader_id).where(Argument.parent_id == parent_id, _readable_by(reader_id))
    ordered = wanted.order_by(Argument.sent_at, Argument.id).offset(offset).limit(limit)
    return [ArgumentRow(*_values(row)) for row in db.session.execute(ordered)]


def count_replies(parent_id: int, reader_id: int | None) -> int:
    wanted = sa.select(sa.func.count()).where(Argument.parent_id == parent_id, _readable_by(reader_id))
    return db.session.scalar(wanted) or 0


def count_replies_before(reply: Argument, reader_id: int | None) -> int:
    """How many stand before this reply under what it replies to."""
    is_before = sa.or_(
        Argument.sent_at < reply.sent_at, sa.and_(Argument.sent_at == reply.sent_at, Argument.id < reply.id)
    )
    wanted = sa.select(sa.func.count()).where(Argument.parent_id == reply.parent_id, _readable_by(reader_id), is_before)
    return db.session.scalar(wanted) or 0


def _select_rows(reader_id: Reader) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            Argument.id,
            Argument.public_id,
            Argument.parent_id,
            Argument.idea_id,
            Idea.title,
            Argument.side,
            Argument.text,
            Argument.language,
            Argument.account_id,
            Account.shown_name,
            Argument.sent_at,
            Argument.edited_at,
            Argument.state,
            Argument.useful,
            _marked_by(reader_id),
            Argument.replies,
        )
        .join(Idea, Idea.id == Argument.idea_id)
        .outerjoin(Account, Account.id == Argument.account_id)
    )


def _readable_by(reader_id: Reader) -> sa.ColumnElement[bool]:
    """What everyone can read, and what the reader wrote that waits for a moderator."""
    if reader_id is None:
        return IS_VISIBLE
    return sa.or_(IS_VISIBLE, sa.and_(Argument.state == ArgumentState.HELD, Argument.account_id == reader_id))


def _marked_by(reader_id: Reader) -> sa.ColumnElement[bool]:
    if reader_id is None:
        return sa.false()
    return sa.exists().where(ArgumentMark.argument_id == Argument.id, ArgumentMark.account_id == reader_id)


def _values(row: sa.Row[*tuple[Any, ...]]) -> list[Any]:
    return list(row)
