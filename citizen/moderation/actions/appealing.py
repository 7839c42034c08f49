"""Appeal a decision to another moderator."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.moderation.codes import AppealRefusal, CaseStatus, DecisionKind
from citizen.domain.moderation.deciding import refuse_appeal
from citizen.domain.personal_data import find_personal_data, holds_birth_number
from citizen.moderation.actions.cases import lock_case_by_id
from citizen.moderation.models import ModerationAppeal, ModerationDecision, ModerationRecipient


def appeal_decision(decision_id: int, account_id: int, text: str) -> AppealRefusal | None:
    """Bring the decision before another moderator; again is no fault. None when it is done."""
    if holds_birth_number(find_personal_data(text)):
        return AppealRefusal.BIRTH_NUMBER
    with transaction() as session:
        if session.get(ModerationRecipient, (decision_id, account_id)) is None:
            return AppealRefusal.NOTHING_TO_APPEAL
        decision = session.get_one(ModerationDecision, decision_id)
        case = lock_case_by_id(session, decision.case_id)
        now = database_now(session)
        was_appealed = session.scalar(sa.select(sa.exists().where(ModerationAppeal.decision_id == decision_id)))
        refusal = refuse_appeal(
            DecisionKind(decision.kind),
            decision.decided_at,
            now,
            is_latest=decision.number == case.decisions,
            was_appealed=bool(was_appealed),
            on_appeal=decision.on_appeal,
        )
        if refusal:
            return refusal
        said = {"account_id": account_id, "text": text, "appealed_at": now}
        session.execute(insert_unless_there(ModerationAppeal, keys={"decision_id": decision_id}, values=said))
        case.status, case.appealed_at = CaseStatus.APPEALED.value, now
    return None
