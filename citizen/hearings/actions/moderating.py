"""What moderators do to an answer, in the caller's transaction, which has the decision and its reasons too."""

from __future__ import annotations

from sqlalchemy.orm import Session

from citizen.database import database_now
from citizen.domain.hearings import AnswerState
from citizen.hearings.models import HearingAnswer


def hide_hearing_answer(session: Session, answer_id: int) -> None:
    """Nobody can read it any more. What is hidden or withdrawn already stays as it is."""
    answer = _lock(session, answer_id)
    if answer.state in (AnswerState.PUBLISHED, AnswerState.HELD):
        answer.state = AnswerState.HIDDEN
    session.flush()


def restore_hearing_answer(session: Session, answer_id: int) -> None:
    """Everyone can read it, again or for the first time."""
    answer = _lock(session, answer_id)
    if answer.state in (AnswerState.HIDDEN, AnswerState.HELD):
        answer.state = AnswerState.PUBLISHED
    session.flush()


def redact_hearing_answer(session: Session, answer_id: int, text: str, organisation: str | None = None) -> None:
    """Put this in the place of what was written, which then stands nowhere any more; None leaves the organisation."""
    answer = _lock(session, answer_id)
    answer.text = text
    answer.organisation = answer.organisation if organisation is None else organisation
    answer.edited_at = database_now(session)
    session.flush()


def _lock(session: Session, answer_id: int) -> HearingAnswer:
    return session.get_one(HearingAnswer, answer_id, with_for_update=True, populate_existing=True)
