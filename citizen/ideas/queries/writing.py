"""What an author works on: drafts, versions, pictures and documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import Idea, IdeaAttachment, IdeaAuthor, IdeaInvitation, IdeaPicture, IdeaVersion
from citizen.ideas.queries.visible import IS_VISIBLE
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class SentFile:
    """What is given out at the address of a picture or a document."""

    content: bytes
    name: str
    idea_id: int
    municipality_id: int
    is_public: bool
    is_hidden: bool
    state: str


def find_own_idea(process_id: int, public_id: str, account_id: int) -> Idea | None:
    """The idea with this address if the person is one of its authors."""
    wanted = (
        sa.select(Idea)
        .join(IdeaAuthor, IdeaAuthor.idea_id == Idea.id)
        .where(Idea.process_id == process_id, Idea.public_id == public_id, IdeaAuthor.account_id == account_id)
    )
    return db.session.scalar(wanted.execution_options(populate_existing=True))


def list_drafts(process_id: int, account_id: int) -> Sequence[Idea]:
    """What the person has begun and not sent in this round, the latest on top."""
    wanted = (
        sa.select(Idea)
        .join(IdeaAuthor, IdeaAuthor.idea_id == Idea.id)
        .where(Idea.process_id == process_id, Idea.state == IdeaState.DRAFT, IdeaAuthor.account_id == account_id)
    )
    return db.session.scalars(wanted.order_by(Idea.begun_at.desc(), Idea.id.desc())).all()


def list_versions(idea_id: int) -> Sequence[IdeaVersion]:
    """What the idea has said since it was sent, the first version first; hidden ones too."""
    wanted = sa.select(IdeaVersion).where(IdeaVersion.idea_id == idea_id)
    return db.session.scalars(wanted.order_by(IdeaVersion.number)).all()


def list_pictures(idea_id: int) -> Sequence[IdeaPicture]:
    """The pictures of the idea that moderators have not hidden, without their content."""
    wanted = sa.select(IdeaPicture).where(IdeaPicture.idea_id == idea_id, IdeaPicture.is_hidden.is_(False))
    return db.session.scalars(wanted.order_by(IdeaPicture.number, IdeaPicture.id)).all()


def list_attachments(idea_id: int) -> Sequence[IdeaAttachment]:
    """The documents of the idea that moderators have not hidden, without their content."""
    wanted = sa.select(IdeaAttachment).where(IdeaAttachment.idea_id == idea_id, IdeaAttachment.is_hidden.is_(False))
    return db.session.scalars(wanted.order_by(IdeaAttachment.id)).all()


def find_picture(public_id: str, *, small: bool) -> SentFile | None:
    """A picture in one of its two sizes, with what decides who may see it."""
    content = IdeaPicture.small if small else IdeaPicture.content
    return _find_file(IdeaPicture, public_id, content, sa.literal("bilde.webp"))


def find_attachment(public_id: str) -> SentFile | None:
    """A document, with what decides who may fetch it."""
    return _find_file(IdeaAttachment, public_id, IdeaAttachment.content, IdeaAttachment.name)


def find_invitation(token_hash: bytes) -> IdeaInvitation | None:
    return db.session.get(IdeaInvitation, token_hash, populate_existing=True)


def list_invitations(idea_id: int, made_after: datetime) -> Sequence[IdeaInvitation]:
    """The links that still make somebody an author, the newest on top."""
    wanted = sa.select(IdeaInvitation).where(IdeaInvitation.idea_id == idea_id, IdeaInvitation.made_at > made_after)
    return db.session.scalars(wanted.order_by(IdeaInvitation.made_at.desc(), IdeaInvitation.token_hash)).all()


def _find_file(
    model: type[IdeaPicture | IdeaAttachment],
    public_id: str,
    content: sa.SQLColumnExpression[bytes],
    name: sa.SQLColumnExpression[str],
) -> SentFile | None:
    wanted = (
        sa.select(content, name, Idea.id, Process.municipality_id, IS_VISIBLE, model.is_hidden, Idea.state)
        .select_from(model)
        .join(Idea, Idea.id == model.idea_id)
        .join(Process, Process.id == Idea.process_id)
        .where(model.public_id == public_id)
    )
    row = db.session.execute(wanted).one_or_none()
    return SentFile(row[0], row[1], row[2], row[3], row[4], row[5], row[6]) if row else None
