"""Announce a hearing with the sections of its text, and change it until it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.domain.hearings import PlannedSection
from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal
from citizen.hearings.models import HearingSection
from citizen.processes.actions import ProcessTexts, change_process, create_process
from citizen.processes.models import HEARING, Process


@dataclass(frozen=True, slots=True)
class HearingWish:
    """What staff want of a hearing."""

    texts: ProcessTexts
    schedule: Schedule
    sections: Sequence[PlannedSection]


def announce_hearing(municipality_id: int, slug: str, wish: HearingWish) -> Process | tuple[RoundRefusal, ...]:
    """Store the hearing, or say everything that stands in the way and store nothing."""
    with transaction() as session:
        now = database_now(session)
        process = create_process(municipality_id, slug, wish.texts, wish.schedule, now, kind=HEARING)
        if isinstance(process, Process):
            _store_sections(session, process.id, wish.sections)
    return process


def change_hearing(process: Process, version: int, wish: HearingWish) -> tuple[RoundRefusal, ...]:
    """Change texts, dates and sections of a hearing that has not opened; empty when it is done."""
    with transaction() as session:
        refusals = change_process(process.id, version, wish.texts, wish.schedule)
        if not refusals:
            session.execute(sa.delete(HearingSection).where(HearingSection.process_id == process.id))
            _store_sections(session, process.id, wish.sections)
    return refusals


def _store_sections(session: Session, process_id: int, sections: Sequence[PlannedSection]) -> None:
    """Nobody can have answered a section yet: a hearing can only be changed until it opens."""
    session.add_all(
        HearingSection(process_id=process_id, number=number, **asdict(section))
        for number, section in enumerate(sections, 1)
    )
    session.flush()
