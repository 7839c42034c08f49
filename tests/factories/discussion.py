"""Arguments about ideas, and who found them useful."""

from __future__ import annotations

import itertools

from citizen.accounts.models import Account
from citizen.database import transaction
from citizen.discussion.actions import recount_around
from citizen.discussion.models import Argument, ArgumentMark
from citizen.ideas.models import Idea
from citizen.web.clock import now
from tests.factories.places import DAY

_numbers = itertools.count(1)


def an_argument(idea: Idea, account: Account | None = None, **changes: object) -> Argument:
    """An argument for the idea that everyone can read."""
    values: dict[str, object] = {
        "public_id": f"argument{next(_numbers)}",
        "idea_id": idea.id,
        "side": None if changes.get("parent_id") else "for",
        "text": "Da slipper vi å reise.",
        "language": "nb",
        "account_id": account.id if account else None,
        "sent_at": now() - DAY,
    }
    with transaction() as session:
        argument = Argument(**{**values, **changes})
        session.add(argument)
        session.flush()
        recount_around(session, argument)
    return argument


def a_mark(argument: Argument, account: Account) -> ArgumentMark:
    """The person finds it useful, and is counted."""
    with transaction() as session:
        mark = ArgumentMark(argument_id=argument.id, account_id=account.id, given_at=now())
        session.add(mark)
        session.get_one(Argument, argument.id).useful += 1
    return mark
