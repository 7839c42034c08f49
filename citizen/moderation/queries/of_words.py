"""Arguments, answers in hearings and initiatives, as things that can be moderated."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from citizen.database import db
from citizen.discussion.models import Argument
from citizen.domain.ideas.arguing import ArgumentState
from citizen.domain.initiatives.states import InitiativeState
from citizen.domain.moderation.codes import ThingKind
from citizen.hearings.models import HearingAnswer
from citizen.ideas.models import Idea
from citizen.ideas.queries.visible import shown_among
from citizen.initiatives.models import Initiative
from citizen.initiatives.queries import IS_VISIBLE as IS_INITIATIVE_VISIBLE
from citizen.initiatives.queries import find_proposers
from citizen.moderation.queries.thing import Thing
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process

TITLE_LENGTH = 60


def find_arguments(refs: Collection[str]) -> Sequence[Thing]:
    return _arguments(Argument.public_id.in_(refs))


def list_held_arguments(municipality_id: int) -> Sequence[Thing]:
    return _arguments((Argument.state == ArgumentState.HELD) & (Process.municipality_id == municipality_id))


def find_hearing_answers(refs: Collection[str]) -> Sequence[Thing]:
    return _answers(HearingAnswer.public_id.in_(refs))


def list_held_answers(municipality_id: int) -> Sequence[Thing]:
    return _answers((HearingAnswer.state == ArgumentState.HELD) & (Process.municipality_id == municipality_id))


def find_initiatives(refs: Collection[str]) -> Sequence[Thing]:
    rows = db.session.execute(
        sa.select(Initiative, Municipality.slug, sa.case((IS_INITIATIVE_VISIBLE, 1), else_=0))
        .join(Municipality, Municipality.id == Initiative.municipality_id)
        .where(Initiative.public_id.in_(refs), Initiative.state != InitiativeState.DRAFT.value)
        .execution_options(populate_existing=True)
    ).all()
    return [
        Thing(
            kind=ThingKind.INITIATIVE,
            ref=initiative.public_id,
            id=initiative.id,
            municipality_id=initiative.municipality_id,
            title=initiative.title,
            texts={"title": initiative.title, "what": initiative.what, "why": initiative.why},
            language=initiative.language,
            authors=frozenset(find_proposers(db.session(), initiative)),
            path=f"/{slug}/innbyggerforslag/{initiative.public_id}",
            is_public=bool(is_visible),
            is_hidden=initiative.is_hidden,
            can_hide=not initiative.is_hidden,
            can_redact=True,
        )
        for initiative, slug, is_visible in rows
    ]


def _arguments(which: sa.ColumnElement[bool]) -> Sequence[Thing]:
    rows = db.session.execute(
        sa.select(Argument, Idea, Process, Municipality.slug)
        .join(Idea, Idea.id == Argument.idea_id)
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(which)
        .execution_options(populate_existing=True)
    ).all()
    shown = frozenset(db.session.scalars(shown_among({idea.id for _argument, idea, _process, _slug in rows})))
    return [
        Thing(
            kind=ThingKind.ARGUMENT,
            ref=argument.public_id,
            id=argument.id,
            municipality_id=process.municipality_id,
            title=_beginning(argument.text),
            texts={"text": argument.text},
            language=argument.language,
            authors=frozenset() if argument.account_id is None else frozenset({argument.account_id}),
            path=f"/{slug}/{process.slug}/ide/{idea.public_id}/argument/{argument.public_id}",
            is_public=argument.state == ArgumentState.PUBLISHED and idea.id in shown,
            is_hidden=argument.state == ArgumentState.HIDDEN,
            can_hide=argument.state in (ArgumentState.PUBLISHED, ArgumentState.HELD),
            held_since=argument.sent_at if argument.state == ArgumentState.HELD else None,
            can_redact=argument.state != ArgumentState.WITHDRAWN,
        )
        for argument, idea, process, slug in rows
    ]


def _answers(which: sa.ColumnElement[bool]) -> Sequence[Thing]:
    rows = db.session.execute(
        sa.select(HearingAnswer, Process, Municipality.slug)
        .join(Process, Process.id == HearingAnswer.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(which, HearingAnswer.state != ArgumentState.WITHDRAWN)
        .execution_options(populate_existing=True)
    ).all()
    return [
        Thing(
            kind=ThingKind.HEARING_ANSWER,
            ref=answer.public_id,
            id=answer.id,
            municipality_id=process.municipality_id,
            title=_beginning(answer.text),
            texts={"text": answer.text, "organisation": answer.organisation},
            language=answer.language,
            authors=frozenset() if answer.account_id is None else frozenset({answer.account_id}),
            path=f"/{slug}/{process.slug}/horing/svar/{answer.public_id}",
            is_public=answer.state == ArgumentState.PUBLISHED,
            is_hidden=answer.state == ArgumentState.HIDDEN,
            can_hide=answer.state in (ArgumentState.PUBLISHED, ArgumentState.HELD),
            held_since=answer.sent_at if answer.state == ArgumentState.HELD else None,
            can_redact=answer.state != ArgumentState.WITHDRAWN,
        )
        for answer, process, slug in rows
    ]


def _beginning(text: str) -> str:
    """What a thing without a title is called: how it begins."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1].rstrip()}…"
