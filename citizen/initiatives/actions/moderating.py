"""What a moderator can do with an initiative; the moderation itself, with its reasons, is a feature of its own."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now
from citizen.domain.initiatives.states import InitiativeEventKind
from citizen.initiatives.actions.holding import note
from citizen.initiatives.models import Initiative


def hide_initiative(session: Session, initiative_id: int) -> None:
    """Take it from the public, in the caller's transaction. Nobody can sign it meanwhile; what was signed stays."""
    initiative = _find(session, initiative_id)
    initiative.is_hidden = True
    note(session, initiative, InitiativeEventKind.HIDDEN, database_now(session))


def restore_initiative(session: Session, initiative_id: int) -> None:
    """Give it back to the public, in the caller's transaction."""
    initiative = _find(session, initiative_id)
    initiative.is_hidden = False
    note(session, initiative, InitiativeEventKind.RESTORED, database_now(session))


def redact_initiative(session: Session, initiative_id: int, *, title: str, what: str, why: str) -> None:
    """Put these texts in place of what it said, in the caller's transaction."""
    initiative = _find(session, initiative_id)
    initiative.title, initiative.what, initiative.why = title, what, why
    note(session, initiative, InitiativeEventKind.REDACTED, database_now(session))


def _find(session: Session, initiative_id: int) -> Initiative:
    wanted = sa.select(Initiative).where(Initiative.id == initiative_id).with_for_update(of=Initiative)
    return session.execute(wanted.execution_options(populate_existing=True)).scalar_one()
