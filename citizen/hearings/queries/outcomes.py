"""What the municipality has said it did with the answers to a hearing, and which hearings wait for that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.hearing_outcomes import Outcome, Said
from citizen.hearings.models import HearingOutcome, HearingOutcomePart, HearingSection
from citizen.processes.models import HEARING, Process

HAS_OUTCOME = sa.exists().where(HearingOutcome.process_id == Process.id)


@dataclass(frozen=True, slots=True)
class PartRow:
    """What was done with the answers to one section of the text."""

    number: int
    heading_nb: str
    heading_nn: str
    text_nb: str
    text_nn: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What the municipality says it did with the answers, as it stood from `published_at` on."""

    process_id: int
    number: int
    """1 for what was said first; a correction counts on."""
    text_nb: str
    text_nn: str
    case_number: str
    case_url: str
    published_at: datetime
    parts: tuple[PartRow, ...]

    def as_outcome(self) -> Outcome:
        parts = {part.number: Said(part.text_nb, part.text_nn) for part in self.parts}
        return Outcome(Said(self.text_nb, self.text_nn), self.case_number, self.case_url, parts)


def find_outcome(process: Process) -> OutcomeRow | None:
    """What holds now; None where the municipality has said nothing yet."""
    return next(iter(list_outcomes(process)), None)


def list_outcomes(process: Process) -> list[OutcomeRow]:
    """What holds now with what was said before, the newest on top."""
    wanted = sa.select(HearingOutcome).where(HearingOutcome.process_id == process.id)
    rows = db.session.scalars(wanted.order_by(HearingOutcome.number.desc())).all()
    parts = _parts_of([row.id for row in rows]) if rows else []
    return [
        OutcomeRow(
            process_id=row.process_id,
            number=row.number,
            text_nb=row.text_nb,
            text_nn=row.text_nn,
            case_number=row.case_number,
            case_url=row.case_url,
            published_at=row.published_at,
            parts=tuple(part for outcome_id, part in parts if outcome_id == row.id),
        )
        for row in rows
    ]


def first_told(process_ids: Collection[int]) -> dict[int, datetime]:
    """When the municipality first told what it did, of those among these hearings where it has."""
    wanted = sa.select(HearingOutcome.process_id, HearingOutcome.published_at)
    firsts = wanted.where(HearingOutcome.process_id.in_(process_ids), HearingOutcome.number == 1)
    return dict(db.session.execute(firsts).all())


def list_waiting_hearings(municipality_id: int, now: datetime) -> Sequence[Process]:
    """Hearings that are closed and of which nothing is said yet, the one that was promised first on top."""
    wanted = sa.select(Process).where(
        Process.municipality_id == municipality_id,
        Process.kind == HEARING,
        Process.proposals_close_at <= now,
        ~HAS_OUTCOME,
    )
    return db.session.scalars(wanted.order_by(Process.voting_close_at, Process.id)).all()


def _parts_of(outcome_ids: Collection[int]) -> list[tuple[int, PartRow]]:
    wanted = (
        sa.select(
            HearingOutcomePart.outcome_id,
            HearingSection.number,
            HearingSection.heading_nb,
            HearingSection.heading_nn,
            HearingOutcomePart.text_nb,
            HearingOutcomePart.text_nn,
        )
        .join(HearingSection, HearingSection.id == HearingOutcomePart.section_id)
        .where(HearingOutcomePart.outcome_id.in_(outcome_ids))
        .order_by(HearingSection.number)
    )
    rows: list[list[Any]] = [list(row) for row in db.session.execute(wanted)]
    return [(outcome_id, PartRow(*said)) for outcome_id, *said in rows]
