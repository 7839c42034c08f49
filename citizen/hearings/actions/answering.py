"""Answer a hearing, and withdraw an answer. The database's clock decides what is in time."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import database_now, transaction
from citizen.domain.hearings import (
    AnswerState,
    HearingRefusal,
    Stance,
    is_new_account,
    is_too_many,
    refuse_answer,
    refuse_answering,
    refuse_withdrawal,
    state_when_sent,
)
from citizen.hearings.models import HearingAnswer, HearingSection
from citizen.hearings.queries import count_sent
from citizen.processes.models import Process
from citizen.proposals.actions import new_public_id


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """An answer as it was sent in; `section_id` None for the whole text.

    `may_hold_contact`: the writer has said that telephone or e-mail in it may be public.
    """

    section_id: int | None
    stance: Stance | None
    organisation: str
    text: str
    language: str
    may_hold_contact: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """What was stored, and whether everyone can read it at once."""

    public_id: str
    is_public: bool


def send_answer(process_id: int, account_id: int, draft: AnswerDraft) -> Sent | HearingRefusal:
    """Store the answer. Whether the person may take part in the hearing is asked before."""
    refusal = refuse_answer(draft.text, draft.organisation, may_hold_contact=draft.may_hold_contact)
    if refusal is not None:
        return refusal
    with transaction() as session:
        process = session.get_one(Process, process_id, with_for_update={"read": True}, populate_existing=True)
        now = database_now(session)
        if refusal := refuse_answering(process.as_schedule(), now):
            return refusal
        section = session.get(HearingSection, draft.section_id) if draft.section_id is not None else None
        if draft.section_id is not None and (section is None or section.process_id != process_id):
            return HearingRefusal.SECTION_GONE
        account = session.get_one(Account, account_id, with_for_update=True)  # two at once count each other
        if account.deleted_at is not None:
            return HearingRefusal.NOT_YOURS
        if sent := _sent_already(session, process_id, account_id, draft):
            return sent
        is_new = is_new_account(account.created_at, now)
        if is_too_many(*count_sent(account_id, now), is_new=is_new):
            return HearingRefusal.TOO_MANY
        answer = HearingAnswer(
            public_id=new_public_id(),
            process_id=process_id,
            section_id=draft.section_id,
            account_id=account_id,
            organisation=draft.organisation,
            stance=draft.stance,
            text=draft.text,
            language=draft.language,
            sent_at=now,
            state=state_when_sent(f"{draft.organisation} {draft.text}", is_new=is_new),
        )
        session.add(answer)
        return Sent(answer.public_id, answer.state == AnswerState.PUBLISHED)


def withdraw_answer(answer_id: int, account_id: int) -> HearingRefusal | None:
    """Take back one's own answer as long as the hearing is open: its text is gone from the database too."""
    with transaction() as session:
        answer = session.get_one(HearingAnswer, answer_id, with_for_update=True, populate_existing=True)
        schedule = session.get_one(Process, answer.process_id).as_schedule()
        is_writer = answer.account_id == account_id
        refusal = refuse_withdrawal(AnswerState(answer.state), schedule, database_now(session), is_writer=is_writer)
        if refusal is not None:
            return refusal
        answer.state, answer.text, answer.organisation, answer.stance = AnswerState.WITHDRAWN, "", "", None
    return None


def _sent_already(session: Session, process_id: int, account_id: int, draft: AnswerDraft) -> Sent | None:
    """The same text to the same section by the same person: pressed twice, it is one answer."""
    there = session.scalar(
        sa.select(HearingAnswer).where(
            HearingAnswer.account_id == account_id,
            HearingAnswer.process_id == process_id,
            HearingAnswer.section_id == draft.section_id,
            HearingAnswer.organisation == draft.organisation,
            HearingAnswer.text == draft.text,
            HearingAnswer.state.in_((AnswerState.PUBLISHED, AnswerState.HELD)),
        )
    )
    return Sent(there.public_id, there.state == AnswerState.PUBLISHED) if there else None
