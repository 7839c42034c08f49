"""From a code to the ballot it stands on: the row with its locks, the elector on the roll, and where the votes lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions import find_slots, lock_for_casting
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import find_round
from citizen.database import database_now
from citizen.domain.paper import (
    CodeState,
    PaperBallot,
    PaperRefusal,
    hash_of_sheet,
    read_written,
    written,
)
from citizen.electorates.models import RollEntry
from citizen.electorates.queries import find_entry
from citizen.keys import read_key
from citizen.paper.actions.sealing import seal, unseal
from citizen.paper.actions.voters import refuse_entry
from citizen.paper.models import PaperCode, PaperEntry
from citizen.paper.queries import SheetQuestion, list_sheet, refuse_paper
from citizen.processes.models import Process

WHY_NOT = {
    CodeState.USED: PaperRefusal.CODE_USED,
    CodeState.INVALID: PaperRefusal.CODE_INVALID,
    CodeState.REFUSED: PaperRefusal.CODE_REFUSED,
    CodeState.VOIDED: PaperRefusal.CODE_VOIDED,
}


@dataclass(frozen=True, slots=True)
class OpenRound:
    """The round that ballots are entered in, and its key."""

    process: Process
    round: VoteRound
    key: bytes
    keys_dir: Path


@dataclass(frozen=True, slots=True)
class Found:
    """A ballot that can be entered: its code, whose vote it is, and where that lies."""

    code: PaperCode
    entry: RollEntry
    questions: Mapping[int, SheetQuestion]
    slots: Mapping[int, bytes]


def open_round(process: Process, keys_dir: Path) -> OpenRound | PaperRefusal:
    """The round of the process that takes ballots on paper. Raises KeyMissing."""
    if refusal := refuse_paper(process):
        return refusal
    vote_round = find_round(process.id)
    if vote_round is None:
        return PaperRefusal.NO_BALLOTS
    if vote_round.status != "open":
        return PaperRefusal.CLOSED  # before the key is asked for: it is destroyed some time after the end
    return OpenRound(process, vote_round, read_key(keys_dir, vote_round.key_id), keys_dir)


def lock_code(session: Session, opened: OpenRound, code_hash: bytes) -> PaperCode | PaperRefusal:
    """The code's row, so that one at a time works with it, if the round is open by the database's clock."""
    lock_for_casting(session, opened.round.id, code_hash)
    session.refresh(opened.round)
    if refusal := _refuse_time(session, opened.round):
        return refusal
    wanted = sa.select(PaperCode).where(PaperCode.round_id == opened.round.id, PaperCode.code_hash == code_hash)
    code = session.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    if code is None:
        return PaperRefusal.CODE_UNKNOWN
    if refused := WHY_NOT.get(CodeState(code.state)):
        return refused
    return code if code.sheet_hash == hash_of_sheet(opened.round.rules) else PaperRefusal.PRINTED_EARLIER


def find_ballot(session: Session, opened: OpenRound, code: PaperCode) -> Found | PaperRefusal:
    """Whose ballot it is, with the locks of all the person's slots, so that nothing is cast online meanwhile."""
    person_hash = unseal(opened.key, code.sealed, code.code_hash)
    entry = find_entry(opened.process.id, person_hash)
    if entry is None:
        return PaperRefusal.NOT_ON_LIST
    if refuse_entry(opened.process, entry):
        return PaperRefusal.MAY_NOT_VOTE
    questions = {one.id: one for one in list_sheet(opened.round.id)}
    slots = find_slots(opened.keys_dir, opened.round, opened.process, questions, person_hash)
    for slot in sorted(slots.values()):
        lock_for_casting(session, opened.round.id, slot)
    return Found(code, entry, questions, slots)


def store_entry(
    session: Session, opened: OpenRound, code: PaperCode, ballot: PaperBallot, by: int, *, turn: int, decides: bool
) -> None:
    """What this member of staff read or settled, sealed. The database refuses a second time by the same account."""
    sealed = seal(opened.key, written(ballot), code.code_hash)
    values = {"code_id": code.id, "turn": turn, "account_id": by, "sealed": sealed, "decides": decides}
    session.execute(sa.insert(PaperEntry).values(**values))


def read_entries(session: Session, opened: OpenRound, code: PaperCode) -> list[tuple[int, PaperBallot]]:
    """What has been entered so far, (account, ballot), the first on top."""
    wanted = sa.select(PaperEntry.account_id, PaperEntry.sealed).where(PaperEntry.code_id == code.id)
    return [
        (by, read_written(unseal(opened.key, sealed, code.code_hash)))
        for by, sealed in session.execute(wanted.order_by(PaperEntry.turn))
    ]


def _refuse_time(session: Session, vote_round: VoteRound) -> PaperRefusal | None:
    """Without any grace: what is entered by staff waits in no queue."""
    now = database_now(session)
    if vote_round.status == "stopped":
        return PaperRefusal.STOPPED
    if now < vote_round.opens_at:
        return PaperRefusal.NOT_OPEN_YET
    return PaperRefusal.CLOSED if now >= vote_round.closes_at else None
