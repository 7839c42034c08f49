"""Pictures of what can be chosen: which there are, who may use and see them, and what is sent at their address."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from citizen.ballots.models import OptionPicture, VotePicture
from citizen.database import db
from citizen.ideas.models import Idea, IdeaPicture
from citizen.ideas.queries.visible import IS_VISIBLE
from citizen.processes.models import Process

WAITS = timedelta(days=7)
"""How long a picture that was sent can be put on a ballot."""
IS_SHOWN = sa.exists().where(OptionPicture.picture_id == VotePicture.id)
"""Announced votes are public, and so are their pictures."""


@dataclass(frozen=True, slots=True)
class SentPicture:
    """What is given out at the address of a picture, and to whom: everyone, or only who sent it."""

    content: bytes
    is_public: bool
    account_id: int | None


@dataclass(frozen=True, slots=True)
class IdeasPicture:
    """A picture of an idea, with what its author says can be seen in it."""

    public_id: str
    alt: str


def find_sent_picture(public_id: str, *, small: bool) -> SentPicture | None:
    """A picture in one of its two sizes."""
    wanted = sa.select(VotePicture.small if small else VotePicture.content, IS_SHOWN, VotePicture.account_id)
    row = db.session.execute(wanted.where(VotePicture.public_id == public_id)).one_or_none()
    return SentPicture(row[0], row[1], row[2]) if row else None


def find_usable(
    municipality_id: int, account_id: int, public_ids: Collection[str], at: datetime
) -> Mapping[str, VotePicture]:
    """Those of the pictures that this person can put on a ballot: what a vote here shows, and what they sent lately."""
    own = sa.and_(VotePicture.account_id == account_id, VotePicture.added_at > at - WAITS)
    wanted = sa.select(VotePicture).where(
        VotePicture.municipality_id == municipality_id, VotePicture.public_id.in_(public_ids), sa.or_(own, IS_SHOWN)
    )
    return {picture.public_id: picture for picture in db.session.scalars(wanted)}


def first_pictures(idea_ids: Collection[int]) -> Mapping[int, IdeasPicture]:
    """The first picture of each of these ideas that everyone can see."""
    wanted = (
        sa.select(IdeaPicture.idea_id, IdeaPicture.public_id, IdeaPicture.alt)
        .join(Idea, Idea.id == IdeaPicture.idea_id)
        .where(Idea.id.in_(idea_ids), IS_VISIBLE, IdeaPicture.is_hidden.is_(False))
        .order_by(IdeaPicture.number.desc(), IdeaPicture.id.desc())
    )
    return {idea: IdeasPicture(public_id, alt) for idea, public_id, alt in db.session.execute(wanted)}


def find_picture_of_idea(municipality_id: int, public_id: str) -> IdeaPicture | None:
    """The picture of an idea of the municipality, as long as everyone can see it."""
    wanted = (
        sa.select(IdeaPicture)
        .join(Idea, Idea.id == IdeaPicture.idea_id)
        .join(Process, Process.id == Idea.process_id)
        .where(Process.municipality_id == municipality_id, IdeaPicture.public_id == public_id)
        .where(IS_VISIBLE, IdeaPicture.is_hidden.is_(False))
    )
    return db.session.scalar(wanted)
