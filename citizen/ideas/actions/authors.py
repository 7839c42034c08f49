"""Let one more person become an author of an idea, by a link that can be used once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.actions import is_still_here
from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import (
    INVITATION_HOLDS,
    MOST_AUTHORS,
    MOST_INVITATIONS,
    IdeaOutcome,
    IdeaRefusal,
)
from citizen.ideas.actions.bringing import count_support
from citizen.ideas.actions.drafts import is_author
from citizen.ideas.models import Idea, IdeaAuthor, IdeaInvitation, IdeaSupport

LIVE = frozenset({IdeaState.DRAFT, IdeaState.HELD, IdeaState.PUBLISHED, IdeaState.HIDDEN})
"""The states in which an idea can get more authors."""


def hash_of_invitation(token: str) -> bytes:
    """What the table holds instead of the token, so that a stolen table makes nobody an author."""
    return hashlib.sha256(token.encode()).digest()


def invite_author(idea_id: int, account_id: int) -> str | IdeaRefusal:
    """Make a link for one more author; returns its token, which is shown once and stored nowhere."""
    token = secrets.token_urlsafe(24)
    with transaction() as session:
        idea, now = _lock(session, idea_id), database_now(session)
        if idea is None or not is_author(session, idea_id, account_id):
            return IdeaRefusal.NOT_YOURS
        of_idea = IdeaInvitation.idea_id == idea_id
        session.execute(sa.delete(IdeaInvitation).where(of_idea, IdeaInvitation.made_at <= now - INVITATION_HOLDS))
        if refusal := _refuse_more(session, idea, counting_invitations=True):
            return refusal
        session.add(IdeaInvitation(token_hash=hash_of_invitation(token), idea_id=idea_id, made_at=now))
    return token


def accept_invitation(idea_id: int, account_id: int, token: str) -> IdeaOutcome | IdeaRefusal:
    """Make the person an author, and use the link up. Who is one already uses up nothing."""
    with transaction() as session:
        is_here = is_still_here(session, account_id)
        idea, now = _lock(session, idea_id), database_now(session)
        if idea is None or not is_here:
            return IdeaRefusal.INVITATION_OVER
        if is_author(session, idea_id, account_id):
            return IdeaOutcome.AUTHOR_ALREADY
        invitation = session.get(IdeaInvitation, hash_of_invitation(token), populate_existing=True)
        if invitation is None or not is_valid(invitation, idea_id, now):
            return IdeaRefusal.INVITATION_OVER
        if refusal := _refuse_more(session, idea, counting_invitations=False):
            return refusal
        session.delete(invitation)
        keys = {"idea_id": idea_id, "account_id": account_id}
        session.execute(insert_unless_there(IdeaAuthor, keys=keys, values={"is_first": False, "joined_at": now}))
        supports = sa.and_(IdeaSupport.idea_id == idea_id, IdeaSupport.account_id == account_id)
        session.execute(sa.delete(IdeaSupport).where(supports))  # authors are not counted among the supporters
        count_support(session, idea_id)
    return IdeaOutcome.AUTHOR_JOINED


def leave_idea(idea_id: int, account_id: int) -> IdeaOutcome | IdeaRefusal:
    """Take the person off the authors; the last one withdraws the idea instead.

    Links that nobody has used go too: who leaves may have sent them.
    """
    with transaction() as session:
        idea = _lock(session, idea_id)
        if idea is None or not is_author(session, idea_id, account_id):
            return IdeaRefusal.NOT_YOURS
        authors = sa.select(IdeaAuthor).where(IdeaAuthor.idea_id == idea_id, IdeaAuthor.account_id.is_not(None))
        by_account = {author.account_id: author for author in session.scalars(authors.order_by(IdeaAuthor.id))}
        mine = by_account.pop(account_id)
        if not by_account:
            return IdeaRefusal.LAST_AUTHOR
        if mine.is_first:
            next(iter(by_account.values())).is_first = True
        session.delete(mine)
        session.execute(sa.delete(IdeaInvitation).where(IdeaInvitation.idea_id == idea_id))
    return IdeaOutcome.AUTHOR_LEFT


def is_valid(invitation: IdeaInvitation, idea_id: int, now: datetime) -> bool:
    """Whether the link still makes somebody an author of this idea."""
    return invitation.idea_id == idea_id and now < invitation.made_at + INVITATION_HOLDS


def _lock(session: Session, idea_id: int) -> Idea | None:
    return session.get(Idea, idea_id, with_for_update=True, populate_existing=True)


def _refuse_more(session: Session, idea: Idea, *, counting_invitations: bool) -> IdeaRefusal | None:
    if idea.state not in LIVE:
        return IdeaRefusal.GONE
    authors = sa.select(sa.func.count()).select_from(IdeaAuthor).where(IdeaAuthor.idea_id == idea.id)
    if session.scalars(authors).one() >= MOST_AUTHORS:
        return IdeaRefusal.TOO_MANY_AUTHORS
    if not counting_invitations:
        return None
    open_ones = sa.select(sa.func.count()).select_from(IdeaInvitation).where(IdeaInvitation.idea_id == idea.id)
    return IdeaRefusal.TOO_MANY_INVITATIONS if session.scalars(open_ones).one() >= MOST_INVITATIONS else None
