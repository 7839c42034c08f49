"""Announce a process, and change its texts and dates until it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.domain.acts import Act, Detail
from citizen.domain.ideas.rounds import refuse_talk_dates
from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal
from citizen.domain.rounds import refuse_address, refuse_change, refuse_dates
from citizen.domain.votes import refuse_vote_dates
from citizen.municipalities.models import Municipality
from citizen.processes import queries
from citizen.processes.models import HEARING, IDEAS, ROAD_NAMES, VOTE, Process
from citizen.staff_log.actions import NOTHING_MORE, record_act

DATES = {
    ROAD_NAMES: refuse_dates,
    VOTE: refuse_vote_dates,
    IDEAS: refuse_talk_dates,
    HEARING: refuse_talk_dates,
}
"""What each kind of process demands of its dates."""


@dataclass(frozen=True, slots=True)
class ProcessTexts:
    """What residents read about a process, in both language forms."""

    title_nb: str
    title_nn: str
    summary_nb: str
    summary_nn: str
    why_nb: str
    why_nn: str
    influence_nb: str
    influence_nn: str
    next_nb: str
    next_nn: str
    decided_by_nb: str
    decided_by_nn: str
    privacy_nb: str = ""
    privacy_nn: str = ""


def create_process(
    municipality_id: int, slug: str, texts: ProcessTexts, schedule: Schedule, now: datetime, *, kind: str = ROAD_NAMES
) -> Process | tuple[RoundRefusal, ...]:
    """Announce a process in a municipality, or say everything that stands in the way."""
    with transaction() as session:
        session.get_one(Municipality, municipality_id, with_for_update=True)  # two at once can't take one address
        refusals = refuse_process(municipality_id, slug, schedule, now, kind=kind)
        if refusals:
            return refusals
        values = {**asdict(texts), **_instants(schedule)}
        process = Process(municipality_id=municipality_id, slug=slug, created_at=now, kind=kind, **values)
        session.add(process)
        session.flush()
        note_act(session, Act.ROUND_SET_UP, process, details={"kind": kind})
    return process


def refuse_process(
    municipality_id: int, slug: str, schedule: Schedule, now: datetime, *, kind: str
) -> tuple[RoundRefusal, ...]:
    """Everything that is wrong with the address and the dates of a process that is not stored yet."""
    return refuse_address(slug, queries.list_slugs(municipality_id)) + DATES[kind](schedule, now)


def change_process(process_id: int, version: int, texts: ProcessTexts, schedule: Schedule) -> tuple[RoundRefusal, ...]:
    """Change what has not opened yet; empty when it is done. The database's clock decides whether it has opened."""
    with transaction() as session:
        process = session.get_one(Process, process_id, with_for_update=True)
        now = database_now(session)
        opened = refuse_change(process.as_schedule().phase_at(now))
        if opened:
            return (opened,)
        stale = (RoundRefusal.CHANGED_MEANWHILE,) if process.version != version else ()
        refusals = stale + DATES[process.kind](schedule, now)
        if not refusals:
            session.execute(
                sa.update(Process)
                .where(Process.id == process_id)
                .values(version=version + 1, **asdict(texts), **_instants(schedule))
            )
            note_act(session, Act.ROUND_CHANGED, process)
    return refusals


def note_act(
    session: Session,
    act: Act,
    process: Process,
    page: str = "",
    *,
    why: str = "",
    details: Mapping[str, Detail] = NOTHING_MORE,
) -> None:
    """Note in the log of staff what is done about a process, or about a page of it, in the caller's transaction."""
    place = session.get_one(Municipality, process.municipality_id)
    about = f"/{place.slug}/{process.slug}/{page}"
    record_act(session, act, municipality_id=place.id, about=about, why=why, details=details)


def _instants(schedule: Schedule) -> dict[str, datetime]:
    return asdict(schedule)
