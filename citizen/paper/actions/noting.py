"""Note what was done with ballots on paper, in the transaction that does it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now
from citizen.domain.paper import PaperEventKind
from citizen.paper.models import PaperEvent


def note(session: Session, round_id: int, kind: PaperEventKind, account_id: int, number: int = 1) -> None:
    """Add the line. It says neither which ballot it was nor what stood on it."""
    values = {"round_id": round_id, "kind": kind.value, "account_id": account_id, "number": number}
    session.execute(sa.insert(PaperEvent).values(**values, happened_at=database_now(session)))
