"""Tell those who follow a round, a place or a theme of a new idea, and supporters of one that is withdrawn."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.domain.notices import FollowKind, NoticeKind
from citizen.ideas.models import Idea
from citizen.ideas.queries.people import authors_of, supporters_of
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, post_notices
from citizen.notices.queries import followers_of
from citizen.processes.models import Process


def tell_of_new_idea(session: Session, idea: Idea, process: Process) -> None:
    """One notice for each follower, in the caller's transaction; its authors know already."""
    followed = {FollowKind.PROCESS: process.id, FollowKind.PLACE: idea.place_id, FollowKind.THEME: idea.theme_id}
    told: set[int] = set()
    for kind, target_id in followed.items():
        if target_id is not None:
            told |= followers_of(kind, target_id)
    about = About(
        process.municipality_id,
        idea.title,
        f"{_path_of(session, process)}/ide/{idea.public_id}",
        target_kind=FollowKind.IDEA,
        target_id=idea.id,
    )
    post_notices(session, NoticeKind.NEW_IDEA, told - authors_of(idea.id), about)


def tell_of_withdrawal(session: Session, idea: Idea, process: Process) -> None:
    """One notice for each supporter, in the caller's transaction; it leads to the round, as the idea is gone."""
    about = About(process.municipality_id, idea.title, f"{_path_of(session, process)}/")
    post_notices(session, NoticeKind.IDEA_WITHDRAWN, supporters_of(idea.id), about)


def _path_of(session: Session, process: Process) -> str:
    slug = session.scalars(sa.select(Municipality.slug).where(Municipality.id == process.municipality_id)).one()
    return f"/{slug}/{process.slug}"
