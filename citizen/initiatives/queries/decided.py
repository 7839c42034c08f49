"""What the council decided about an initiative, as the record says it now, and what it said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.initiatives.states import InitiativeOutcome
from citizen.initiatives.models import InitiativeCorrection, InitiativeDecision


@dataclass(frozen=True, slots=True)
class Recorded:
    """One text of the record, since when it stands, and what was wrong with the text before it."""

    number: int
    """0 is what was recorded first."""
    outcome: InitiativeOutcome
    body: str
    decided_on: date
    case_number: str
    text_nb: str
    text_nn: str
    reason_nb: str
    reason_nn: str
    recorded_at: datetime
    why_nb: str = ""
    why_nn: str = ""
    by: str | None = None
    """The member of staff who corrected it, where they are called something."""


def list_recorded(initiative_id: int) -> Sequence[Recorded]:
    """The record as it stands now on top, then what it said before; empty where nothing is decided."""
    first = db.session.get(InitiativeDecision, initiative_id)
    if first is None:
        return []
    corrections = db.session.execute(
        sa.select(InitiativeCorrection, Account.shown_name)
        .outerjoin(Account, Account.id == InitiativeCorrection.account_id)
        .where(InitiativeCorrection.initiative_id == initiative_id)
        .order_by(InitiativeCorrection.number.desc())
    )
    return [*(_recorded(one, one.number, by) for one, by in corrections), _recorded(first, 0, None)]


def _recorded(row: InitiativeDecision | InitiativeCorrection, number: int, by: str | None) -> Recorded:
    if isinstance(row, InitiativeCorrection):
        at, why = row.corrected_at, (row.why_nb, row.why_nn)
    else:
        at, why = row.recorded_at, ("", "")
    return Recorded(
        number=number,
        outcome=InitiativeOutcome(row.outcome),
        body=row.body,
        decided_on=row.decided_on,
        case_number=row.case_number,
        text_nb=row.text_nb,
        text_nn=row.text_nn,
        reason_nb=row.reason_nb,
        reason_nn=row.reason_nn,
        recorded_at=at,
        why_nb=why[0],
        why_nn=why[1],
        by=by,
    )
