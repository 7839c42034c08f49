"""What is left of a person's arguments when they delete their account."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.discussion.actions.counting import recount_marks
from citizen.discussion.models import Argument, ArgumentMark
from citizen.domain.ideas.arguing import ArgumentState


def forget_writer(session: Session, account_id: int) -> None:
    """Take the person off what they wrote and marked, in the caller's transaction.

    What everyone has read stays, without its writer; of what nobody can read the text is deleted.
    """
    mine = sa.select(ArgumentMark.argument_id).where(ArgumentMark.account_id == account_id)
    marked = session.scalars(
        sa.select(Argument.id).where(Argument.id.in_(mine)).order_by(Argument.id).with_for_update()
    ).all()
    session.execute(sa.delete(ArgumentMark).where(ArgumentMark.account_id == account_id))
    for argument_id in marked:
        recount_marks(session, argument_id)
    own = Argument.account_id == account_id
    unread = sa.and_(own, Argument.state != ArgumentState.PUBLISHED)
    session.execute(sa.update(Argument).where(unread).values(text=""))
    session.execute(sa.update(Argument).where(own).values(account_id=None))
