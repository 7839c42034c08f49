"""Change an idea that was sent. What it said before stays readable for everyone."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import (
    IdeaOutcome,
    IdeaRefusal,
    links_in,
    must_be_held,
    refuse_edit,
)
from citizen.ideas.actions.drafts import Written, is_author, put_position
from citizen.ideas.actions.sending import Refusals, object_to, writer_of
from citizen.ideas.models import Idea, IdeaVersion
from citizen.processes.models import Process


def edit_idea(
    idea_id: int, account_id: int, version: int, written: Written, *, may_be_public: bool
) -> IdeaOutcome | Refusals:
    """Store the text as a new version, or say everything that stands in the way.

    `version` is the one that the writer had before them: nobody overwrites what another author has changed meanwhile.
    """
    with transaction() as session:
        idea = session.get(Idea, idea_id, with_for_update=True, populate_existing=True)
        if idea is None or not is_author(session, idea_id, account_id):
            return (IdeaRefusal.NOT_YOURS,)
        now = database_now(session)
        schedule = session.get_one(Process, idea.process_id).as_schedule()
        late = refuse_edit(IdeaState(idea.state), idea.sent_at, schedule, now)
        stale = IdeaRefusal.CHANGED_MEANWHILE if idea.version != version else None
        refusals = tuple(refusal for refusal in (late, stale) if refusal)
        refusals += object_to(session, idea.process_id, written, may_be_public=may_be_public)
        if refusals:
            return refusals
        known = links_in(idea.title) | links_in(idea.body)  # a moderator, or nobody, had to look at these
        has_new_link = not links_in(written.title) | links_in(written.body) <= known
        is_held = has_new_link and must_be_held(written.title, written.body, writer_of(session, account_id, now), now)
        outcome = _outcome(idea, written, is_held=is_held)
        if outcome is not IdeaOutcome.NOTHING_CHANGED:
            _store(session, idea, written)
            if outcome is IdeaOutcome.CHANGED_AND_HELD:
                idea.state = IdeaState.HELD
    return outcome


def add_version(session: Session, idea: Idea, title: str, body: str) -> None:
    """Let the idea say this from now on; its row is locked by the caller."""
    idea.version += 1
    idea.title, idea.body = title, body
    said = {"title": title, "body": body, "language": idea.language}
    session.add(IdeaVersion(idea_id=idea.id, number=idea.version, written_at=database_now(session), **said))
    session.flush()


def hide_older_versions(session: Session, idea: Idea) -> None:
    """Let nobody read any more what the idea said before the present version."""
    older = sa.and_(IdeaVersion.idea_id == idea.id, IdeaVersion.number < idea.version)
    session.execute(sa.update(IdeaVersion).where(older).values(is_hidden=True))


def _outcome(idea: Idea, written: Written, *, is_held: bool) -> IdeaOutcome:
    before = (idea.title, idea.body, idea.theme_id, idea.place_id, idea.position)
    if before == (written.title, written.body, written.theme_id, written.place_id, written.position):
        return IdeaOutcome.NOTHING_CHANGED
    if idea.state == IdeaState.HIDDEN:
        return IdeaOutcome.CHANGED_WHILE_HIDDEN
    return IdeaOutcome.CHANGED_AND_HELD if is_held else IdeaOutcome.CHANGED


def _store(session: Session, idea: Idea, written: Written) -> None:
    """What was hidden and is rewritten leaves nothing to read of what was objected to, when it comes back."""
    idea.theme_id, idea.place_id = written.theme_id, written.place_id
    put_position(idea, written.position)
    if (idea.title, idea.body) != (written.title, written.body):
        add_version(session, idea, written.title, written.body)
        if idea.state == IdeaState.HIDDEN:
            hide_older_versions(session, idea)
