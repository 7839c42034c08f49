"""How a closed voting filled, from the published log alone."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from citizen.answers.queries.steps import OSLO
from citizen.ballots.models import LogBatch, VoteRound
from citizen.database import db
from citizen.domain.turnout_days import SealedDays, days_of


def list_sealed_days(process_id: int) -> Sequence[SealedDays]:
    """Lines of the log by day; empty while people can vote, and where it can't be told by days."""
    wanted = (
        sa.select(LogBatch.sealed_at, LogBatch.tree_size, VoteRound.closes_at)
        .join(VoteRound, VoteRound.id == LogBatch.round_id)
        .where(VoteRound.process_id == process_id, VoteRound.status == "closed")
        .order_by(LogBatch.batch)
    )
    batches = db.session.execute(wanted).all()
    if not batches:
        return ()
    last_day = batches[0][2].astimezone(OSLO).date()
    return days_of(((sealed.astimezone(OSLO).date(), size) for sealed, size, _ in batches), last_day=last_day)
