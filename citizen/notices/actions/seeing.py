"""Note until when a person has seen what they were told."""

from __future__ import annotations

from datetime import datetime

from citizen.database import transaction
from citizen.notices.models import NoticeSeen


def note_seen(account_id: int, until: datetime) -> None:
    """What was posted up to then is not new to the person any more. It never goes back."""
    with transaction() as session:
        seen = session.get(NoticeSeen, account_id, with_for_update=True, populate_existing=True)
        if seen is None:
            session.add(NoticeSeen(account_id=account_id, seen_until=until))
        elif seen.seen_until < until:
            seen.seen_until = until
