"""What the pages of ideas ask the database in few questions, however much hangs on an idea."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.answers.models import IdeaAnswer
from citizen.answers.queries import about_idea as done_with
from citizen.answers.queries.about_idea import Done
from citizen.database import db
from citizen.domain.ideas.steps import Verdict
from citizen.domain.notices import FollowKind
from citizen.ideas.models import Idea, IdeaAuthor
from citizen.ideas.queries import IdeaRow
from citizen.ideas.queries import about_idea as around_it
from citizen.ideas.queries.about_idea import Around
from citizen.ideas.queries.rows import find_row_with
from citizen.notices.models import Follow
from citizen.processes.models import Process
from citizen.together import Together

FOLLOWABLE: dict[FollowKind, sa.SQLColumnExpression[Any]] = {
    FollowKind.IDEA: Idea.id,
    FollowKind.THEME: Idea.theme_id,
    FollowKind.PLACE: Idea.place_id,
}
_ALL = Together(*around_it.QUESTIONS, *done_with.QUESTIONS)


def find_row_and_follows(idea_id: int, reader_id: int | None) -> tuple[IdeaRow, frozenset[FollowKind]]:
    """The idea, and what of it, its theme and its place the reader follows."""
    asked = [_follows(kind, target, reader_id) for kind, target in FOLLOWABLE.items()]
    row, found = find_row_with(idea_id, reader_id, *asked)
    return row, frozenset(kind for kind, follows in zip(FOLLOWABLE, found, strict=True) if follows)


def all_about(process: Process, row: IdeaRow) -> tuple[Around, Done]:
    """All that hangs on the idea: people, pictures and documents, and what the municipality has done with it."""
    found = _ALL.ask({"idea_id": row.id, "process_id": process.id})
    own = len(around_it.QUESTIONS)
    return around_it.read_around(row.supports, *found[:own]), done_with.read_done(process, *found[own:])


def names_and_verdicts(idea_ids: Collection[int]) -> tuple[dict[int, tuple[str | None, ...]], dict[int, Verdict]]:
    """For a list, in one question: how the authors of each idea chose to be shown, the first one first (None shows no
    name), and what the municipality has answered to those that have an answer.
    """
    names: dict[int, tuple[str | None, ...]] = {}
    verdicts: dict[int, Verdict] = {}
    if not idea_ids:
        return names, verdicts
    authors = (
        sa.select(
            IdeaAuthor.idea_id,
            sa.literal(0).label("kind"),
            Account.shown_name,
            IdeaAuthor.is_first.label("is_first"),
            IdeaAuthor.joined_at.label("at"),
            IdeaAuthor.id.label("number"),
        )
        .select_from(IdeaAuthor)
        .outerjoin(Account, Account.id == IdeaAuthor.account_id)
        .where(IdeaAuthor.idea_id.in_(idea_ids))
    )
    answers = sa.select(
        IdeaAnswer.idea_id, sa.literal(1), IdeaAnswer.verdict, sa.false(), IdeaAnswer.written_at, IdeaAnswer.number
    ).where(IdeaAnswer.idea_id.in_(idea_ids))
    ordered: sa.CompoundSelect[*tuple[Any, ...]] = sa.union_all(authors, answers).order_by(
        "kind", sa.desc("is_first"), "at", "number"
    )
    for idea_id, kind, said, *_order in db.session.execute(ordered):
        if kind:
            verdicts[idea_id] = Verdict(said)  # the latest answer holds
        else:
            names[idea_id] = (*names.get(idea_id, ()), said or None)
    return names, verdicts


def _follows(
    kind: FollowKind, target: sa.SQLColumnExpression[int | None], reader_id: int | None
) -> sa.ColumnElement[bool]:
    if reader_id is None:
        return sa.false()
    return sa.exists().where(Follow.account_id == reader_id, Follow.kind == kind.value, Follow.target_id == target)
