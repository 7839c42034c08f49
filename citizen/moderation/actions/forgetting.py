"""What is left of a person in moderation when they delete their account."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from citizen.moderation.models import ModerationAppeal, ModerationDecision, ModerationRecipient, ModerationReport


def forget_author(session: Session, account_id: int) -> None:
    """Empty what quotes the person, in the caller's transaction: statements to them alone, their reports and appeals.

    That something was decided, when and by which rule stays, for the public figures.
    """
    other = aliased(ModerationRecipient)
    has_others = sa.exists().where(other.decision_id == ModerationDecision.id, other.account_id != account_id)
    to_them = sa.select(ModerationRecipient.decision_id).where(ModerationRecipient.account_id == account_id)
    session.execute(
        sa.update(ModerationDecision)
        .where(ModerationDecision.id.in_(to_them), ~has_others)
        .values(title="", statement_nb="", statement_nn="")
    )
    for model in (ModerationReport, ModerationAppeal):
        session.execute(sa.update(model).where(model.account_id == account_id).values(text=""))
