"""The case of a thing, made when it is first needed and held still while something is written in it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import insert_unless_there
from citizen.domain.moderation.codes import CaseStatus
from citizen.moderation.models import ModerationCase
from citizen.moderation.queries.thing import Thing


def lock_case(session: Session, thing: Thing) -> ModerationCase:
    """The case about this thing; nobody else writes in it until the transaction ends."""
    keys = {"kind": thing.kind.value, "ref": thing.ref}
    begun = {"municipality_id": thing.municipality_id, "status": CaseStatus.DECIDED.value, "decisions": 0}
    session.execute(insert_unless_there(ModerationCase, keys=keys, values=begun))
    wanted = sa.select(ModerationCase).where(ModerationCase.kind == keys["kind"], ModerationCase.ref == keys["ref"])
    return session.execute(wanted.with_for_update().execution_options(populate_existing=True)).scalar_one()


def lock_case_by_id(session: Session, case_id: int) -> ModerationCase:
    return session.get_one(ModerationCase, case_id, with_for_update=True, populate_existing=True)
