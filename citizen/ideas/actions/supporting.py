"""Support an idea, or withdraw that. The idea's row is locked first, so its count is right whoever else is at it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.actions import is_still_here
from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.supporting import SupportOutcome, SupportRefusal, refuse_support
from citizen.ideas.actions.bringing import count_support, step_out
from citizen.ideas.models import Idea, IdeaAuthor, IdeaSupport
from citizen.processes.models import Process


def support_idea(idea_id: int, account_id: int) -> SupportOutcome | SupportRefusal:
    """Count the person among the supporters; once, however often it is sent. Whether they may take part in the process
    is asked before.
    """
    with transaction() as session:
        if not is_still_here(session, account_id):
            return SupportRefusal.NOT_THERE
        idea = _lock(session, idea_id)
        now = database_now(session)
        schedule = session.get_one(Process, idea.process_id).as_schedule()
        is_author = sa.select(sa.exists().where(IdeaAuthor.idea_id == idea_id, IdeaAuthor.account_id == account_id))
        refusal = refuse_support(schedule, IdeaState(idea.state), now, is_author=bool(session.scalar(is_author)))
        if refusal is not None:
            return refusal
        keys = {"idea_id": idea_id, "account_id": account_id}
        session.execute(insert_unless_there(IdeaSupport, keys=keys, values={"given_at": now}))
        count_support(session, idea_id)
    return SupportOutcome.SUPPORTED


def withdraw_support(idea_id: int, account_id: int) -> SupportOutcome:
    """Take the person off the supporters. What was given with consent can be taken back at any time, also once more."""
    with transaction() as session:
        _lock_upwards(session, idea_id)
        step_out(session, idea_id, account_id)
    return SupportOutcome.WITHDRAWN


def _lock_upwards(session: Session, idea_id: int) -> None:
    """Lock the idea and those that it has gone into, whose supporters are counted anew too. Nobody merges meanwhile."""
    process_id = session.get_one(Idea, idea_id).process_id
    session.execute(sa.select(Process.id).where(Process.id == process_id).with_for_update(read=True)).all()
    upwards = [idea_id]
    while (above := session.scalar(sa.select(Idea.merged_into_id).where(Idea.id == upwards[-1]))) is not None:
        upwards.append(above)
    session.execute(sa.select(Idea.id).where(Idea.id.in_(upwards)).order_by(Idea.id).with_for_update()).all()


def _lock(session: Session, idea_id: int) -> Idea:
    return session.get_one(Idea, idea_id, with_for_update=True, populate_existing=True)
