"""The rows about what people write: what everyone can see of it, with the answer to a proposal that stands now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.accounts.models import Account
from citizen.answers.models import IdeaAnswer
from citizen.database import stream
from citizen.exports.queries.about_roads import FETCHED_AT_ONCE, OSLO, Row
from citizen.hearings.models import HearingAnswer, HearingSection
from citizen.hearings.queries import IS_VISIBLE as IS_READABLE
from citizen.ideas.models import Idea, IdeaAuthor, IdeaPlace, IdeaTheme
from citizen.ideas.queries import IS_VISIBLE
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process


def rows_of_ideas(process: Process) -> Iterator[Row]:
    """Every proposal that everyone can see, the most supported on top."""
    number = get_municipality(process.municipality_id).number
    later = aliased(IdeaAnswer)
    is_latest = ~sa.exists().where(later.idea_id == IdeaAnswer.idea_id, later.number > IdeaAnswer.number)
    authors = (
        sa.select(sa.func.aggregate_strings(Account.shown_name, ", "))
        .join(IdeaAuthor, IdeaAuthor.account_id == Account.id)
        .where(IdeaAuthor.idea_id == Idea.id)
        .scalar_subquery()
    )
    wanted = (
        sa.select(
            Idea.title,
            Idea.body,
            Idea.language,
            IdeaTheme.name_nb,
            IdeaTheme.name_nn,
            IdeaPlace.name,
            authors,
            Idea.sent_at,
            Idea.supports,
            Idea.arguments,
            IdeaAnswer.verdict,
            IdeaAnswer.reason_nb,
            IdeaAnswer.reason_nn,
            IdeaAnswer.written_at,
            Idea.public_id,
        )
        .select_from(Idea)
        .outerjoin(IdeaTheme, IdeaTheme.id == Idea.theme_id)
        .outerjoin(IdeaPlace, IdeaPlace.id == Idea.place_id)
        .outerjoin(IdeaAnswer, (IdeaAnswer.idea_id == Idea.id) & is_latest)
        .where(Idea.process_id == process.id, IS_VISIBLE)
        .order_by(Idea.supports.desc(), Idea.sent_at, Idea.id)
    )
    for row in stream(wanted, FETCHED_AT_ONCE):
        *said, sent_at, supports, arguments, verdict, nb, nn, answered_at, public_id = tuple(row)
        sent, answered = _day(sent_at), _day(answered_at)
        yield (number, process.slug, *said, sent, supports, arguments, verdict, nb, nn, answered, public_id)


def rows_of_hearing_answers(process: Process) -> Iterator[Row]:
    """Every answer that everyone can read, by section, those to the whole text first."""
    number = get_municipality(process.municipality_id).number
    columns: tuple[Any, ...] = (
        HearingSection.number,
        HearingSection.heading_nb,
        HearingSection.heading_nn,
        Account.shown_name,
        HearingAnswer.organisation,
        HearingAnswer.stance,
        HearingAnswer.text,
        HearingAnswer.language,
        HearingAnswer.sent_at,
        HearingAnswer.public_id,
    )
    wanted = (
        sa.select(*columns)
        .select_from(HearingAnswer)
        .outerjoin(HearingSection, HearingSection.id == HearingAnswer.section_id)
        .outerjoin(Account, Account.id == HearingAnswer.account_id)
        .where(HearingAnswer.process_id == process.id, IS_READABLE)
        .order_by(sa.func.coalesce(HearingSection.number, 0), HearingAnswer.sent_at, HearingAnswer.id)
    )
    for row in stream(wanted, FETCHED_AT_ONCE):
        *said, sent_at, public_id = tuple(row)
        yield (number, process.slug, *said, _day(sent_at), public_id)


def _day(instant: datetime | None) -> str | None:
    return instant.astimezone(OSLO).date().isoformat() if instant else None
