"""Report a thing. One person reports it once until a moderator has answered, and a limited number of things a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.moderation.codes import MOST_REPORTS_A_DAY, CaseStatus, Reason, ReportRefusal, ThingKind
from citizen.domain.personal_data import find_personal_data, holds_birth_number
from citizen.moderation.actions.cases import lock_case
from citizen.moderation.models import ModerationReport
from citizen.moderation.queries.thing import Thing
from citizen.moderation.queries.things import find_thing

DAY = timedelta(days=1)


def report_thing(kind: ThingKind, ref: str, account_id: int, reason: Reason, text: str) -> ReportRefusal | None:
    """Store what the person reports, and bring the thing before the moderators; None when it is done."""
    if reason is Reason.OTHER and not text:
        return ReportRefusal.TEXT_MISSING
    if holds_birth_number(find_personal_data(text)):
        return ReportRefusal.BIRTH_NUMBER
    with transaction() as session:
        # two at once are counted one after the other
        account = session.get_one(Account, account_id, with_for_update={"key_share": True})
        thing = find_thing(kind, ref)
        if account.deleted_at is not None or thing is None or not thing.is_public:
            return ReportRefusal.GONE
        return _store(session, thing, account_id, reason, text)


def _store(session: Session, thing: Thing, account_id: int, reason: Reason, text: str) -> ReportRefusal | None:
    if account_id in thing.authors:
        return ReportRefusal.YOUR_OWN
    now = database_now(session)
    mine = (ModerationReport.account_id == account_id, ModerationReport.reported_at > now - DAY)
    if (session.scalar(sa.select(sa.func.count()).where(*mine)) or 0) >= MOST_REPORTS_A_DAY:
        return ReportRefusal.TOO_MANY_TODAY
    case = lock_case(session, thing)
    seen = find_thing(thing.kind, thing.ref)
    if seen is None or not seen.is_public:  # a moderator came first
        return ReportRefusal.GONE
    said = {"reason": reason.value, "text": text, "reported_at": now}
    insert = insert_unless_there(ModerationReport, keys={"case_id": case.id, "account_id": account_id}, values=said)
    is_new = session.execute(insert.returning(ModerationReport.id)).first() is not None
    if not is_new and not _report_again(session, case.id, account_id, said):
        return ReportRefusal.REPORTED_ALREADY
    if case.status == CaseStatus.DECIDED:
        case.status = CaseStatus.OPEN.value
    return None


def _report_again(session: Session, case_id: int, account_id: int, said: Mapping[str, object]) -> bool:
    """What was answered may be wrong anew: the text was changed since, or an appeal brought it back."""
    answered = (
        ModerationReport.case_id == case_id,
        ModerationReport.account_id == account_id,
        ModerationReport.answered_by_id.is_not(None),
    )
    renewed = sa.update(ModerationReport).where(*answered).values(**said, answered_by_id=None)
    return session.execute(renewed.returning(ModerationReport.id)).first() is not None
