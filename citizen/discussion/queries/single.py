"""One argument by its address, and what one person has written and marked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.database import UtcDateTime, db
from citizen.discussion.models import Argument, ArgumentMark
from citizen.discussion.queries.family import family_of
from citizen.discussion.queries.visible import IS_VISIBLE
from citizen.ideas.models import Idea
from citizen.ideas.queries.visible import shown_among
from citizen.municipalities.models import Municipality
from citizen.notices.queries import Target
from citizen.processes.models import Process

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OwnArgument:
    """What a person has written, or found useful, with where it stands."""

    public_id: str
    parent_public_id: str | None
    side: str | None
    text: str
    language: str
    sent_at: datetime
    edited_at: datetime | None
    state: str
    useful: int
    idea_public_id: str
    idea_title: str
    is_idea_shown: bool
    """Everyone can read the idea, or the one that it lives on in."""
    process_slug: str
    municipality_slug: str
    given_at: datetime | None
    """When the person found it useful, in the list of those."""


def find_argument(idea_id: int, public_id: str) -> Argument | None:
    """The argument or reply with this address under the idea or one merged into it, whatever its state."""
    wanted = sa.select(Argument).where(Argument.public_id == public_id, Argument.idea_id.in_(family_of(idea_id)))
    return db.session.scalar(wanted)


def get_argument(argument_id: int) -> Argument | None:
    return db.session.get(Argument, argument_id)


def count_sent(account_id: int, now: datetime) -> tuple[int, int]:
    """How many arguments and replies the person has sent in the last hour, and in the last day; withdrawn ones too."""
    in_hour = sa.func.count().filter(Argument.sent_at > now - HOUR)
    wanted = sa.select(in_hour, sa.func.count()).where(Argument.account_id == account_id, Argument.sent_at > now - DAY)
    hour, day = db.session.execute(wanted).one()
    return hour, day


def list_own_arguments(account_id: int, limit: int = 200) -> Sequence[OwnArgument]:
    """What the person has written, whatever its state, the newest on top."""
    of_person = Argument.account_id == account_id
    wanted = _own(sa.null(), sa.select(Argument.idea_id).where(of_person)).where(of_person)
    ordered = wanted.order_by(Argument.sent_at.desc(), Argument.id.desc()).limit(limit)
    return [OwnArgument(*_values(row)) for row in db.session.execute(ordered)]


def list_own_marks(account_id: int, limit: int = 200) -> Sequence[OwnArgument]:
    """What the person has found useful and everyone can read, the newest mark on top."""
    marked = sa.select(ArgumentMark.argument_id).where(ArgumentMark.account_id == account_id)
    ideas = sa.select(Argument.idea_id).where(Argument.id.in_(marked))
    wanted = (
        _own(sa.type_coerce(ArgumentMark.given_at, UtcDateTime()), ideas)
        .join(ArgumentMark, ArgumentMark.argument_id == Argument.id)
        .where(ArgumentMark.account_id == account_id, IS_VISIBLE, Idea.id.in_(shown_among(ideas)))
    )
    ordered = wanted.order_by(ArgumentMark.given_at.desc(), Argument.id).limit(limit)
    return [OwnArgument(*_values(row)) for row in db.session.execute(ordered)]


def targets_of_arguments(ids: Collection[int]) -> Mapping[int, Target]:
    """Of these arguments those that everyone can read, named after the idea that each was written under."""
    shown = shown_among(sa.select(Argument.idea_id).where(Argument.id.in_(ids)))
    wanted = (
        sa.select(Argument.id, Argument.public_id, Idea.public_id, Idea.title, Process.slug, Municipality.slug)
        .join(Idea, Idea.id == Argument.idea_id)
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Argument.id.in_(ids), IS_VISIBLE, Idea.id.in_(shown))
    )
    return {
        argument_id: Target(title, title, f"/{municipality}/{process}/ide/{idea}/argument/{argument}")
        for argument_id, argument, idea, title, process, municipality in db.session.execute(wanted)
    }


def _own(given_at: sa.ColumnElement[Any], ideas: sa.Select[int]) -> sa.Select[*tuple[Any, ...]]:
    """Rows of OwnArgument; `ideas` are those that they stand under."""
    parent = aliased(Argument)
    return (
        sa.select(
            Argument.public_id,
            parent.public_id,
            Argument.side,
            Argument.text,
            Argument.language,
            Argument.sent_at,
            Argument.edited_at,
            Argument.state,
            Argument.useful,
            Idea.public_id,
            Idea.title,
            Idea.id.in_(shown_among(ideas)),
            Process.slug,
            Municipality.slug,
            given_at,
        )
        .join(Idea, Idea.id == Argument.idea_id)
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .outerjoin(parent, parent.id == Argument.parent_id)
    )


def _values(row: sa.Row[*tuple[Any, ...]]) -> list[Any]:
    return list(row)
