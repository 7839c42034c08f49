"""One idea by its address, and the themes and places of a process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.notices import FollowKind
from citizen.ideas.models import Idea, IdeaPlace, IdeaTheme
from citizen.municipalities.models import Municipality
from citizen.notices.models import Follow
from citizen.processes.models import Process

MOST_MERGES = 20
_AT_ADDRESS = (
    sa.select(Municipality, Process, Idea)
    .join(Process, Process.municipality_id == Municipality.id)
    .join(Idea, Idea.process_id == Process.id)
    .where(
        Municipality.slug == sa.bindparam("municipality"),
        Process.slug == sa.bindparam("process"),
        Idea.public_id == sa.bindparam("public_id"),
    )
)
"""Made once, since every page of an idea asks it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A theme or a place that a list of ideas can be narrowed to."""

    id: int
    slug: str
    name_nb: str
    name_nn: str
    is_followed: bool
    """The reader follows it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the ideas of a process can be narrowed to, each list in the order that staff gave it."""

    themes: list[Choice]
    places: list[Choice]
    is_process_followed: bool
    """The reader follows the process as a whole."""


def list_choices(process_id: int, reader_id: int | None) -> Choices:
    """All of it in one question."""
    themes = sa.select(
        sa.literal(0).label("kind"),
        IdeaTheme.number.label("number"),
        IdeaTheme.id.label("id"),
        IdeaTheme.slug,
        IdeaTheme.name_nb,
        IdeaTheme.name_nn,
        _follows(FollowKind.THEME, IdeaTheme.id, reader_id),
    ).where(IdeaTheme.process_id == process_id)
    places = sa.select(
        sa.literal(1),
        IdeaPlace.number,
        IdeaPlace.id,
        IdeaPlace.slug,
        IdeaPlace.name,
        IdeaPlace.name,
        _follows(FollowKind.PLACE, IdeaPlace.id, reader_id),
    ).where(IdeaPlace.process_id == process_id)
    whole = sa.select(
        sa.literal(2), Process.id, Process.id, Process.slug, Process.title_nb, Process.title_nn,
        _follows(FollowKind.PROCESS, Process.id, reader_id),
    ).where(Process.id == process_id)  # fmt: skip
    found: tuple[list[Choice], list[Choice], list[Choice]] = ([], [], [])
    for row in db.session.execute(sa.union_all(themes, places, whole).order_by("kind", "number", "id")):
        values: list[Any] = list(row)
        found[values[0]].append(Choice(*values[2:]))
    return Choices(found[0], found[1], found[2][0].is_followed)


def _follows(
    kind: FollowKind, target: sa.orm.InstrumentedAttribute[int], reader_id: int | None
) -> sa.ColumnElement[bool]:
    if reader_id is None:
        return sa.false()
    return sa.exists().where(Follow.account_id == reader_id, Follow.kind == kind.value, Follow.target_id == target)


def find_idea(process_id: int, public_id: str) -> Idea | None:
    """The idea with this address in the process, whatever its state."""
    return db.session.scalar(sa.select(Idea).where(Idea.process_id == process_id, Idea.public_id == public_id))


def find_idea_with_place(municipality: str, process: str, public_id: str) -> tuple[Municipality, Process, Idea] | None:
    """Municipality, process and idea of an address in one question, whatever the idea's state."""
    asked = {"municipality": municipality, "process": process, "public_id": public_id}
    row = db.session.execute(_AT_ADDRESS, asked).one_or_none()
    return (row[0], row[1], row[2]) if row else None


def find_successor(idea: Idea) -> Idea | None:
    """The idea that a merged one lives on in, however often it was merged on."""
    for _step in range(MOST_MERGES):
        if idea.merged_into_id is None:
            return idea
        idea = db.session.get_one(Idea, idea.merged_into_id)
    return None


def list_themes(process_id: int) -> Sequence[IdeaTheme]:
    """The themes of a process, in the order that staff gave them."""
    wanted = sa.select(IdeaTheme).where(IdeaTheme.process_id == process_id)
    return db.session.scalars(wanted.order_by(IdeaTheme.number, IdeaTheme.id)).all()


def list_places(process_id: int) -> Sequence[IdeaPlace]:
    """The places that ideas of a process can be about, in the order that staff gave them."""
    wanted = sa.select(IdeaPlace).where(IdeaPlace.process_id == process_id)
    return db.session.scalars(wanted.order_by(IdeaPlace.number, IdeaPlace.id)).all()
