"""Publish the municipality's answer to an idea, and tell everyone whom it concerns."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.answers.actions.planning import mark_done
from citizen.answers.actions.telling import about_idea, concerned
from citizen.answers.models import IdeaAnswer
from citizen.database import database_now, transaction
from citizen.domain.acts import Act
from citizen.domain.ideas.answering import Answer, AnswerRefusal, find_faults, refuse_answer
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.steps import Step
from citizen.domain.notices import NoticeKind
from citizen.ideas.models import Idea
from citizen.notices.actions import post_notices
from citizen.processes.actions import note_act
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class Publication:
    """An answer on its way out, with what those whom it concerns are told."""

    answer: Answer
    seen: int
    """The number of the answer that stood on the page when this one was written, 0 for none."""
    told_nb: str
    told_nn: str


def publish_answer(idea_id: int, publication: Publication, by_id: int, today: date) -> IdeaAnswer | AnswerRefusal:
    """Answer an idea, or change the answer; what it said before is kept. The step of the decision is done with it."""
    answer, seen = publication.answer, publication.seen
    if find_faults(answer):
        raise ValueError("an answer is published when nothing is wrong with it")
    with transaction() as session:
        idea = session.get_one(Idea, idea_id, with_for_update=True, populate_existing=True)
        if refusal := refuse_answer(IdeaState(idea.state)):
            return refusal
        latest = _latest(session, idea_id)
        if (latest.number if latest else 0) != seen:
            return AnswerRefusal.CHANGED_MEANWHILE
        if latest and all(getattr(latest, part) == said for part, said in asdict(answer).items()):
            return AnswerRefusal.NOTHING_CHANGED
        made = IdeaAnswer(
            idea_id=idea_id, number=seen + 1, by_id=by_id, written_at=database_now(session), **asdict(answer)
        )
        session.add(made)
        mark_done(session, idea, Step.DECISION, today)
        kind = NoticeKind.ANSWER_CHANGED if latest else NoticeKind.IDEA_ANSWERED
        about = about_idea(session, idea, publication.told_nb, publication.told_nn)
        post_notices(session, kind, concerned(session, idea_id), about)
        process = session.get_one(Process, idea.process_id)
        note_act(session, Act.IDEA_ANSWERED, process, f"ide/{idea.public_id}", details={"number": made.number})
    return made


def _latest(session: Session, idea_id: int) -> IdeaAnswer | None:
    wanted = sa.select(IdeaAnswer).where(IdeaAnswer.idea_id == idea_id).order_by(IdeaAnswer.number.desc())
    return session.scalar(wanted.limit(1).execution_options(populate_existing=True))
