"""Questions about witnesses: who they are, and which signed roots they have not been sent yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from citizen.ballots.models import LogBatch, VoteRound, Witness, WitnessNotice
from citizen.database import db
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class Outstanding:
    """The roots of one round that one witness has not been sent, the first on top."""

    witness: Witness
    municipality: Municipality
    process: Process
    vote_round: VoteRound
    batches: tuple[LogBatch, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A witness, and when they were last sent a root of the round; None as long as they have not been."""

    witness: Witness
    sent_at: datetime | None


def list_told(municipality_id: int, round_id: int) -> Sequence[Told]:
    """The witnesses of a municipality by name, with when each was last sent a root of the round."""
    last = (
        sa.select(WitnessNotice.witness_id, sa.func.max(WitnessNotice.sent_at).label("sent_at"))
        .where(WitnessNotice.round_id == round_id)
        .group_by(WitnessNotice.witness_id)
        .subquery()
    )
    wanted = (
        sa.select(Witness, last.c.sent_at)
        .outerjoin(last, last.c.witness_id == Witness.id)
        .where(Witness.municipality_id == municipality_id)
        .order_by(Witness.name, Witness.id)
    )
    return [Told(witness, sent_at) for witness, sent_at in db.session.execute(wanted)]


def has_open_round(municipality_id: int, now: datetime) -> bool:
    """Whether people vote in the municipality, or have voted and not been counted yet."""
    wanted = (
        sa.select(VoteRound.id)
        .join(Process, Process.id == VoteRound.process_id)
        .where(Process.municipality_id == municipality_id, VoteRound.status == "open", VoteRound.opens_at <= now)
    )
    return db.session.scalar(wanted.limit(1)) is not None


def list_outstanding() -> list[Outstanding]:
    """For each witness and each round whose key still exists, the roots after the last one that they were sent.

    Somebody who has been sent nothing of a round yet gets the newest root alone: it covers all leaves before it.
    """
    last = (
        sa.select(WitnessNotice.witness_id, WitnessNotice.round_id, sa.func.max(WitnessNotice.batch).label("batch"))
        .group_by(WitnessNotice.witness_id, WitnessNotice.round_id)
        .subquery()
    )
    newest = sa.select(sa.func.max(LogBatch.batch)).where(LogBatch.round_id == VoteRound.id).correlate(VoteRound)
    wanted = (
        sa.select(Witness, Municipality, Process, VoteRound, LogBatch)
        .join(Municipality, Municipality.id == Witness.municipality_id)
        .join(Process, Process.municipality_id == Municipality.id)
        .join(VoteRound, sa.and_(VoteRound.process_id == Process.id, VoteRound.shredded_at.is_(None)))
        .join(LogBatch, LogBatch.round_id == VoteRound.id)
        .outerjoin(last, sa.and_(last.c.witness_id == Witness.id, last.c.round_id == VoteRound.id))
        .where(
            sa.or_(
                LogBatch.batch > last.c.batch,
                sa.and_(last.c.batch.is_(None), LogBatch.batch == newest.scalar_subquery()),
            )
        )
        .order_by(VoteRound.id, Witness.id, LogBatch.batch)
    )
    together: dict[tuple[int, int], list[tuple[Witness, Municipality, Process, VoteRound, LogBatch]]] = {}
    for witness, place, process, vote_round, batch in db.session.execute(wanted):
        together.setdefault((witness.id, vote_round.id), []).append((witness, place, process, vote_round, batch))
    return [Outstanding(*rows[0][:4], tuple(row[4] for row in rows)) for rows in together.values()]
