"""What is done with cases, as the log of staff's acts has it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from citizen.domain.acts import Act, Detail
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.staff_log.actions import record_act


def note(
    session: Session,
    process: Process,
    act: Act,
    details: Mapping[str, Detail],
    *,
    slug: str = "",
    why: str = "",
    by_id: int | None = None,
) -> None:
    """Add a line to the log about the cases of the process, or about one of them."""
    place = session.get_one(Municipality, process.municipality_id)
    about = f"/stab/{place.slug}/saker/{process.slug}/{slug}"
    record_act(session, act, municipality_id=place.id, account_id=by_id, about=about, why=why, details=details)
