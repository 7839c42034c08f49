"""Argue, reply, change and withdraw. The idea's row is locked first; the database's clock decides what is in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import database_now, transaction
from citizen.discussion.actions.counting import hold, recount_around
from citizen.discussion.actions.telling import tell_of_argument
from citizen.discussion.models import Argument
from citizen.discussion.queries import count_sent
from citizen.domain.ideas.arguing import (
    ArgumentRefusal,
    ArgumentState,
    Side,
    is_new_account,
    is_too_many,
    refuse_discussing,
    refuse_edit,
    refuse_text,
    refuse_withdrawal,
    state_when_sent,
)
from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import Idea
from citizen.processes.models import Process
from citizen.proposals.actions import new_public_id


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person sent in. `may_hold_contact`: they have said that telephone or e-mail in it may be public."""

    text: str
    language: str
    may_hold_contact: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What was stored, and whether everyone can read it at once."""

    public_id: str
    is_public: bool


def write_argument(
    idea_id: int, account_id: int, draft: Draft, *, side: Side | None = None, parent_id: int | None = None
) -> Written | ArgumentRefusal:
    """Store an argument for one side, or a reply to one. Whether the person may take part is asked before."""
    if refusal := refuse_text(draft.text, may_hold_contact=draft.may_hold_contact):
        return refusal
    with transaction() as session:
        account = session.get_one(
            Account, account_id, with_for_update={"key_share": True}
        )  # before the idea, as who deletes it does
        if account.deleted_at is not None:
            return ArgumentRefusal.NOT_YOURS
        now = _refuse_or_now(session, idea_id)
        if isinstance(now, ArgumentRefusal):
            return now
        parent = session.get(Argument, parent_id, populate_existing=True) if parent_id else None
        if parent_id and (parent is None or parent.state != ArgumentState.PUBLISHED or parent.parent_id):
            return ArgumentRefusal.ARGUMENT_GONE
        if sent := _sent_already(session, idea_id, account_id, draft, parent_id):
            return sent
        is_new = is_new_account(account.created_at, now)
        if is_too_many(*count_sent(account_id, now), is_new=is_new):
            return ArgumentRefusal.TOO_MANY
        argument = Argument(
            public_id=new_public_id(),
            idea_id=idea_id,
            parent_id=parent_id,
            side=side if parent is None else None,
            text=draft.text,
            language=draft.language,
            account_id=account_id,
            sent_at=now,
            state=state_when_sent(draft.text, is_new=is_new),
            marks_before=_marks_under(session, idea_id),
        )
        session.add(argument)
        session.flush()
        recount_around(session, argument)
        is_public = argument.state == ArgumentState.PUBLISHED
        if is_public:
            tell_of_argument(session, argument)
        return Written(argument.public_id, is_public)


def edit_argument(argument_id: int, account_id: int, draft: Draft) -> Written | ArgumentRefusal:
    """Put a new text in the place of the old one, of which nothing is kept."""
    if refusal := refuse_text(draft.text, may_hold_contact=draft.may_hold_contact):
        return refusal
    with transaction() as session:
        argument = hold(session, argument_id)
        now = database_now(session)
        refusal = refuse_edit(
            ArgumentState(argument.state),
            argument.sent_at,
            now,
            is_writer=argument.account_id == account_id,
            has_replies=bool(session.scalar(sa.select(sa.exists().where(Argument.parent_id == argument_id)))),
        )
        if refusal is not None:
            return refusal
        is_new = is_new_account(session.get_one(Account, account_id).created_at, now)
        if state_when_sent(draft.text, is_new=is_new) is ArgumentState.HELD:
            argument.state = ArgumentState.HELD
        if argument.text != draft.text:
            argument.text, argument.language, argument.edited_at = draft.text, draft.language, now
        session.flush()
        recount_around(session, argument)
        return Written(argument.public_id, argument.state == ArgumentState.PUBLISHED)


def withdraw_argument(argument_id: int, account_id: int) -> ArgumentRefusal | None:
    """Take back what one wrote: its text is gone from the database too. Replies by others stay."""
    with transaction() as session:
        argument = hold(session, argument_id)
        refusal = refuse_withdrawal(ArgumentState(argument.state), is_writer=argument.account_id == account_id)
        if refusal is not None:
            return refusal
        argument.state, argument.text = ArgumentState.WITHDRAWN, ""
        session.flush()
        recount_around(session, argument)
    return None


def _refuse_or_now(session: Session, idea_id: int) -> ArgumentRefusal | datetime:
    """The instant at which the idea is argued about, or why it can't be."""
    idea = session.get_one(Idea, idea_id, with_for_update=True, populate_existing=True)
    now = database_now(session)
    schedule = session.get_one(Process, idea.process_id).as_schedule()
    return refuse_discussing(IdeaState(idea.state), schedule, now) or now


def _sent_already(
    session: Session, idea_id: int, account_id: int, draft: Draft, parent_id: int | None
) -> Written | None:
    """The same text in the same place by the same person: pressed twice, it is one argument."""
    there = session.scalar(
        sa.select(Argument).where(
            Argument.account_id == account_id,
            Argument.idea_id == idea_id,
            Argument.parent_id == parent_id,
            Argument.text == draft.text,
            Argument.state.in_((ArgumentState.PUBLISHED, ArgumentState.HELD)),
        )
    )
    return Written(there.public_id, there.state == ArgumentState.PUBLISHED) if there else None


def _marks_under(session: Session, idea_id: int) -> int:
    counted = sa.select(sa.func.coalesce(sa.func.sum(Argument.useful), 0)).where(Argument.idea_id == idea_id)
    return session.scalar(counted) or 0
