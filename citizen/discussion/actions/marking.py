"""Find an argument useful, and take that back. The argument's row is locked first, so its count is right."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.accounts.actions import is_still_here
from citizen.database import database_now, insert_unless_there, transaction
from citizen.discussion.actions.counting import recount_marks
from citizen.discussion.models import Argument, ArgumentMark
from citizen.discussion.queries import lineage_of
from citizen.domain.ideas.arguing import ArgumentRefusal, ArgumentState, refuse_discussing
from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import Idea
from citizen.processes.models import Process


def mark_useful(argument_id: int, account_id: int) -> ArgumentRefusal | None:
    """Count the person among those who find it useful; once, however often it is sent.

    Whether they may take part in the process is asked before.
    """
    with transaction() as session:
        if not is_still_here(session, account_id):
            return ArgumentRefusal.ARGUMENT_GONE
        argument = session.get_one(Argument, argument_id, with_for_update=True, populate_existing=True)
        if argument.state != ArgumentState.PUBLISHED:
            return ArgumentRefusal.ARGUMENT_GONE
        if argument.account_id == account_id:
            return ArgumentRefusal.YOUR_OWN
        now = database_now(session)
        living = session.scalars(
            sa.select(Idea).where(Idea.id.in_(lineage_of(argument.idea_id)), Idea.merged_into_id.is_(None))
        ).one()
        schedule = session.get_one(Process, living.process_id).as_schedule()
        if refusal := refuse_discussing(IdeaState(living.state), schedule, now):
            return refusal
        keys = {"argument_id": argument_id, "account_id": account_id}
        session.execute(insert_unless_there(ArgumentMark, keys=keys, values={"given_at": now}))
        recount_marks(session, argument_id)
    return None


def unmark(argument_id: int, account_id: int) -> None:
    """Take the person off those who find it useful; at any time, and once more is no fault."""
    with transaction() as session:
        session.get_one(Argument, argument_id, with_for_update=True, populate_existing=True)
        mine = sa.delete(ArgumentMark).where(
            ArgumentMark.argument_id == argument_id, ArgumentMark.account_id == account_id
        )
        session.execute(mine)
        recount_marks(session, argument_id)
