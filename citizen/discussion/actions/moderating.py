"""What moderators do to an argument, in the caller's transaction, which has the decision and its reasons too."""

from __future__ import annotations

from sqlalchemy.orm import Session

from citizen.database import database_now
from citizen.discussion.actions.counting import hold, recount_around
from citizen.discussion.actions.telling import tell_of_argument
from citizen.discussion.models import Argument
from citizen.domain.ideas.arguing import ArgumentState


def hide_argument(session: Session, argument_id: int) -> None:
    """Nobody can read it any more; the replies to it stay. What is hidden or withdrawn already stays as it is."""
    argument = hold(session, argument_id)
    if argument.state in (ArgumentState.PUBLISHED, ArgumentState.HELD):
        _set_state(session, argument, ArgumentState.HIDDEN)


def restore_argument(session: Session, argument_id: int) -> None:
    """Everyone can read it, again or for the first time; those who wait for it are told of one that was held."""
    argument = hold(session, argument_id)
    was_held = argument.state == ArgumentState.HELD
    if argument.state in (ArgumentState.HIDDEN, ArgumentState.HELD):
        _set_state(session, argument, ArgumentState.PUBLISHED)
    if was_held:
        tell_of_argument(session, argument)


def redact_argument(session: Session, argument_id: int, text: str) -> None:
    """Put this text in the place of what was written, which then stands nowhere any more."""
    argument = hold(session, argument_id)
    argument.text = text
    argument.edited_at = database_now(session)
    session.flush()


def _set_state(session: Session, argument: Argument, state: ArgumentState) -> None:
    argument.state = state
    session.flush()
    recount_around(session, argument)
