"""Who proposes an idea, and who supports it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.ideas.models import IdeaAuthor, IdeaSupport


@dataclass(frozen=True, slots=True)
class Named:
    """How some people chose to be shown: the names, and how many more there are."""

    names: tuple[str, ...]
    others: int


def authors_of(idea_id: int) -> frozenset[int]:
    """The accounts of those who propose the idea."""
    wanted = sa.select(IdeaAuthor.account_id).where(IdeaAuthor.idea_id == idea_id, IdeaAuthor.account_id.is_not(None))
    return frozenset(account_id for account_id in db.session.scalars(wanted) if account_id is not None)


def supporters_of(idea_id: int) -> frozenset[int]:
    """The accounts of those who support the idea."""
    return frozenset(db.session.scalars(sa.select(IdeaSupport.account_id).where(IdeaSupport.idea_id == idea_id)))


def names_of_authors(idea_ids: Collection[int]) -> dict[int, tuple[str | None, ...]]:
    """How the authors of each idea chose to be shown, the first one first; None shows no name."""
    wanted = (
        sa.select(IdeaAuthor.idea_id, Account.shown_name)
        .outerjoin(Account, Account.id == IdeaAuthor.account_id)
        .where(IdeaAuthor.idea_id.in_(idea_ids))
        .order_by(IdeaAuthor.is_first.desc(), IdeaAuthor.joined_at, IdeaAuthor.id)
    )
    found: dict[int, tuple[str | None, ...]] = {}
    for idea_id, name in db.session.execute(wanted):
        found[idea_id] = (*found.get(idea_id, ()), name or None)
    return found
