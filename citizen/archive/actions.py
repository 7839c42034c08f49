"""Note that a package was fetched, since it holds the names that people have chosen to be shown by."""

from __future__ import annotations

from citizen.database import transaction
from citizen.domain.acts import Act
from citizen.staff_log.actions import record_act


def note_fetching(municipality_id: int, page: str, sha256: str, by_id: int) -> None:
    """Who fetched which package; `page` is that of the process, without its language."""
    with transaction() as session:
        record_act(
            session,
            Act.FILE_FETCHED,
            municipality_id=municipality_id,
            account_id=by_id,
            about=page,
            details={"dataset": "archive", "sha256": sha256},
        )
