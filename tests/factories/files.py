"""Files that staff have asked for."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.exports.actions import order_file
from citizen.exports.models import FileOrder
from citizen.exports.queries import Subject
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from tests.factories.places import a_person_with_role


def an_order(
    place: Municipality,
    process: Process | None,
    account: Account | None = None,
    *,
    dataset: str = "proposals",
    file_format: str = "csv",
    in_background: bool = False,
) -> FileOrder:
    account = account or a_person_with_role(place, Role.STAFF)
    return order_file(
        Subject(place, process),
        dataset,
        file_format,
        account_id=account.id,
        purpose="Saksframlegget i mars",
        in_background=in_background,
    )


def the_order(place: Municipality, process: Process) -> FileOrder:
    """The one that there is, else a new one."""
    wanted = sa.select(FileOrder).where(FileOrder.municipality_id == place.id).limit(1)
    return db.session.scalar(wanted) or an_order(place, process)
