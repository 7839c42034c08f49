"""Idea rounds and hearings as a paper needs them: everything in them that everyone can read, and never by whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from citizen.database import db
from citizen.discussion.queries import list_rows, list_voices
from citizen.domain.ideas.arguing import Side
from citizen.domain.talk_papers import PaperArgument, PaperVoices
from citizen.hearings.models import HearingAnswer, HearingSection
from citizen.hearings.queries import IS_VISIBLE as ANSWER_IS_VISIBLE
from citizen.ideas.models import Idea, IdeaPlace, IdeaTheme
from citizen.ideas.queries import IS_VISIBLE

EACH_SIDE = 5
"""Arguments shown for and against the idea that a paper is about."""


@dataclass(frozen=True, slots=True)
class IdeaText:
    """An idea with its whole text."""

    id: int
    public_id: str
    title: str
    body: str
    language: str
    theme_nb: str | None
    theme_nn: str | None
    place: str | None
    sent_at: datetime
    supports: int
    arguments: int


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer to a hearing; `number` of its section, None for the whole text."""

    public_id: str
    number: int | None
    organisation: str
    stance: str | None
    text: str
    language: str
    sent_at: datetime


def list_idea_texts(process_id: int) -> Sequence[IdeaText]:
    """All ideas of the round that everyone can see, the most supported first."""
    wanted = (
        sa.select(
            Idea.id,
            Idea.public_id,
            Idea.title,
            Idea.body,
            Idea.language,
            IdeaTheme.name_nb,
            IdeaTheme.name_nn,
            IdeaPlace.name,
            Idea.sent_at,
            Idea.supports,
            Idea.arguments,
        )
        .outerjoin(IdeaTheme, IdeaTheme.id == Idea.theme_id)
        .outerjoin(IdeaPlace, IdeaPlace.id == Idea.place_id)
        .where(Idea.process_id == process_id, IS_VISIBLE)
        .order_by(Idea.supports.desc(), Idea.sent_at, Idea.id)
    )
    rows: Any = db.session.execute(wanted)
    return [IdeaText(*row) for row in rows]


def list_titles(process_id: int, limit: int) -> Sequence[tuple[str, str]]:
    """The ideas that everyone can see as (public id, title), the most supported first."""
    wanted = sa.select(Idea.public_id, Idea.title).where(Idea.process_id == process_id, IS_VISIBLE)
    rows = db.session.execute(wanted.order_by(Idea.supports.desc(), Idea.sent_at, Idea.id).limit(limit))
    return [(row[0], row[1]) for row in rows]


def find_titles(process_id: int, public_ids: Collection[str]) -> dict[str, str]:
    """The titles of those among these ideas of the process that everyone can see now."""
    wanted = sa.select(Idea.public_id, Idea.title).where(Idea.process_id == process_id, IS_VISIBLE)
    return {row[0]: row[1] for row in db.session.execute(wanted.where(Idea.public_id.in_(public_ids)))}


def find_voices(idea_id: int) -> PaperVoices:
    """The arguments about the idea, and about those merged into it; of each side those that most find useful."""
    voices = [voice for voice in list_voices(idea_id, None) if voice.is_visible]
    ranked = sorted(voices, key=lambda voice: (-voice.useful, voice.sent_at, voice.id))
    sides = {side: [voice.id for voice in ranked if voice.side == side] for side in Side}
    chosen = [*sides[Side.FOR][:EACH_SIDE], *sides[Side.AGAINST][:EACH_SIDE]]
    rows = {row.id: row for row in list_rows(chosen, None, replies_each=0)}
    return PaperVoices(
        speaking_for=len(sides[Side.FOR]),
        speaking_against=len(sides[Side.AGAINST]),
        strongest=tuple(
            PaperArgument(rows[one].side or "", rows[one].text, rows[one].language, rows[one].useful) for one in chosen
        ),
    )


def list_answer_texts(process_id: int) -> Sequence[AnswerText]:
    """All answers that everyone can read: those to the whole text first, then by section, as they came."""
    wanted = (
        sa.select(
            HearingAnswer.public_id,
            HearingSection.number,
            HearingAnswer.organisation,
            HearingAnswer.stance,
            HearingAnswer.text,
            HearingAnswer.language,
            HearingAnswer.sent_at,
        )
        .outerjoin(HearingSection, HearingSection.id == HearingAnswer.section_id)
        .where(HearingAnswer.process_id == process_id, ANSWER_IS_VISIBLE)
        .order_by(sa.func.coalesce(HearingSection.number, 0), HearingAnswer.sent_at, HearingAnswer.id)
    )
    return [AnswerText(*row) for row in db.session.execute(wanted)]
