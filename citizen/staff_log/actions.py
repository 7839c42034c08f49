"""Add a line to the log, in the transaction of what it tells of."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from citizen.acting import who_acts
from citizen.database import database_now
from citizen.domain.acts import LONGEST_WHY, Act, Detail, written
from citizen.domain.person_numbers import holds_person_number
from citizen.staff_log.models import ActOfStaff

NOTHING_MORE: Mapping[str, Detail] = {}


def record_act(
    session: Session,
    act: Act,
    *,
    municipality_id: int,
    account_id: int | None = None,
    about: str,
    why: str = "",
    details: Mapping[str, Detail] = NOTHING_MORE,
) -> None:
    """Note what is done here: all of it is stored with the line, or neither.

    `account_id` is the one whose page is being answered where it is left out. `about` is a page without its language.
    A reason in which a birth number stands is left out.
    """
    session.add(
        ActOfStaff(
            municipality_id=municipality_id,
            account_id=account_id or who_acts(),
            act=act.value,
            about=about,
            why="" if holds_person_number(why) else why.strip()[:LONGEST_WHY],
            details=written(details),
            at=database_now(session),
        )
    )
