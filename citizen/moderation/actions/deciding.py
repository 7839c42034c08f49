"""Decide what is reported, held or appealed, with a statement of reasons to the authors and word to the reporters."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.domain.acts import Act
from citizen.domain.moderation.codes import ADVERSE, CaseStatus, DecisionKind, DecisionRefusal, Reason, ThingKind
from citizen.domain.moderation.deadlines import APPEAL_WINDOW, CHANGE_WITHIN
from citizen.domain.moderation.deciding import CaseNow, refuse_decision, status_after
from citizen.domain.moderation.redaction import redact
from citizen.domain.personal_data import find_personal_data, holds_birth_number
from citizen.ideas.actions import new_public_id
from citizen.moderation.actions.cases import lock_case
from citizen.moderation.actions.deeds import DEEDS
from citizen.moderation.actions.telling import Told, statement_of, tell_authors, tell_reporters
from citizen.moderation.models import (
    ModerationAppeal,
    ModerationCase,
    ModerationDecision,
    ModerationRecipient,
    ModerationReport,
)
from citizen.moderation.queries.thing import Thing
from citizen.moderation.queries.things import find_thing
from citizen.staff_log.actions import record_act


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a moderator decides, by which rule, in which words."""

    kind: DecisionKind
    reason: Reason
    note: str
    passage: str = ""
    """What is to be taken out, where a part is redacted."""
    seen: int = 0
    """How many decisions stood on the page that the moderator decided from."""


def decide(
    municipality_id: int, kind: ThingKind, ref: str, moderator_id: int, ruling: Ruling
) -> ModerationDecision | DecisionRefusal:
    """Carry out the ruling and keep it, or say why not. Whether the person may moderate here is asked before."""
    if holds_birth_number(find_personal_data(ruling.note)):
        return DecisionRefusal.BIRTH_NUMBER
    with transaction() as session:
        thing = find_thing(kind, ref)
        if thing is None or thing.municipality_id != municipality_id:
            return DecisionRefusal.GONE
        case = lock_case(session, thing)
        thing = find_thing(kind, ref)  # as it is now that nobody else can decide
        if thing is None:
            return DecisionRefusal.GONE
        refusal = refuse_decision(_as_rule(session, case, thing), ruling.kind, moderator_id, ruling.seen)
        refusal = refusal or _carry_out(session, thing, ruling)
        if refusal:
            return refusal
        left = find_thing(kind, ref) or thing  # a title of which a part was taken out is not quoted whole
        return _keep(session, case, thing, left.title, ruling, moderator_id)


def _as_rule(session: Session, case: ModerationCase, thing: Thing) -> CaseNow:
    latest = sa.select(ModerationDecision.moderator_id).where(
        ModerationDecision.case_id == case.id, ModerationDecision.number == case.decisions
    )
    return CaseNow(
        status=CaseStatus(case.status),
        decisions=case.decisions,
        first_moderator=session.scalar(latest),
        authors=thing.authors,
        is_hidden=thing.is_hidden,
        is_held=thing.held_since is not None,
        can_hide=thing.can_hide,
        can_redact=thing.can_redact,
    )


def _carry_out(session: Session, thing: Thing, ruling: Ruling) -> DecisionRefusal | None:
    deeds = DEEDS[thing.kind]
    match ruling.kind:
        case DecisionKind.HIDE:
            deeds.hide(session, thing)
        case DecisionKind.RESTORE if thing.is_hidden or thing.held_since:
            deeds.restore(session, thing)
        case DecisionKind.REDACT:
            left = {name: redact(text, ruling.passage, thing.language) for name, text in thing.texts.items()}
            if deeds.redact is None or not any(left.values()):
                return DecisionRefusal.NOTHING_TO_REDACT
            texts = {name: left[name] or text for name, text in thing.texts.items()}
            deeds.redact(session, thing, texts)
            if thing.held_since:
                deeds.restore(session, thing)  # what is left has been looked at
    return None


def _keep(
    session: Session, case: ModerationCase, thing: Thing, title: str, ruling: Ruling, moderator_id: int
) -> ModerationDecision:
    now = database_now(session)
    on_appeal = case.status == CaseStatus.APPEALED
    reports = session.scalars(
        sa.select(ModerationReport).where(
            ModerationReport.case_id == case.id, ModerationReport.answered_by_id.is_(None)
        )
    ).all()
    told = Told(thing, title, ruling.kind, ruling.reason, ruling.note, now, on_appeal=on_appeal)
    statement_nb, statement_nn = statement_of(told)
    decision = ModerationDecision(
        public_id=new_public_id(),
        case_id=case.id,
        number=case.decisions + 1,
        kind=ruling.kind.value,
        reason=ruling.reason.value,
        on_appeal=on_appeal,
        moderator_id=moderator_id,
        title=title,
        statement_nb=statement_nb,
        statement_nn=statement_nn,
        decided_at=now,
        waited_since=_waited_since(case, thing, reports, now),
        appeal_until=now + APPEAL_WINDOW if ruling.kind in ADVERSE else None,
    )
    session.add(decision)
    session.flush()
    session.add_all(ModerationRecipient(decision_id=decision.id, account_id=author) for author in sorted(thing.authors))
    for report in reports:
        report.answered_by_id = decision.id
    reporters = {report.account_id for report in reports}
    if on_appeal:
        appealed = _answer_appeal(session, case, decision)
        reporters |= _whose_report_led_to(session, appealed) if ruling.kind is DecisionKind.RESTORE else set()
    case.status, case.decisions, case.appealed_at = status_after(ruling.kind).value, decision.number, None
    case.change_due_at = now + CHANGE_WITHIN if ruling.kind is DecisionKind.ASK_CHANGE else None
    record_act(
        session,
        Act.MODERATED,
        municipality_id=thing.municipality_id,
        account_id=moderator_id,
        about=thing.path,
        details={"decision": ruling.kind.value, "reason": ruling.reason.value, "thing": thing.kind.value},
    )
    session.flush()
    tell_authors(session, told, decision)
    tell_reporters(session, told, {account_id for account_id in reporters if account_id is not None})
    return decision


def _waited_since(case: ModerationCase, thing: Thing, reports: Collection[ModerationReport], now: datetime) -> datetime:
    since = [report.reported_at for report in reports]
    since += [instant for instant in (case.appealed_at, thing.held_since) if instant is not None]
    return min(since, default=now)


def _answer_appeal(session: Session, case: ModerationCase, decision: ModerationDecision) -> list[int]:
    """The appeals of the case are answered by this decision; gives which decisions they were against."""
    of_this_case = sa.select(ModerationDecision.id).where(ModerationDecision.case_id == case.id)
    waiting = sa.select(ModerationAppeal).where(
        ModerationAppeal.decision_id.in_(of_this_case), ModerationAppeal.answered_by_id.is_(None)
    )
    appeals = session.scalars(waiting).all()
    for appeal in appeals:
        appeal.answered_by_id = decision.id
    return [appeal.decision_id for appeal in appeals]


def _whose_report_led_to(session: Session, decision_ids: Collection[int]) -> set[int | None]:
    """Who was told what those decisions did; the account is None where it has been deleted since."""
    wanted = sa.select(ModerationReport.account_id).where(ModerationReport.answered_by_id.in_(decision_ids))
    return set(session.scalars(wanted))
