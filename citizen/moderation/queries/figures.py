"""Public figures of moderation, and what one person's statements are. No names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.moderation.codes import DecisionKind, Reason
from citizen.moderation.models import (
    ModerationAppeal,
    ModerationCase,
    ModerationDecision,
    ModerationRecipient,
    ModerationReport,
)
from citizen.municipalities.models import Municipality

HIDING = frozenset({DecisionKind.HIDE, DecisionKind.REDACT})
"""What takes words away from everybody's eyes."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How a municipality moderates."""

    reports: dict[Reason, int]
    unanswered: int
    decisions: dict[DecisionKind, int]
    hidden_by: dict[Reason, int]
    """By which rule something was hidden, or a part of it was taken out."""
    median_wait: timedelta | None
    appeals: int
    appeals_won: int
    appeals_waiting: int


@dataclass(frozen=True, slots=True)
class OwnStatement:
    """A decision about something that the person wrote."""

    public_id: str
    municipality_slug: str
    kind: str
    on_appeal: bool
    title: str
    statement_nb: str
    statement_nn: str
    decided_at: datetime
    is_appealed: bool


def figures_of(municipality_id: int) -> Figures:
    """Counted over everything that has been reported and decided in the municipality."""
    here = ModerationCase.municipality_id == municipality_id
    reports = sa.select(ModerationReport.reason, sa.func.count(), sa.func.count(ModerationReport.answered_by_id))
    by_reason = db.session.execute(
        reports.join(ModerationCase, ModerationCase.id == ModerationReport.case_id)
        .where(here)
        .group_by(ModerationReport.reason)
    ).all()
    decided = db.session.execute(
        sa.select(
            ModerationDecision.kind,
            ModerationDecision.reason,
            ModerationDecision.on_appeal,
            ModerationDecision.waited_since,
            ModerationDecision.decided_at,
        )
        .join(ModerationCase, ModerationCase.id == ModerationDecision.case_id)
        .where(here)
    ).all()
    first = [row for row in decided if not row.on_appeal]
    waits = [row.decided_at - row.waited_since for row in first]
    appeals, answered = db.session.execute(
        sa.select(sa.func.count(), sa.func.count(ModerationAppeal.answered_by_id))
        .select_from(ModerationAppeal)
        .join(ModerationDecision, ModerationDecision.id == ModerationAppeal.decision_id)
        .join(ModerationCase, ModerationCase.id == ModerationDecision.case_id)
        .where(here)
    ).one()
    return Figures(
        reports={Reason(row[0]): row[1] for row in by_reason},
        unanswered=sum(row[1] - row[2] for row in by_reason),
        decisions={kind: sum(row.kind == kind for row in first) for kind in DecisionKind},
        hidden_by=Counter(Reason(row.reason) for row in first if row.kind in HIDING),
        median_wait=median(waits) if waits else None,
        appeals=appeals,
        appeals_won=sum(row.on_appeal and row.kind == DecisionKind.RESTORE for row in decided),
        appeals_waiting=appeals - answered,
    )


def list_own_statements(account_id: int, limit: int = 200) -> Sequence[OwnStatement]:
    """The statements of reasons that a person has got, the newest on top."""
    one = ModerationDecision
    wanted = (
        sa.select(
            one.public_id,
            Municipality.slug,
            one.kind,
            one.on_appeal,
            one.title,
            one.statement_nb,
            one.statement_nn,
            one.decided_at,
            ModerationAppeal.decision_id.is_not(None),
        )
        .join(ModerationRecipient, ModerationRecipient.decision_id == one.id)
        .join(ModerationCase, ModerationCase.id == one.case_id)
        .join(Municipality, Municipality.id == ModerationCase.municipality_id)
        .outerjoin(ModerationAppeal, ModerationAppeal.decision_id == one.id)
        .where(ModerationRecipient.account_id == account_id)
        .order_by(one.decided_at.desc(), one.id.desc())
        .limit(limit)
    )
    return [OwnStatement(*row[:-1], bool(row[-1])) for row in db.session.execute(wanted)]


def is_recipient(decision_id: int, account_id: int) -> bool:
    return db.session.get(ModerationRecipient, (decision_id, account_id)) is not None


def has_reported(case_id: int, account_id: int) -> bool:
    wanted = sa.exists().where(ModerationReport.case_id == case_id, ModerationReport.account_id == account_id)
    return bool(db.session.scalar(sa.select(wanted)))
