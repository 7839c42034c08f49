"""When a round ends: keep the numbers, and forget codes and everything that was entered but not counted."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions import when_a_round_ends
from citizen.ballots.models import VoteRound
from citizen.paper.models import PaperCode, PaperEntry, PaperOutcome
from citizen.paper.queries import find_figures


def forget_paper(session: Session, vote_round: VoteRound) -> None:
    """For use inside the transaction that ends the round; a round that never had a code leaves nothing."""
    codes = sa.select(PaperCode.id).where(PaperCode.round_id == vote_round.id)
    if session.scalar(codes.limit(1)) is None:
        return
    kept = find_figures(vote_round.id)
    session.add(
        PaperOutcome(
            round_id=vote_round.id,
            voters=kept.voters,
            invalid=kept.invalid,
            refused=kept.refused,
            unsettled=kept.unsettled,
            unused=kept.unused,
        )
    )
    session.execute(sa.delete(PaperEntry).where(PaperEntry.code_id.in_(codes)))
    session.execute(sa.delete(PaperCode).where(PaperCode.round_id == vote_round.id))


when_a_round_ends.append(forget_paper)
