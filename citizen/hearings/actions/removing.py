"""What is left of a person's answers when they delete their account."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.domain.hearings import AnswerState
from citizen.hearings.models import HearingAnswer


def forget_answerer(session: Session, account_id: int) -> None:
    """Take the person off their answers, in the caller's transaction.

    What everyone has read is a paper of the case and stays, without its writer; of the rest nothing is left.
    """
    own = HearingAnswer.account_id == account_id
    unread = sa.and_(own, HearingAnswer.state != AnswerState.PUBLISHED)
    session.execute(sa.delete(HearingAnswer).where(unread))
    session.execute(sa.update(HearingAnswer).where(own).values(account_id=None))
