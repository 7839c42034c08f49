"""Note what was done with ballots on paper, in the transaction that does it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.models import VoteRound
from citizen.database import database_now
from citizen.domain.acts import Act
from citizen.domain.paper import PaperEventKind
from citizen.paper.models import PaperEvent
from citizen.processes.actions import note_act
from citizen.processes.models import Process

IN_THE_LOG = {
    PaperEventKind.CODES_MADE: Act.CODES_MADE,
    PaperEventKind.CODE_AT_DESK: Act.CODES_MADE,
    PaperEventKind.CODES_VOIDED: Act.CODES_MADE_ANEW,
    PaperEventKind.SETTLED: Act.PAPER_BALLOT_SETTLED,
}
"""What staff's log says too. When single ballots came in stands only with the round."""


def note(session: Session, round_id: int, kind: PaperEventKind, account_id: int, number: int = 1) -> None:
    """Add the line. It says neither which ballot it was nor what stood on it."""
    values = {"round_id": round_id, "kind": kind.value, "account_id": account_id, "number": number}
    session.execute(sa.insert(PaperEvent).values(**values, happened_at=database_now(session)))
    if act := IN_THE_LOG.get(kind):
        process = session.get_one(Process, session.get_one(VoteRound, round_id).process_id)
        note_act(session, act, process, details={"number": number})
