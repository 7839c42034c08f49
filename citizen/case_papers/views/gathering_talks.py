"""Put together all that a paper about an idea round or a hearing says, in its language form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from citizen.answers.models import IdeaAnswer
from citizen.answers.queries import answers_of, own_steps_of, plan_of
from citizen.answers.views.line import standing_of
from citizen.case_papers import queries
from citizen.case_papers.queries import AnswerText, IdeaText
from citizen.case_papers.views.electorate import who_can_take_part
from citizen.domain.box.statements import instant
from citizen.domain.hearings import Stance
from citizen.domain.ideas.steps import StepStanding
from citizen.domain.talk_papers import (
    HEARING_FORMAT,
    IDEAS_FORMAT,
    WHOLE_TEXT,
    PaperAnswer,
    PaperIdea,
    PaperReply,
    PaperSection,
    PaperStep,
    TalkContent,
    plain,
)
from citizen.hearings.queries import find_outcome, list_sections
from citizen.municipalities.models import Municipality
from citizen.processes.models import IDEAS, Process
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _


def gather_talk(place: Municipality, process: Process, about: str, made_at: datetime) -> TalkContent | None:
    """Everything that has come in so far; None before it has opened, or where there is no such idea to read."""
    if made_at < process.proposals_open_at:
        return None
    head = TalkContent(
        format=IDEAS_FORMAT if process.kind == IDEAS else HEARING_FORMAT,
        language=language(),
        made_at=instant(made_at),
        municipality_number=place.number,
        municipality=place.name,
        process=process.slug,
        about=about,
        title=both(process.title_nb, process.title_nn),
        why=both(process.why_nb, process.why_nn),
        decided_by=both(process.decided_by_nb, process.decided_by_nn),
        who=who_can_take_part(process),
        open_from=instant(process.proposals_open_at),
        open_to=instant(process.proposals_close_at),
        answer_by=instant(process.voting_open_at),
    )
    if process.kind == IDEAS:
        return _with_ideas(head, process)
    return None if about else _with_answers(head, process)


def _with_ideas(head: TalkContent, process: Process) -> TalkContent | None:
    texts = queries.list_idea_texts(process.id)
    chosen = next((text for text in texts if text.public_id == head.about), None)
    if head.about and chosen is None:
        return None
    ids = [text.id for text in texts]
    plan, own, replies = plan_of(process), own_steps_of(ids), answers_of(ids)
    ideas = tuple(
        _idea(text, standing_of(text.sent_at, plan, own.get(text.id, ())), replies.get(text.id)) for text in texts
    )
    return replace(head, ideas=ideas, voices=queries.find_voices(chosen.id) if chosen else None)


def _idea(text: IdeaText, line: Sequence[StepStanding], reply: IdeaAnswer | None) -> PaperIdea:
    return PaperIdea(
        id=text.public_id,
        title=text.title,
        text=plain(text.body),
        language=text.language,
        theme=both(text.theme_nb or "", text.theme_nn or ""),
        place=text.place or "",
        sent_at=instant(text.sent_at),
        supports=text.supports,
        arguments=text.arguments,
        steps=tuple(
            PaperStep(one.planned.step.value, one.state.value, _day(one.planned.due_on), _day(one.planned.done_on))
            for one in line
        ),
        reply=_reply(reply) if reply else None,
    )


def _reply(answer: IdeaAnswer) -> PaperReply:
    return PaperReply(
        verdict=answer.verdict,
        reason=plain(both(answer.reason_nb, answer.reason_nn)),
        answered_by=answer.answered_by,
        decided_by=answer.decided_by,
        case_number=answer.case_number,
        written_at=instant(answer.written_at),
    )


def _with_answers(head: TalkContent, process: Process) -> TalkContent:
    answers = queries.list_answer_texts(process.id)
    counts = Counter((answer.number or WHOLE_TEXT, answer.stance) for answer in answers)
    headings = {WHOLE_TEXT: _("The whole text")}
    headings |= {section.number: both(section.heading_nb, section.heading_nn) for section in list_sections(process.id)}
    outcome = find_outcome(process)
    return replace(
        head,
        sections=tuple(
            PaperSection(number, heading, *(counts[number, stance] for stance in (*Stance, None)))
            for number, heading in headings.items()
        ),
        answers=tuple(_answer(answer) for answer in answers),
        outcome=plain(both(outcome.text_nb, outcome.text_nn)) if outcome else "",
    )


def _answer(answer: AnswerText) -> PaperAnswer:
    return PaperAnswer(
        id=answer.public_id,
        section=answer.number or WHOLE_TEXT,
        organisation=answer.organisation,
        stance=answer.stance or "",
        text=plain(answer.text),
        language=answer.language,
        sent_at=instant(answer.sent_at),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
