"""What the invented municipality has done about its new road names: some wait for their signs, some have just begun."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import transaction
from citizen.demo.answers import STAFF
from citizen.demo.content import read_registers
from citizen.domain.register.tasks import RoadTask
from citizen.domain.road_register import Address
from citizen.municipalities.models import District, Municipality
from citizen.register.models import RoadTaskMark
from citizen.register.queries import NewName, list_changed
from citizen.roads.actions.address_lists import store_addresses
from citizen.web.clock import OSLO

POSTAL = {"9901": ("9995", "HAVNES"), "9902": ("9996", "LIDAL"), "9903": ("9997", "ØYRANE")}
"""Post codes that nobody has."""
FAR = (7, 0, 6, 1, 5, 3, 7, 2)
"""How many of the nine tasks are done for each road in turn. The signs wait: the spelling can still be appealed."""
NEXT_IN = timedelta(days=30)
LETTER_EVERY = 9
FIRST_SSR_NUMBER = 9_900_100


def keep_addresses(municipality: Municipality) -> None:
    """The house numbers of every road, as many as its register counts."""
    with transaction() as session:
        wanted = sa.select(District.number, District.id).where(District.municipality_id == municipality.id)
        districts = dict(session.execute(wanted).all())
        for register in read_registers():
            code, place = POSTAL[register.number]
            listed = {road.code: _addresses(road.addresses, code, place) for road in register.roads}
            store_addresses(session, districts[register.number], listed)


def make_tasks(municipality: Municipality, now: datetime) -> None:
    """Tasks that are done and planned, for the roads that a decision has changed."""
    today = now.astimezone(OSLO).date()
    with transaction() as session:
        staff = session.scalars(sa.select(Account).where(Account.email == STAFF)).one()
        names = [one for one in list_changed(municipality.id) if not one.decided.is_reopened]
        for number, name in enumerate(names):
            session.add_all(_marks(name, FAR[number % len(FAR)], number, today, staff, now))


def _addresses(count: int, postal_code: str, place: str) -> list[Address]:
    """1, 2, 3 and so on, with an A here and there."""
    found = []
    for number in range(1, count + 1):
        has_letter = number % LETTER_EVERY == 0
        found.append(Address(number - has_letter, "A" if has_letter else "", postal_code, place))
    return found


def _marks(name: NewName, far: int, number: int, today: date, staff: Account, now: datetime) -> list[RoadTaskMark]:
    """The first tasks are done, evenly spread since the decision; the next one is planned."""
    since = name.decided.decided_on
    step = (today - since) / (len(RoadTask) + 1)
    made = []
    for place, task in enumerate(RoadTask):
        is_done = place < far
        if not is_done and place > far:
            break
        made.append(
            RoadTaskMark(
                case_id=name.decided.case_id,
                task=task.value,
                done_on=since + step * (place + 1) if is_done else None,
                done_for=name.name if is_done else "",
                due_on=None if is_done else today + NEXT_IN,
                reference=str(FIRST_SSR_NUMBER + number) if is_done and task is RoadTask.SSR else "",
                by_id=staff.id,
                changed_at=now,
            )
        )
    return made
