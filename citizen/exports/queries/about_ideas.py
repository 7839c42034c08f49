"""The rows about what people write: what everyone can see of it, with the answer to a proposal that stands now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.accounts.models import Account
from citizen.answers.models import IdeaAnswer
from citizen.answers.queries import Shown, is_late
from citizen.answers.queries.answers import HAS_ANSWER
from citizen.database import database_now, db
from citizen.domain.editions import People, RawRow
from citizen.domain.hearings import Stance
from citizen.domain.naming.keys import without_faults
from citizen.exports.queries.cells import OSLO, Filter, day_of, rows_of
from citizen.hearings.models import HearingAnswer, HearingSection
from citizen.hearings.queries import IS_VISIBLE as IS_READABLE
from citizen.hearings.queries import Senders, Wanted
from citizen.ideas.models import Idea, IdeaAuthor, IdeaPlace, IdeaTheme
from citizen.ideas.queries import IS_VISIBLE
from citizen.ideas.queries.search import matches
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process


def rows_of_ideas(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """Every proposal that everyone can see, the most supported on top."""
    number = get_municipality(process.municipality_id).number
    later = aliased(IdeaAnswer)
    is_latest = ~sa.exists().where(later.idea_id == IdeaAnswer.idea_id, later.number > IdeaAnswer.number)
    people = (
        sa.select(sa.func.aggregate_strings(sa.cast(one, sa.Text), between))
        .select_from(Account)
        .join(IdeaAuthor, IdeaAuthor.account_id == Account.id)
        .where(IdeaAuthor.idea_id == Idea.id)
        .scalar_subquery()
        for one, between in ((Account.id, ","), (Account.shown_name, ", "))
    )
    query = (
        sa.select(
            Idea.title,
            Idea.body,
            Idea.language,
            IdeaTheme.name_nb,
            IdeaTheme.name_nn,
            IdeaPlace.name,
            *people,
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
        .where(Idea.process_id == process.id, IS_VISIBLE, *narrowed_ideas(wanted))
        .order_by(Idea.supports.desc(), Idea.sent_at, Idea.id)
    )
    for row in rows_of(query):
        *said, ids, shown, sent_at, supports, arguments, verdict, nb, nn, answered_at, public_id = row
        authors, sent, answered = People(ids or "", shown), day_of(sent_at), day_of(answered_at)
        yield (number, process.slug, *said, authors, sent, supports, arguments, verdict, nb, nn, answered, public_id)


def narrowed_ideas(wanted: Filter) -> Iterator[sa.ColumnElement[bool]]:
    """As the list of the round's ideas is narrowed: words, theme, place, answer."""
    if words := without_faults(wanted.get("q", "")).strip():
        yield matches(words)
    if theme := wanted.get("tema"):
        yield Idea.theme_id.in_(sa.select(IdeaTheme.id).where(IdeaTheme.slug == theme).correlate(None))
    if place := wanted.get("sted"):
        yield Idea.place_id.in_(sa.select(IdeaPlace.id).where(IdeaPlace.slug == place).correlate(None))
    answer = wanted.get("svar")
    if answer == Shown.ANSWERED:
        yield HAS_ANSWER
    if answer in (Shown.WAITING, Shown.LATE):
        yield ~HAS_ANSWER
    if answer == Shown.LATE:
        yield is_late(database_now(db.session()).astimezone(OSLO).date())


def rows_of_hearing_answers(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """Every answer that everyone can read, by section, those to the whole text first."""
    number = get_municipality(process.municipality_id).number
    columns: tuple[Any, ...] = (
        HearingSection.number,
        HearingSection.heading_nb,
        HearingSection.heading_nn,
        HearingAnswer.account_id,
        Account.shown_name,
        HearingAnswer.organisation,
        HearingAnswer.stance,
        HearingAnswer.text,
        HearingAnswer.language,
        HearingAnswer.sent_at,
        HearingAnswer.public_id,
    )
    query = (
        sa.select(*columns)
        .select_from(HearingAnswer)
        .outerjoin(HearingSection, HearingSection.id == HearingAnswer.section_id)
        .outerjoin(Account, Account.id == HearingAnswer.account_id)
        .where(HearingAnswer.process_id == process.id, IS_READABLE, *asked_of_answers(wanted).conditions())
        .order_by(sa.func.coalesce(HearingSection.number, 0), HearingAnswer.sent_at, HearingAnswer.id)
    )
    for part, nb, nn, who, shown, *said, sent_at, public_id in rows_of(query):
        yield (number, process.slug, part, nb, nn, People.of(who, shown), *said, day_of(sent_at), public_id)


def asked_of_answers(wanted: Filter) -> Wanted:
    """As the list of answers is narrowed: section, words, what they think, who has answered."""
    part, stance, senders = (wanted.get(name, "") for name in ("del", "mener", "fra"))
    return Wanted(
        section=int(part) if part.isascii() and part.isdigit() and len(part) < 4 else None,
        text=without_faults(wanted.get("q", "")),
        stance=Stance(stance) if stance in set(Stance) else None,
        senders=Senders(senders) if senders in set(Senders) else None,
    )
