"""A person's own ideas, and those that they support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from citizen.database import db
from citizen.ideas.models import Idea, IdeaAuthor, IdeaSupport
from citizen.ideas.queries.visible import IS_VISIBLE
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class OwnIdea:
    """An idea on the person's own list, with where it stands."""

    public_id: str
    title: str
    language: str
    state: str
    sent_at: datetime | None
    supports: int
    process_slug: str
    round_nb: str
    round_nn: str
    municipality_slug: str


def list_own_ideas(account_id: int) -> Sequence[OwnIdea]:
    """What the person proposes or has begun, the latest on top."""
    return _list(sa.select(IdeaAuthor.idea_id).where(IdeaAuthor.account_id == account_id), sa.true())


def list_supported_ideas(account_id: int) -> Sequence[OwnIdea]:
    """What the person supports and everyone can see, the latest on top."""
    return _list(sa.select(IdeaSupport.idea_id).where(IdeaSupport.account_id == account_id), IS_VISIBLE)


def _list(which: sa.Select[int], shown: sa.ColumnElement[bool]) -> Sequence[OwnIdea]:
    wanted = (
        sa.select(
            Idea.public_id,
            Idea.title,
            Idea.language,
            Idea.state,
            Idea.sent_at,
            Idea.supports,
            Process.slug,
            Process.title_nb,
            Process.title_nn,
            Municipality.slug,
        )
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Idea.id.in_(which), shown)
        .order_by(Idea.begun_at.desc(), Idea.id.desc())
    )
    return [OwnIdea(*tuple(row)) for row in db.session.execute(wanted)]
