"""What is left of a person's ideas when they delete their account."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import (
    Idea,
    IdeaAttachment,
    IdeaAuthor,
    IdeaInvitation,
    IdeaPicture,
    IdeaSupport,
    IdeaVersion,
)

UNREAD = (IdeaState.HELD, IdeaState.HIDDEN, IdeaState.WITHDRAWN)


def forget_proposer(session: Session, account_id: int) -> list[int]:
    """Delete the person's drafts, and empty what nobody can read any more, in the caller's transaction.

    What everyone has read stays. So does what others propose too: it is theirs. Gives the ids of what was emptied; a
    moderator can't let it be seen again, for there is nothing left to see.
    """
    # Links to become an author go with whoever may have sent them; the other authors can make new ones.
    theirs = sa.select(IdeaAuthor.idea_id).where(IdeaAuthor.account_id == account_id)
    session.execute(sa.delete(IdeaInvitation).where(IdeaInvitation.idea_id.in_(theirs)))
    alone = _written_alone(session, account_id)
    drafts = [idea_id for idea_id, state in alone.items() if state == IdeaState.DRAFT]
    for model in (IdeaPicture, IdeaAttachment, IdeaInvitation, IdeaVersion, IdeaSupport, IdeaAuthor):
        session.execute(sa.delete(model).where(model.idea_id.in_(drafts)))
    session.execute(sa.delete(Idea).where(Idea.id.in_(drafts)))
    unread = [idea_id for idea_id, state in alone.items() if state in UNREAD]
    _empty(session, unread)
    _empty_hidden_pieces(session, [idea_id for idea_id in alone if idea_id not in {*drafts, *unread}])
    return unread


def _written_alone(session: Session, account_id: int) -> dict[int, str]:
    """The ideas that nobody else who is still here proposes, each with its state."""
    others = sa.select(IdeaAuthor.idea_id).where(
        IdeaAuthor.account_id.is_not(None), IdeaAuthor.account_id != account_id
    )
    mine = sa.select(IdeaAuthor.idea_id).where(IdeaAuthor.account_id == account_id)
    wanted = sa.select(Idea.id, Idea.state).where(Idea.id.in_(mine), Idea.id.not_in(others))
    return dict(session.execute(wanted.order_by(Idea.id).with_for_update()).all())


def _empty(session: Session, idea_ids: Collection[int]) -> None:
    for model in (IdeaPicture, IdeaAttachment, IdeaInvitation):
        session.execute(sa.delete(model).where(model.idea_id.in_(idea_ids)))
    session.execute(sa.update(IdeaVersion).where(IdeaVersion.idea_id.in_(idea_ids)).values(title="", body=""))
    nothing = {"title": "", "body": "", "latitude": None, "longitude": None}
    emptied = sa.update(Idea).where(Idea.id.in_(idea_ids))
    session.execute(emptied.where(Idea.sent_at.is_(None)).values(sent_at=Idea.begun_at))
    session.execute(emptied.values(**nothing, state=IdeaState.WITHDRAWN.value))


def _empty_hidden_pieces(session: Session, idea_ids: Collection[int]) -> None:
    """Of what everyone reads: pictures, documents and earlier texts that a moderator has taken out of it."""
    for model in (IdeaPicture, IdeaAttachment):
        session.execute(sa.delete(model).where(model.idea_id.in_(idea_ids), model.is_hidden.is_(True)))
    hidden = sa.update(IdeaVersion).where(IdeaVersion.idea_id.in_(idea_ids), IdeaVersion.is_hidden.is_(True))
    session.execute(hidden.values(title="", body=""))
