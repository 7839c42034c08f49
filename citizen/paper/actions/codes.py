"""Make one-time codes for ballots on paper. The list that is returned is the only place where codes stand in clear."""

from __future__ import annotations

import random
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions import lock_for_casting
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import find_round
from citizen.database import database_now, transaction
from citizen.domain.paper import (
    FIRST_GROUP,
    RANDOM_BYTES,
    CodeState,
    PaperEventKind,
    PaperRefusal,
    hash_of_code,
    hash_of_sheet,
    mark_of_elector,
    new_code,
)
from citizen.electorates.models import RollEntry
from citizen.keys import read_key
from citizen.paper.actions.noting import note
from citizen.paper.actions.sealing import seal
from citizen.paper.actions.voters import refuse_entry
from citizen.paper.models import PaperCode, PaperEntry
from citizen.paper.queries import find_elector, list_who_want_paper, refuse_paper
from citizen.processes.models import Process

MOST_AT_ONCE = 300
"""So many ballots are printed at once; who is left gets theirs the next time."""
MAKING = b"paper-codes-made"
"""What the lock is taken on, so that two who make codes at once do it one after the other."""


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A code in clear, and the number on the roll of the one it is for."""

    number: int
    code: str


@dataclass(frozen=True, slots=True)
class Batch:
    """The codes that were made, by number on the roll, and how many electors are still without."""

    codes: tuple[MadeCode, ...]
    left: int
    voided: int


@dataclass(frozen=True, slots=True)
class _Live:
    """The codes that can still be used or have been: whose, and which of them may not be voided."""

    by_elector: dict[bytes, PaperCode]
    came_in: frozenset[int]

    def is_settled(self, elector: bytes) -> bool:
        """Whether this person's ballot has been used, or has come in and is being entered."""
        code = self.by_elector.get(elector)
        return code is not None and (code.state == CodeState.USED or code.id in self.came_in)


def make_missing_codes(
    process: Process, account_id: int, *, keys_dir: Path, at_most: int = MOST_AT_ONCE
) -> Batch | PaperRefusal:
    """A code for each elector who wants a ballot on paper and has none that can be used."""
    return _make_batch(process, account_id, keys_dir, at_most, void=False)


def make_codes_anew(
    process: Process, account_id: int, *, keys_dir: Path, at_most: int = MOST_AT_ONCE
) -> Batch | PaperRefusal:
    """New codes for all who want a ballot on paper and whose ballot has not come in; the unused old ones are void."""
    return _make_batch(process, account_id, keys_dir, at_most, void=True)


def make_code_at_desk(process: Process, number: int, account_id: int, *, keys_dir: Path) -> Batch | PaperRefusal:
    """A code for one elector, found by the number on the roll; an unused one that they had is void."""
    with transaction() as session:
        vote_round = _open_round(session, process)
        if not isinstance(vote_round, VoteRound):
            return vote_round
        entry = find_elector(process.id, number)
        if entry is None:
            return PaperRefusal.NO_SUCH_NUMBER
        if refuse_entry(process, entry):
            return PaperRefusal.MAY_NOT_VOTE
        key = read_key(keys_dir, vote_round.key_id)
        live, mark = _live_codes(session, vote_round.id), mark_of_elector(key, entry.person_hash)
        if live.is_settled(mark):
            used = live.by_elector[mark].state == CodeState.USED
            return PaperRefusal.HAS_VOTED_ON_PAPER if used else PaperRefusal.BALLOT_CAME_IN
        voided = _void(session, vote_round, [live.by_elector[mark]] if mark in live.by_elector else [], account_id)
        codes = _store(session, vote_round, [entry], key)
        note(session, vote_round.id, PaperEventKind.CODE_AT_DESK, account_id)
    return Batch(codes, left=0, voided=voided)


def _make_batch(process: Process, account_id: int, keys_dir: Path, at_most: int, *, void: bool) -> Batch | PaperRefusal:
    with transaction() as session:
        vote_round = _open_round(session, process)
        if not isinstance(vote_round, VoteRound):
            return vote_round
        key = read_key(keys_dir, vote_round.key_id)
        asked = [one for one in list_who_want_paper(process.id) if refuse_entry(process, one) is None]
        live = _live_codes(session, vote_round.id)
        marks = {one.person_hash: mark_of_elector(key, one.person_hash) for one in asked}
        if void:
            wanted = [one for one in asked if not live.is_settled(marks[one.person_hash])]
            stale = [live.by_elector[mark] for one in wanted if (mark := marks[one.person_hash]) in live.by_elector]
        else:
            wanted, stale = [one for one in asked if marks[one.person_hash] not in live.by_elector], []
        if not wanted:
            return PaperRefusal.NOBODY_ASKED
        voided = _void(session, vote_round, stale, account_id)
        codes = _store(session, vote_round, wanted[:at_most], key)
        note(session, vote_round.id, PaperEventKind.CODES_MADE, account_id, len(codes))
    return Batch(codes, left=len(wanted) - len(codes), voided=voided)


def _open_round(session: Session, process: Process) -> VoteRound | PaperRefusal:
    """The round that codes may be made for, with the lock held; before it opens too, since ballots go by post."""
    if refusal := refuse_paper(process):
        return refusal
    vote_round = find_round(process.id)
    if vote_round is None:
        return PaperRefusal.NO_BALLOTS
    lock_for_casting(session, vote_round.id, MAKING)
    session.refresh(vote_round)
    if vote_round.status != "open" or database_now(session) >= vote_round.closes_at:
        return PaperRefusal.CLOSED
    return vote_round


def _live_codes(session: Session, round_id: int) -> _Live:
    """Locked, so that none of them is entered meanwhile; read before what has come in, for the same reason."""
    wanted = sa.select(PaperCode).where(
        PaperCode.round_id == round_id, PaperCode.state.in_((CodeState.UNUSED, CodeState.USED))
    )
    locked = wanted.order_by(PaperCode.id).with_for_update().execution_options(populate_existing=True)
    codes = {code.elector: code for code in session.scalars(locked)}
    entered = sa.select(PaperEntry.code_id).join(PaperCode, PaperCode.id == PaperEntry.code_id)
    return _Live(codes, frozenset(session.scalars(entered.where(PaperCode.round_id == round_id))))


def _void(session: Session, vote_round: VoteRound, codes: Collection[PaperCode], account_id: int) -> int:
    for code in codes:
        code.state = CodeState.VOIDED
    if codes:
        session.flush()
        note(session, vote_round.id, PaperEventKind.CODES_VOIDED, account_id, len(codes))
    return len(codes)


def _store(session: Session, vote_round: VoteRound, entries: Sequence[RollEntry], key: bytes) -> tuple[MadeCode, ...]:
    """In an order drawn at random, so that the rows' own numbers do not follow those of the roll."""
    made = [(entry, new_code(secrets.token_bytes(RANDOM_BYTES))) for entry in entries]
    sheet = hash_of_sheet(vote_round.rules)
    rows = []
    for entry, code in made:
        hashed = hash_of_code(key, code)
        rows.append(
            {
                "round_id": vote_round.id,
                "code_hash": hashed,
                "starts_with": code[:FIRST_GROUP],
                "elector": mark_of_elector(key, entry.person_hash),
                "sealed": seal(key, entry.person_hash, hashed),
                "sheet_hash": sheet,
                "state": CodeState.UNUSED.value,
            }
        )
    random.SystemRandom().shuffle(rows)
    session.execute(sa.insert(PaperCode), rows)
    return tuple(MadeCode(entry.number, code) for entry, code in made)
