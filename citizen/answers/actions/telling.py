"""Who is told of what the municipality does with an idea."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.domain.notices import FollowKind
from citizen.ideas.models import Idea, IdeaAuthor, IdeaSupport
from citizen.ideas.queries.family import select_family
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About
from citizen.notices.queries.following import followers_of
from citizen.processes.models import Process


def concerned(session: Session, idea_id: int) -> frozenset[int]:
    """Who proposes the idea, supports it, or follows it or one that was merged into it."""
    authors = sa.select(IdeaAuthor.account_id).where(IdeaAuthor.idea_id == idea_id, IdeaAuthor.account_id.is_not(None))
    supporters = sa.select(IdeaSupport.account_id).where(IdeaSupport.idea_id == idea_id)
    people = frozenset(one for one in session.scalars(sa.union(authors, supporters)) if one is not None)
    family = session.scalars(select_family(idea_id)).all()
    return people.union(*(followers_of(FollowKind.IDEA, one) for one in family))


def about_idea(session: Session, idea: Idea, said_nb: str = "", said_nn: str = "") -> About:
    process = session.get_one(Process, idea.process_id)
    place = session.get_one(Municipality, process.municipality_id)
    path = f"/{place.slug}/{process.slug}/ide/{idea.public_id}"
    return About(place.id, idea.title, path, said_nb, said_nn, "idea", idea.id)
