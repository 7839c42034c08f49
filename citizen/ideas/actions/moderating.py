"""What moderators do with ideas and what belongs to them. Each joins the caller's transaction, and says whether it did
anything. The caller knows that the person may moderate, and writes down why.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.domain.ideas.states import IdeaState
from citizen.ideas.actions.editing import add_version, hide_older_versions
from citizen.ideas.actions.telling import tell_of_new_idea
from citizen.ideas.models import Idea, IdeaAttachment, IdeaPicture, IdeaVersion
from citizen.processes.models import Process


def hide_idea(session: Session, idea_id: int) -> bool:
    """Let nobody but its authors and the moderators see the idea."""
    idea = _lock(session, idea_id)
    if idea is None or idea.state not in (IdeaState.PUBLISHED, IdeaState.HELD):
        return False
    idea.state = IdeaState.HIDDEN
    session.flush()
    return True


def restore_idea(session: Session, idea_id: int) -> bool:
    """Let everyone see an idea that was hidden, or that waited to be looked at."""
    idea = _lock(session, idea_id)
    if idea is None or idea.state not in (IdeaState.HIDDEN, IdeaState.HELD):
        return False
    was_held = idea.state == IdeaState.HELD
    idea.state = IdeaState.PUBLISHED
    session.flush()
    if was_held:
        tell_of_new_idea(session, idea, session.get_one(Process, idea.process_id))
    return True


def redact_idea(session: Session, idea_id: int, *, title: str, body: str) -> bool:
    """Let the idea say what is left of it, with a mark where something was taken out; hide all that it said before."""
    idea = _lock(session, idea_id)
    if idea is None or idea.state in (IdeaState.DRAFT, IdeaState.WITHDRAWN):
        return False
    if (idea.title, idea.body) != (title, body):
        add_version(session, idea, title, body)
    hide_older_versions(session, idea)
    return True


def hide_version(session: Session, idea_id: int, number: int) -> bool:
    """Take an older version out of the idea's history; the present one is hidden with the idea, or redacted."""
    return _mark_version(session, idea_id, number, is_hidden=True)


def restore_version(session: Session, idea_id: int, number: int) -> bool:
    return _mark_version(session, idea_id, number, is_hidden=False)


def hide_picture(session: Session, picture_id: int) -> bool:
    """Let nobody see the picture; its address says from now on that nothing is there."""
    return _mark(session, IdeaPicture, picture_id, is_hidden=True)


def restore_picture(session: Session, picture_id: int) -> bool:
    return _mark(session, IdeaPicture, picture_id, is_hidden=False)


def hide_attachment(session: Session, attachment_id: int) -> bool:
    """Let nobody fetch the document; its address says from now on that nothing is there."""
    return _mark(session, IdeaAttachment, attachment_id, is_hidden=True)


def restore_attachment(session: Session, attachment_id: int) -> bool:
    return _mark(session, IdeaAttachment, attachment_id, is_hidden=False)


def _lock(session: Session, idea_id: int) -> Idea | None:
    return session.get(Idea, idea_id, with_for_update=True, populate_existing=True)


def _mark_version(session: Session, idea_id: int, number: int, *, is_hidden: bool) -> bool:
    idea = _lock(session, idea_id)
    version = session.get(IdeaVersion, (idea_id, number), populate_existing=True)
    is_present = idea is not None and idea.version == number
    if version is None or is_present or version.is_hidden == is_hidden:
        return False
    version.is_hidden = is_hidden
    session.flush()
    return True


def _mark(session: Session, model: type[IdeaPicture | IdeaAttachment], file_id: int, *, is_hidden: bool) -> bool:
    changed = (
        sa.update(model).where(model.id == file_id, model.is_hidden.is_(not is_hidden)).values(is_hidden=is_hidden)
    )
    return session.execute(changed.returning(model.id)).first() is not None
