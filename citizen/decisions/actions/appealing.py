"""Record appeals against a spelling, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from citizen.database import database_now, transaction
from citizen.decisions.actions.noting import note
from citizen.decisions.actions.telling import people_of, tell
from citizen.decisions.models import CouncilCase, SpellingAppeal
from citizen.decisions.queries.cases import find_case
from citizen.decisions.queries.decided import decided_for
from citizen.decisions.queries.rows import DecidedRow
from citizen.domain.acts import Act
from citizen.domain.decisions.codes import AppealFrom, AppealOutcome, DecisionRefusal
from citizen.domain.decisions.texts import LONGEST_LINE, LONGEST_REASON
from citizen.domain.naming.rule import Words
from citizen.domain.notices import NoticeKind
from citizen.domain.person_numbers import holds_person_number
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal as staff note it."""

    received_on: date
    sender_kind: AppealFrom
    sender: str
    text: str


def record_appeal(case_id: int, appeal: Appeal, by_id: int, today: date) -> SpellingAppeal | DecisionRefusal:
    """Note an appeal against the spelling that is decided in the case."""
    with transaction() as session:
        session.get_one(CouncilCase, case_id, with_for_update=True)
        decided = decided_for(case_id)
        if decided is None:
            return DecisionRefusal.NOT_DECIDED
        if refusal := _refuse(appeal, decided, today):
            return refusal
        made = SpellingAppeal(
            case_id=case_id,
            decision_number=decided.number,
            received_on=appeal.received_on,
            sender_kind=appeal.sender_kind.value,
            sender=appeal.sender,
            text=appeal.text,
            recorded_by=by_id,
            recorded_at=database_now(session),
        )
        session.add(made)
        process = session.get_one(Process, decided.process_id)
        kind = {"from": made.sender_kind}
        note(session, process, Act.APPEAL_RECORDED, kind, slug=decided.slug, by_id=by_id)
    return made


def settle_appeal(
    process_id: int, slug: str, appeal_id: int, outcome: AppealOutcome, text: str, today: date
) -> DecisionRefusal | None:
    """Note what came of an appeal. One that opens the case again is told to those who proposed or supported a name."""
    if len(text) > LONGEST_REASON:
        return DecisionRefusal.TOO_LONG
    if holds_person_number(text):
        return DecisionRefusal.PERSON_NUMBER
    with transaction() as session:
        process = session.get_one(Process, process_id)
        case = find_case(process, slug)
        if case is None:
            return DecisionRefusal.NOT_DECIDED
        row = session.get_one(CouncilCase, case.case_id, with_for_update=True, populate_existing=True)
        appeal = session.scalar(
            sa.select(SpellingAppeal).where(SpellingAppeal.id == appeal_id, SpellingAppeal.case_id == case.case_id)
        )
        if appeal is None or appeal.outcome is not None:
            return DecisionRefusal.SETTLED_ALREADY
        appeal.outcome, appeal.outcome_text, appeal.settled_on = outcome.value, text, today
        note(session, process, Act.APPEAL_SETTLED, {"outcome": outcome.value}, slug=slug, why=text)
        if outcome is AppealOutcome.REOPENS:
            row.is_reopened = True
            row.version += 1
            said = Words(
                "Saken er tatt opp igjen etter en klage på skrivemåten. Kommunen gjør et nytt vedtak.",
                "Saka er teken opp att etter ei klage på skrivemåten. Kommunen gjer eit nytt vedtak.",
            )
            tell(session, NoticeKind.CASE_REOPENED, process, case, people_of(session, case), said)
    return None


def _refuse(appeal: Appeal, decided: DecidedRow, today: date) -> DecisionRefusal | None:
    if appeal.received_on > today:
        return DecisionRefusal.DAY_TO_COME
    if appeal.received_on < decided.decided_on:
        return DecisionRefusal.APPEAL_BEFORE_DECISION
    if not appeal.sender:
        return DecisionRefusal.NO_SENDER
    if not appeal.text:
        return DecisionRefusal.NO_APPEAL_TEXT
    if len(appeal.sender) > LONGEST_LINE or len(appeal.text) > LONGEST_REASON:
        return DecisionRefusal.TOO_LONG
    if holds_person_number(appeal.text) or holds_person_number(appeal.sender):
        return DecisionRefusal.PERSON_NUMBER
    return None
