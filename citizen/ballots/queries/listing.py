"""Questions about all rounds of the site, for those who run it."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from citizen.ballots.models import VoteRound
from citizen.database import db
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process


def find_round_with_id(round_id: int) -> VoteRound | None:
    return db.session.get(VoteRound, round_id)


def list_all_rounds(municipality: str | None = None) -> Sequence[tuple[VoteRound, Municipality, Process]]:
    """Every round, of one municipality (its slug or number) or of all; the one that closes first on top."""
    wanted = (
        sa.select(VoteRound, Municipality, Process)
        .join(Process, Process.id == VoteRound.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .order_by(VoteRound.closes_at, VoteRound.id)
    )
    if municipality:
        wanted = wanted.where(sa.or_(Municipality.slug == municipality, Municipality.number == municipality))
    return [(vote_round, place, process) for vote_round, place, process in db.session.execute(wanted)]
