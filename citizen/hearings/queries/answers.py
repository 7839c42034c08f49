"""The sections of a hearing, its answers, and how many there are to each section."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.hearings import AnswerState
from citizen.hearings.models import HearingAnswer, HearingSection
from citizen.hearings.queries.finding import Wanted
from citizen.hearings.queries.visible import IS_VISIBLE
from citizen.municipalities.models import Municipality
from citizen.notices.queries import Target
from citizen.processes.models import Process

EVERYTHING = Wanted()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer with what a page says about it; `number` and heading of its section, None for the whole text."""

    id: int
    public_id: str
    number: int | None
    heading_nb: str | None
    heading_nn: str | None
    account_id: int | None
    shown_name: str | None
    organisation: str
    stance: str | None
    text: str
    language: str
    sent_at: datetime
    edited_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """An answer that a person has sent, with where it stands."""

    public_id: str
    number: int | None
    organisation: str
    stance: str | None
    text: str
    language: str
    sent_at: datetime
    state: str
    title_nb: str
    title_nn: str
    process_slug: str
    municipality_slug: str


@dataclass(frozen=True, slots=True)
class StanceCount:
    """How many answers there are to a section, or to the whole text where it is None, by what they think."""

    section_id: int | None
    stance: str | None
    number: int


def list_sections(process_id: int) -> Sequence[HearingSection]:
    """The sections of the text in order."""
    wanted = sa.select(HearingSection).where(HearingSection.process_id == process_id)
    return db.session.scalars(wanted.order_by(HearingSection.number)).all()


def count_by_section(process_id: int) -> Sequence[StanceCount]:
    """How many answers everyone can read, by section and by what they think of it."""
    wanted = (
        sa.select(HearingAnswer.section_id, HearingAnswer.stance, sa.func.count())
        .where(HearingAnswer.process_id == process_id, IS_VISIBLE)
        .group_by(HearingAnswer.section_id, HearingAnswer.stance)
    )
    return [StanceCount(row[0], row[1], row[2]) for row in db.session.execute(wanted)]


def count_answers(process_id: int, reader_id: int | None, which: Wanted | None = None) -> int:
    """How many of these answers the reader can see; None for all of them."""
    wanted = (
        sa.select(sa.func.count())
        .select_from(HearingAnswer)
        .outerjoin(HearingSection, HearingSection.id == HearingAnswer.section_id)
        .where(HearingAnswer.process_id == process_id, _readable_by(reader_id), *(which or EVERYTHING).conditions())
    )
    return db.session.scalar(wanted) or 0


def list_answers(
    process_id: int, reader_id: int | None, which: Wanted, *, offset: int, limit: int
) -> Sequence[AnswerRow]:
    """A page of these answers; unless asked otherwise by section, those to the whole text first, and as they came."""
    wanted = _select_rows().where(HearingAnswer.process_id == process_id, _readable_by(reader_id), *which.conditions())
    page = wanted.order_by(*which.ordered()).offset(offset).limit(limit)
    return [AnswerRow(*_values(row)) for row in db.session.execute(page)]


def find_row(process_id: int, public_id: str) -> AnswerRow | None:
    """The answer with this address in the hearing, whatever its state."""
    wanted = _select_rows().where(HearingAnswer.process_id == process_id, HearingAnswer.public_id == public_id)
    row = db.session.execute(wanted).one_or_none()
    return AnswerRow(*_values(row)) if row else None


def find_answer(process_id: int, public_id: str) -> HearingAnswer | None:
    wanted = sa.select(HearingAnswer).where(
        HearingAnswer.process_id == process_id, HearingAnswer.public_id == public_id
    )
    return db.session.scalar(wanted)


def count_sent(account_id: int, now: datetime) -> tuple[int, int]:
    """How many answers the person has sent in the last hour, and in the last day; withdrawn ones too."""
    in_hour = sa.func.count().filter(HearingAnswer.sent_at > now - HOUR)
    wanted = sa.select(in_hour, sa.func.count()).where(
        HearingAnswer.account_id == account_id, HearingAnswer.sent_at > now - DAY
    )
    hour, day = db.session.execute(wanted).one()
    return hour, day


def list_own_answers(account_id: int, limit: int = 200) -> Sequence[OwnAnswer]:
    """What the person has answered in any hearing, whatever its state, the newest on top."""
    wanted = (
        sa.select(
            HearingAnswer.public_id,
            HearingSection.number,
            HearingAnswer.organisation,
            HearingAnswer.stance,
            HearingAnswer.text,
            HearingAnswer.language,
            HearingAnswer.sent_at,
            HearingAnswer.state,
            Process.title_nb,
            Process.title_nn,
            Process.slug,
            Municipality.slug,
        )
        .outerjoin(HearingSection, HearingSection.id == HearingAnswer.section_id)
        .join(Process, Process.id == HearingAnswer.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(HearingAnswer.account_id == account_id)
        .order_by(HearingAnswer.sent_at.desc(), HearingAnswer.id.desc())
        .limit(limit)
    )
    return [OwnAnswer(*_values(row)) for row in db.session.execute(wanted)]


def targets_of_answers(ids: Collection[int]) -> Mapping[int, Target]:
    """Of these answers those that everyone can read, named after their hearing."""
    wanted = (
        sa.select(HearingAnswer.id, HearingAnswer.public_id, Process, Municipality.slug)
        .join(Process, Process.id == HearingAnswer.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(HearingAnswer.id.in_(ids), IS_VISIBLE)
    )
    return {
        answer_id: Target(process.title_nb, process.title_nn, f"/{municipality}/{process.slug}/horing/svar/{public_id}")
        for answer_id, public_id, process, municipality in db.session.execute(wanted)
    }


def _select_rows() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            HearingAnswer.id,
            HearingAnswer.public_id,
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
            HearingAnswer.edited_at,
            HearingAnswer.state,
        )
        .outerjoin(HearingSection, HearingSection.id == HearingAnswer.section_id)
        .outerjoin(Account, Account.id == HearingAnswer.account_id)
    )


def _readable_by(reader_id: int | None) -> sa.ColumnElement[bool]:
    """What everyone can read, and what the reader sent that waits for a moderator."""
    if reader_id is None:
        return IS_VISIBLE
    own = sa.and_(HearingAnswer.state == AnswerState.HELD, HearingAnswer.account_id == reader_id)
    return sa.or_(IS_VISIBLE, own)


def _values(row: sa.Row[*tuple[Any, ...]]) -> list[Any]:
    return list(row)
