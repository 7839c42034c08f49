"""Tell those who wait for it of a new argument, in the caller's transaction."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.discussion.models import Argument
from citizen.discussion.queries.family import family_of, lineage_of
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.ideas.models import Idea, IdeaAuthor
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, post_notices
from citizen.notices.queries import followers_of
from citizen.processes.models import Process


def tell_of_argument(session: Session, argument: Argument) -> None:
    """The authors and followers of the idea are told of an argument; of a reply whoever wrote what it replies to."""
    idea, process, municipality = session.execute(
        sa.select(Idea, Process, Municipality)
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Idea.id.in_(lineage_of(argument.idea_id)), Idea.merged_into_id.is_(None))
    ).one()
    about = About(
        municipality.id,
        idea.title,
        f"/{municipality.slug}/{process.slug}/ide/{idea.public_id}/argument/{argument.public_id}",
        target_kind="argument",
        target_id=argument.id,
    )
    writer = {argument.account_id}
    if argument.parent_id is not None:
        asked = session.get_one(Argument, argument.parent_id).account_id
        if asked is not None:
            post_notices(session, NoticeKind.ARGUMENT_ANSWERED, {asked} - writer, about)
        return
    wanted = sa.select(IdeaAuthor.account_id).where(
        IdeaAuthor.idea_id.in_(family_of(idea.id)), IdeaAuthor.account_id.is_not(None)
    )
    authors = {account_id for account_id in session.scalars(wanted) if account_id is not None} - writer
    followers = followers_of(FollowKind.IDEA, idea.id) - authors - writer
    post_notices(session, NoticeKind.ARGUMENT_ON_OWN_IDEA, authors, about)
    post_notices(session, NoticeKind.NEW_ARGUMENT, followers, about)
