"""Which ideas wait for the municipality: for everyone, and for staff."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from citizen.answers.queries.answers import HAS_ANSWER
from citizen.answers.queries.steps import is_late
from citizen.database import db
from citizen.ideas.models import Idea
from citizen.ideas.queries import IS_VISIBLE
from citizen.processes.models import IDEAS, Process


class Shown(StrEnum):
    """Which ideas staff want to see, as it stands in the address."""

    WAITING = "venter"
    LATE = "forsinket"
    ANSWERED = "besvart"
    ALL = "alle"


class Sorted(StrEnum):
    """In which order, as it stands in the address."""

    OLDEST = "eldst"
    SUPPORT = "stotte"


@dataclass(frozen=True, slots=True)
class WaitingIdea:
    """An idea in a list of what waits."""

    id: int
    public_id: str
    title: str
    language: str
    sent_at: datetime
    supports: int
    process_id: int
    process_slug: str
    process_nb: str
    process_nn: str


_COLUMNS = (
    Idea.id,
    Idea.public_id,
    Idea.title,
    Idea.language,
    Idea.sent_at,
    Idea.supports,
    Process.id,
    Process.slug,
    Process.title_nb,
    Process.title_nn,
)


def list_waiting(municipality_id: int, offset: int, limit: int) -> list[WaitingIdea]:
    """Ideas without an answer in all rounds of the municipality, the one that has waited longest on top."""
    return _rows(_in_municipality(municipality_id), (Idea.sent_at,), offset, limit)


def count_waiting(municipality_id: int) -> int:
    return _count(_in_municipality(municipality_id))


def count_waiting_by_round(municipality_id: int) -> dict[int, int]:
    """How many ideas wait for an answer, by round."""
    return _count_by_round(_in_municipality(municipality_id))


def count_late(municipality_id: int, today: date) -> dict[int, int]:
    """How many ideas the municipality is late with, by round."""
    return _count_by_round(
        (Process.municipality_id == municipality_id, Process.kind == IDEAS, IS_VISIBLE, is_late(today))
    )


def list_for_staff(
    process_id: int, shown: Shown, ordered: Sorted, today: date, *, offset: int, limit: int
) -> list[WaitingIdea]:
    """A page of the ideas of a round for those who work with them."""
    order = (Idea.sent_at,) if ordered is Sorted.OLDEST else (Idea.supports.desc(), Idea.sent_at)
    return _rows(_for_staff(process_id, shown, today), order, offset, limit)


def count_for_staff(process_id: int, shown: Shown, today: date) -> int:
    return _count(_for_staff(process_id, shown, today))


def list_chosen(process_id: int, public_ids: Collection[str]) -> list[WaitingIdea]:
    """Those ideas of the round that everyone can see and that somebody has chosen, the most supported on top."""
    which = (Idea.process_id == process_id, IS_VISIBLE, Idea.public_id.in_(public_ids))
    return _rows(which, (Idea.supports.desc(), Idea.sent_at), 0, len(public_ids))


def _in_municipality(municipality_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (Process.municipality_id == municipality_id, Process.kind == IDEAS, IS_VISIBLE, ~HAS_ANSWER)


def _for_staff(process_id: int, shown: Shown, today: date) -> tuple[sa.ColumnElement[bool], ...]:
    narrowed: dict[Shown, tuple[sa.ColumnElement[bool], ...]] = {
        Shown.WAITING: (~HAS_ANSWER,),
        Shown.LATE: (is_late(today),),
        Shown.ANSWERED: (HAS_ANSWER,),
        Shown.ALL: (),
    }
    return (Idea.process_id == process_id, IS_VISIBLE, *narrowed[shown])


def _rows(which: Sequence[sa.ColumnElement[bool]], order: Sequence[Any], offset: int, limit: int) -> list[WaitingIdea]:
    """A page of the list. What is put in order is the ids alone: the rows are wide, and there may be many."""
    ids = sa.select(Idea.id).join(Process, Process.id == Idea.process_id).where(*which)
    found = db.session.scalars(ids.order_by(*order, Idea.id).offset(offset).limit(limit)).all()
    wanted = sa.select(*_COLUMNS).join(Process, Process.id == Idea.process_id).where(Idea.id.in_(found))
    by_id = {row[0]: _row_of(list(row)) for row in db.session.execute(wanted)}
    return [by_id[idea_id] for idea_id in found if idea_id in by_id]


def _row_of(values: list[Any]) -> WaitingIdea:
    return WaitingIdea(*values)


def _count(which: Sequence[sa.ColumnElement[bool]]) -> int:
    wanted = sa.select(sa.func.count()).select_from(Idea).join(Process, Process.id == Idea.process_id)
    return db.session.scalar(wanted.where(*which)) or 0


def _count_by_round(which: Sequence[sa.ColumnElement[bool]]) -> dict[int, int]:
    wanted = sa.select(Idea.process_id, sa.func.count()).join(Process, Process.id == Idea.process_id).where(*which)
    return dict(db.session.execute(wanted.group_by(Idea.process_id)).all())
