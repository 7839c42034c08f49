"""Choose who may vote, load the municipality's roll, take a person's word for their age, and forget in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.actions import forget_what_logins_said
from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.acts import Act, Detail
from citizen.domain.electorates import Electorate, ElectorateRefusal, Source, refuse_electorate
from citizen.electorates import queries
from citizen.electorates.models import AgeDeclaration, Roll, RollEntry
from citizen.municipalities.queries import list_districts
from citizen.processes.actions import note_act
from citizen.processes.models import Process
from citizen.rolls import Problem, RollLine, UnusableFile

ROLLS_KEPT = timedelta(days=14)
"""After the voting has closed: as long as somebody can complain of the count."""
OSLO = ZoneInfo("Europe/Oslo")
FIRST_LINE = 3
"""Where the first person stands in the file of a roll."""

when_changed: list[Callable[[Session, int, str], None]] = []
"""What follows in the same transaction when who may vote is changed: process id and electorate. Later features add."""


def save_electorate(process_id: int, version: int, electorate: Electorate) -> tuple[ElectorateRefusal, ...]:
    """Choose who may vote, until the voting opens by the database's clock; empty when it is done.

    A roll that no longer counts is deleted, and so are declarations of another age or day.
    """
    with transaction() as session:
        process = session.get_one(Process, process_id, with_for_update=True, populate_existing=True)
        if database_now(session) >= process.electorate_holds_from:
            return (ElectorateRefusal.VOTING_HAS_BEGUN,)
        stale = (ElectorateRefusal.CHANGED_MEANWHILE,) if process.version != version else ()
        refusals = stale + refuse_electorate(
            electorate,
            districts=[district.id for district in list_districts(process.municipality_id)],
            roads=queries.list_road_ids(process.municipality_id),
            closes_on=process.voting_close_at.astimezone(OSLO).date(),
        )
        if refusals:
            return refusals
        before = process.as_electorate()
        if (before.min_age, before.age_on) != (electorate.min_age, electorate.age_on):
            session.execute(sa.delete(AgeDeclaration).where(AgeDeclaration.process_id == process_id))
        if electorate.source is not Source.ROLL:
            _delete_roll(session, process_id)
        changed = {"electorate": electorate.to_json(), "version": version + 1}
        session.execute(sa.update(Process).where(Process.id == process_id).values(changed))
        for follow in when_changed:
            follow(session, process_id, electorate.to_json())
        said: dict[str, Detail] = {"circle": electorate.circle.value, "source": electorate.source.value}
        note_act(session, Act.ELECTORATE_CHANGED, process, details={**said, "min_age": electorate.min_age})
    return ()


def load_roll(
    process_id: int, roll: Sequence[RollLine], file_name: str, uploaded_by: int, now: datetime
) -> ElectorateRefusal | None:
    """Put this roll in the place of the one before, until the voting opens. Raises UnusableFile for unknown places."""
    with transaction() as session:
        process = session.get_one(Process, process_id, with_for_update=True, populate_existing=True)
        if database_now(session) >= process.electorate_holds_from:
            return ElectorateRefusal.VOTING_HAS_BEGUN
        if process.as_electorate().source is not Source.ROLL:
            return ElectorateRefusal.ROLL_NOT_ASKED_FOR
        rows = _placed(roll, file_name, *queries.places_of(process.municipality_id))
        stored = queries.find_roll(process_id)
        values = {"uploaded_at": now, "uploaded_by": uploaded_by, "rows": len(rows), "electors": None}
        if stored is None:
            stored = Roll(process_id=process_id, version=1, **values)
            session.add(stored)
            session.flush()
        else:
            session.execute(sa.delete(RollEntry).where(RollEntry.roll_id == stored.id))
            session.execute(sa.update(Roll).where(Roll.id == stored.id).values(version=stored.version + 1, **values))
        session.execute(sa.insert(RollEntry), [{"roll_id": stored.id, **row} for row in rows])
        note_act(session, Act.ROLL_LOADED, process, details={"people": len(rows)})
    return None


def declare_age(account_id: int, process_id: int, now: datetime) -> None:
    """Keep that the person says they are old enough; saying it twice is no fault."""
    keys = {"account_id": account_id, "process_id": process_id}
    with transaction() as session:
        session.execute(insert_unless_there(AgeDeclaration, keys=keys, values={"declared_at": now}))


def withdraw_age(account_id: int, process_id: int) -> None:
    """Forget that the person has said it; what they have voted is theirs to withdraw."""
    theirs = (AgeDeclaration.account_id == account_id, AgeDeclaration.process_id == process_id)
    with transaction() as session:
        session.execute(sa.delete(AgeDeclaration).where(*theirs))


def delete_old_rolls(now: datetime) -> int:
    """Delete the entries of rolls, and declarations of age, 14 days after the voting; returns how many entries.

    A timer calls this; again is no fault. It also empties what finished logins had said. How many could vote is kept.
    """
    forget_what_logins_said(now)
    over = sa.select(Process.id).where(Process.voting_close_at <= now - ROLLS_KEPT)
    deleted = 0
    with transaction() as session:
        session.execute(sa.delete(AgeDeclaration).where(AgeDeclaration.process_id.in_(over)))
        for roll in session.scalars(sa.select(Roll).where(Roll.process_id.in_(over), Roll.electors.is_(None))):
            process = session.get_one(Process, roll.process_id)
            roll.electors = queries.count_on_roll(roll.id, process.as_electorate())
            gone = session.execute(sa.delete(RollEntry).where(RollEntry.roll_id == roll.id))
            deleted += gone.rowcount  # type: ignore[attr-defined] # a statement that writes has a row count
    return deleted


def _delete_roll(session: Session, process_id: int) -> None:
    mine = sa.select(Roll.id).where(Roll.process_id == process_id)
    session.execute(sa.delete(RollEntry).where(RollEntry.roll_id.in_(mine)))
    session.execute(sa.delete(Roll).where(Roll.process_id == process_id))


def _placed(
    roll: Sequence[RollLine],
    file_name: str,
    districts: Mapping[str, int],
    roads: Mapping[tuple[str, int], int],
) -> list[dict[str, object]]:
    """The rows of the table; raises UnusableFile where a place is none of the municipality's."""
    found = dict(_misplaced(roll, districts, roads))
    if found:
        raise UnusableFile(file_name, found)
    return [
        {
            "person_hash": line.person_hash,
            "number": line.number,
            "district_id": districts[line.district] if line.district else None,
            "road_id": roads[line.district, line.road] if line.road else None,
            "born_on": line.born_on,
            "wants_paper": line.wants_paper,
        }
        for line in roll
    ]


def _misplaced(
    roll: Sequence[RollLine], districts: Mapping[str, int], roads: Mapping[tuple[str, int], int]
) -> Iterator[tuple[Problem, list[int]]]:
    placed = list(enumerate(roll, FIRST_LINE))
    strange = [place for place, line in placed if line.district and line.district not in districts]
    known = [(place, line) for place, line in placed if line.road and line.district in districts]
    roadless = [place for place, line in known if line.road and (line.district, line.road) not in roads]
    if strange:
        yield Problem.UNKNOWN_DISTRICT, strange
    if roadless:
        yield Problem.UNKNOWN_ROAD, roadless
