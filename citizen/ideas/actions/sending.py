"""Send an idea, and take it back."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import database_now, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import (
    DAY,
    IdeaOutcome,
    IdeaRefusal,
    Writer,
    must_be_held,
    object_to_text,
    refuse_flood,
    refuse_withdrawal,
    refuse_writing,
)
from citizen.domain.personal_data import find_personal_data
from citizen.ideas.actions.drafts import Written, is_author
from citizen.ideas.actions.telling import tell_of_new_idea, tell_of_withdrawal
from citizen.ideas.models import Idea, IdeaAuthor, IdeaInvitation, IdeaPicture, IdeaTheme, IdeaVersion
from citizen.processes.models import Process

Refusals = tuple[IdeaRefusal, ...]


def send_idea(idea_id: int, account_id: int, *, may_be_public: bool) -> IdeaOutcome | Refusals:
    """Make a draft public, or hand it to the moderators first, or say everything that stands in the way.

    Whether the person may take part in the process is asked before. `may_be_public`: the writer has said that phone
    numbers and e-mail addresses in it are meant for everyone.
    """
    with transaction() as session:
        session.get_one(Account, account_id, with_for_update=True)  # two at once are counted one after the other
        idea = session.get(Idea, idea_id, with_for_update=True, populate_existing=True)
        if idea is None or not is_author(session, idea_id, account_id):
            return (IdeaRefusal.NOT_YOURS,)
        if idea.state in (IdeaState.PUBLISHED, IdeaState.HELD):
            return IdeaOutcome.ALREADY_SENT
        if idea.state != IdeaState.DRAFT:
            return (IdeaRefusal.GONE,)
        process = session.get_one(Process, idea.process_id)
        now = database_now(session)
        writer = writer_of(session, account_id, now)
        late = refuse_writing(process.as_schedule(), now) or refuse_flood(writer, now)
        written = Written(idea.title, idea.body, idea.language, idea.theme_id, idea.place_id)
        objections = ((late,) if late else ()) + object_to(session, process.id, written, may_be_public=may_be_public)
        objections += object_to_pictures(session, idea_id)
        if objections:
            return objections
        return _publish(session, idea, process, writer, now)


def withdraw_idea(idea_id: int, account_id: int) -> IdeaOutcome | IdeaRefusal:
    """Take an idea back that was sent. Any of its authors can; once more is no fault."""
    with transaction() as session:
        idea = session.get(Idea, idea_id, with_for_update=True, populate_existing=True)
        if idea is None or not is_author(session, idea_id, account_id):
            return IdeaRefusal.NOT_YOURS
        if idea.state == IdeaState.WITHDRAWN:
            return IdeaOutcome.WITHDRAWN
        process = session.get_one(Process, idea.process_id)
        if refusal := refuse_withdrawal(IdeaState(idea.state), process.as_schedule(), database_now(session)):
            return refusal
        if session.scalar(sa.select(sa.exists().where(Idea.merged_into_id == idea_id))):
            return IdeaRefusal.OTHERS_ARE_IN_IT
        if idea.state == IdeaState.PUBLISHED:
            tell_of_withdrawal(session, idea, process)
        idea.state = IdeaState.WITHDRAWN
        session.execute(sa.delete(IdeaInvitation).where(IdeaInvitation.idea_id == idea_id))
    return IdeaOutcome.WITHDRAWN


def writer_of(session: Session, account_id: int, now: datetime) -> Writer:
    """What the limits look at, for this person."""
    created_at = session.scalars(sa.select(Account.created_at).where(Account.id == account_id)).one()
    sent = (
        sa.select(Idea.sent_at)
        .join(IdeaAuthor, IdeaAuthor.idea_id == Idea.id)
        .where(
            IdeaAuthor.account_id == account_id,
            sa.or_(IdeaAuthor.is_first, IdeaAuthor.joined_at <= Idea.sent_at),  # whoever of them pressed the button
            IdeaAuthor.came_from_id.is_(None),
            Idea.sent_at > now - DAY,
        )
    )
    return Writer(created_at, tuple(at for at in session.scalars(sent) if at is not None))


def object_to(session: Session, process_id: int, written: Written, *, may_be_public: bool) -> Refusals:
    """All that stands in the way of what was written."""
    found = object_to_text(written.title, written.body)
    has_themes = session.scalar(sa.select(sa.exists().where(IdeaTheme.process_id == process_id)))
    if has_themes and written.theme_id is None:
        found += (IdeaRefusal.THEME_MISSING,)
    if may_be_public or IdeaRefusal.PERSON_NUMBER in found:
        return found
    is_private = find_personal_data(written.title) or find_personal_data(written.body)
    return (*found, IdeaRefusal.PERSONAL_DATA) if is_private else found


def object_to_pictures(session: Session, idea_id: int) -> Refusals:
    """A picture of a draft may wait for its description, but is not shown to anybody without one."""
    bare = sa.exists().where(IdeaPicture.idea_id == idea_id, IdeaPicture.alt == "")
    return (IdeaRefusal.ALT_MISSING,) if session.scalar(sa.select(bare)) else ()


def _publish(session: Session, idea: Idea, process: Process, writer: Writer, now: datetime) -> IdeaOutcome:
    is_held = must_be_held(idea.title, idea.body, writer, now)
    idea.state = IdeaState.HELD if is_held else IdeaState.PUBLISHED
    idea.sent_at = now
    idea.version = 1
    said = {"title": idea.title, "body": idea.body, "language": idea.language}
    session.add(IdeaVersion(idea_id=idea.id, number=1, written_at=now, **said))
    session.flush()
    if is_held:
        return IdeaOutcome.HELD
    tell_of_new_idea(session, idea, process)
    return IdeaOutcome.SENT
