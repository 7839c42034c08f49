"""Who is behind one idea and what is added to it, as parts of the question that the idea's page asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.ideas.models import IdeaAttachment, IdeaAuthor, IdeaPicture, IdeaSupport
from citizen.ideas.queries.people import Named
from citizen.together import Question, Rows

MOST_NAMES = 60
IDEA: sa.BindParameter[int] = sa.bindparam("idea_id", type_=sa.Integer)


@dataclass(frozen=True, slots=True)
class Around:
    """Who is behind an idea, and its pictures and documents that moderators have not hidden, without their content."""

    authors: tuple[str | None, ...]
    """How each chose to be shown, the first one first; None shows no name."""
    supporters: Named
    """Those who have chosen a name, the latest first."""
    pictures: Sequence[IdeaPicture]
    documents: Sequence[IdeaAttachment]


QUESTIONS: tuple[Question, ...] = (
    sa.select(Account.shown_name, IdeaAuthor.is_first, IdeaAuthor.joined_at, IdeaAuthor.id)
    .select_from(IdeaAuthor)
    .outerjoin(Account, Account.id == IdeaAuthor.account_id)
    .where(IdeaAuthor.idea_id == IDEA),
    sa.select(Account.shown_name, IdeaSupport.given_at, Account.id)
    .join(IdeaSupport, IdeaSupport.account_id == Account.id)
    .where(IdeaSupport.idea_id == IDEA, Account.shown_name.is_not(None), Account.shown_name != "")
    .order_by(IdeaSupport.given_at.desc(), Account.id)
    .limit(MOST_NAMES),
    sa.select(
        *(IdeaPicture.id, IdeaPicture.public_id, IdeaPicture.number),
        *(IdeaPicture.alt, IdeaPicture.width, IdeaPicture.height),
    ).where(IdeaPicture.idea_id == IDEA, IdeaPicture.is_hidden.is_(False)),
    sa.select(IdeaAttachment.id, IdeaAttachment.public_id, IdeaAttachment.name, IdeaAttachment.bytes_long).where(
        IdeaAttachment.idea_id == IDEA, IdeaAttachment.is_hidden.is_(False)
    ),
)


def read_around(supports: int, authors: Rows, supporters: Rows, pictures: Rows, documents: Rows) -> Around:
    """The answers to QUESTIONS, in their order, for an idea with so many supporters."""
    authors = sorted(authors, key=lambda row: (not row["is_first"], row["joined_at"], row["id"]))
    latest = sorted(supporters, key=lambda row: (-row["given_at"].timestamp(), row["id"]))
    return Around(
        authors=tuple(row["shown_name"] or None for row in authors),
        supporters=Named(tuple(row["shown_name"] for row in latest), max(0, supports - len(latest))),
        pictures=sorted((IdeaPicture(**row) for row in pictures), key=attrgetter("number", "id")),
        documents=[IdeaAttachment(**row) for row in sorted(documents, key=itemgetter("id"))],
    )
