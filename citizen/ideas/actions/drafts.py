"""Keep what somebody is writing, and throw it away."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import MOST_DRAFTS, IdeaOutcome, IdeaRefusal
from citizen.domain.maps import Position
from citizen.domain.person_numbers import holds_person_number
from citizen.ideas.models import Idea, IdeaAttachment, IdeaAuthor, IdeaInvitation, IdeaPicture

LONGEST_KEPT = 20_000
"""A draft may be longer than what can be sent, so that nobody loses text before shortening it."""


@dataclass(frozen=True, slots=True)
class Written:
    """An idea as its writer typed it, without outer space. The ids stand for a theme and a place of the process."""

    title: str
    body: str
    language: str
    theme_id: int | None
    place_id: int | None
    position: Position | None = None
    """A point on the map."""


def new_public_id() -> str:
    """A name for an idea or a file in addresses: 128 random bits, so that nobody can count or guess them."""
    return base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower()


def save_draft(process_id: int, account_id: int, public_id: str, written: Written) -> Idea | IdeaRefusal:
    """Keep what is written so far, under an address that the form was given; sent twice, it is one draft.

    A title or a text with a birth number is never kept: what stood there before stays.
    """
    with transaction() as session:
        idea = _find(session, public_id)
        if idea is None:
            # two forms at once are counted one after the other
            account = session.get_one(Account, account_id, with_for_update=True)
            if account.deleted_at is not None:
                return IdeaRefusal.NOT_YOURS
            if _has_too_many(session, account_id):
                return IdeaRefusal.TOO_MANY_DRAFTS
            idea = _begin(session, process_id, account_id, public_id, written)
        if idea.process_id != process_id or not is_author(session, idea.id, account_id):
            return IdeaRefusal.NOT_YOURS
        if idea.state != IdeaState.DRAFT:
            return IdeaRefusal.GONE
        put(idea, written)
    return idea


def remove_draft(idea_id: int, account_id: int) -> IdeaOutcome | IdeaRefusal:
    """Throw a draft away with all that belongs to it; what was sent is withdrawn instead."""
    with transaction() as session:
        idea = session.get(Idea, idea_id, with_for_update=True, populate_existing=True)
        if idea is None:
            return IdeaOutcome.DRAFT_REMOVED
        if not is_author(session, idea_id, account_id):
            return IdeaRefusal.NOT_YOURS
        if idea.state != IdeaState.DRAFT:
            return IdeaRefusal.GONE
        for model in (IdeaPicture, IdeaAttachment, IdeaInvitation, IdeaAuthor):
            session.execute(sa.delete(model).where(model.idea_id == idea_id))
        session.execute(sa.delete(Idea).where(Idea.id == idea_id))
    return IdeaOutcome.DRAFT_REMOVED


def put(idea: Idea, written: Written) -> None:
    """Write into the idea what can be kept of it."""
    idea.title = _kept(written.title, idea.title)
    idea.body = _kept(written.body, idea.body)
    idea.language = written.language
    idea.theme_id = written.theme_id
    idea.place_id = written.place_id
    put_position(idea, written.position)


def put_position(idea: Idea, position: Position | None) -> None:
    """Where on the map the idea is, or nowhere."""
    idea.latitude, idea.longitude = (position.latitude, position.longitude) if position else (None, None)


def is_author(session: Session, idea_id: int, account_id: int) -> bool:
    """Whether the person proposes the idea."""
    there = sa.exists().where(IdeaAuthor.idea_id == idea_id, IdeaAuthor.account_id == account_id)
    return bool(session.scalar(sa.select(there)))


def _kept(text: str, before: str) -> str:
    return before if len(text) > LONGEST_KEPT or holds_person_number(text) else text


def _find(session: Session, public_id: str) -> Idea | None:
    wanted = sa.select(Idea).where(Idea.public_id == public_id).with_for_update()
    return session.scalar(wanted.execution_options(populate_existing=True))


def _has_too_many(session: Session, account_id: int) -> bool:
    drafts = (
        sa.select(sa.func.count())
        .select_from(IdeaAuthor)
        .join(Idea, Idea.id == IdeaAuthor.idea_id)
        .where(IdeaAuthor.account_id == account_id, Idea.state == IdeaState.DRAFT)
    )
    return session.scalars(drafts).one() >= MOST_DRAFTS


def _begin(session: Session, process_id: int, account_id: int, public_id: str, written: Written) -> Idea:
    now = database_now(session)
    values = {
        "process_id": process_id,
        "title": "",
        "body": "",
        "language": written.language,
        "state": IdeaState.DRAFT.value,
        "begun_at": now,
        "version": 1,
    }
    made = insert_unless_there(Idea, keys={"public_id": public_id}, values=values).returning(Idea.id)
    made_id = session.scalar(made)
    if made_id is not None:  # else the same form came twice at the same instant, and the other one made it
        session.add(IdeaAuthor(idea_id=made_id, account_id=account_id, is_first=True, joined_at=now))
        session.flush()
    return session.scalars(sa.select(Idea).where(Idea.public_id == public_id)).one()
