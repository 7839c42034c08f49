"""Enter a ballot on paper: two people each on their own; when they read the same it is cast, else a third settles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions import cast_on_paper
from citizen.ballots.queries import has_vote
from citizen.database import db, transaction
from citizen.domain.ballots import BallotRefusal, canonical_choices, read_choices, refuse_choices
from citizen.domain.paper import (
    CodeState,
    Entering,
    PaperBallot,
    PaperEventKind,
    PaperRefusal,
    hash_of_code,
    is_same,
    read_code,
    refuse_content,
    refuse_settled,
)
from citizen.domain.tally import Method
from citizen.paper.actions.finding import (
    Found,
    OpenRound,
    find_ballot,
    lock_code,
    open_round,
    read_entries,
    store_entry,
)
from citizen.paper.actions.noting import note
from citizen.paper.actions.voters import voter_of
from citizen.paper.models import PaperCode, PaperEntry
from citizen.paper.queries import has_made_codes, list_sheet, rules_of
from citizen.processes.models import Process

READINGS = 2
TIMES = frozenset({PaperRefusal.CLOSED, PaperRefusal.STOPPED, PaperRefusal.NOT_OPEN_YET})

MISREADINGS = {
    BallotRefusal.TOO_MANY_OPTIONS: PaperRefusal.TOO_MANY_MARKS,
    BallotRefusal.OVER_BUDGET: PaperRefusal.OVER_BUDGET,
}
"""What is said to staff where the rules would speak to the voter; everything else is a slip in what was sent."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What it led to, and the ballot it was about, by its code's first group."""

    outcome: Entering
    starts_with: str
    code_id: int


@dataclass(frozen=True, slots=True)
class Misread:
    """A question whose answer can't stand on a ballot; nothing was stored."""

    question_id: int
    refusal: PaperRefusal


def enter_ballot(
    process: Process, code_text: str, ballot: PaperBallot, account_id: int, *, keys_dir: Path
) -> Entered | PaperRefusal | Misread:
    """Store what this member of staff read; the second reading by another decides. Nothing is stored when refused."""
    opened = open_round(process, keys_dir)
    if isinstance(opened, PaperRefusal):
        return opened
    if has_made_codes(opened.round.id, account_id):
        return PaperRefusal.MADE_CODES
    code_text_meant = read_code(code_text)
    if code_text_meant is None:
        return PaperRefusal.CODE_MISTYPED
    ballot = _in_one_way(opened, ballot)
    if objection := refuse_ballot(opened, ballot):
        return objection
    with transaction() as session:
        code = lock_code(session, opened, hash_of_code(opened.key, code_text_meant))
        if not isinstance(code, PaperCode):
            return code
        return _enter(session, opened, code, ballot, account_id)


def settle_ballot(
    process: Process, code_id: int, ballot: PaperBallot, account_id: int, *, keys_dir: Path
) -> Entered | PaperRefusal | Misread:
    """A third person decides which of two readings is right. Who decided is noted, and nothing of the choice."""
    opened = open_round(process, keys_dir)
    if isinstance(opened, PaperRefusal):
        return opened
    ballot = _in_one_way(opened, ballot)
    if objection := refuse_ballot(opened, ballot):
        return objection
    with transaction() as session:
        waiting = session.get(PaperCode, code_id)
        if waiting is None or waiting.round_id != opened.round.id:
            return PaperRefusal.SETTLED_ALREADY
        code = lock_code(session, opened, waiting.code_hash)
        if not isinstance(code, PaperCode):
            return code if code in TIMES else PaperRefusal.SETTLED_ALREADY
        return _settle(session, opened, code, ballot, account_id)


def find_difference(
    process: Process, code_id: int, account_id: int, *, keys_dir: Path
) -> tuple[str, PaperBallot, PaperBallot] | PaperRefusal:
    """The first group of a ballot's code and its two readings, for who may settle which is right."""
    opened = open_round(process, keys_dir)
    if isinstance(opened, PaperRefusal):
        return opened
    session = db.session()
    code = session.get(PaperCode, code_id)
    if code is None or code.round_id != opened.round.id:
        return PaperRefusal.SETTLED_ALREADY
    entries = read_entries(session, opened, code)
    if refusal := _refuse_settler(opened, entries, account_id):
        return refusal
    (_first_by, first), (_second_by, second) = entries
    return code.starts_with, first, second


def refuse_ballot(opened: OpenRound, ballot: PaperBallot) -> PaperRefusal | Misread | None:
    """Why this reading can't stand, whosever ballot it is."""
    for question in list_sheet(opened.round.id):
        refusal = refuse_choices(rules_of(opened.round, question), ballot.answers[question.id] or ())
        if refusal:
            return Misread(question.id, MISREADINGS.get(refusal, PaperRefusal.NO_SUCH_OPTION))
    return refuse_content(ballot)


def _refuse_settler(
    opened: OpenRound, entries: Sequence[tuple[int, PaperBallot]], account_id: int
) -> PaperRefusal | None:
    """Why this member of staff can't settle it: neither who has read it nor who can know whose it is."""
    if len(entries) < READINGS:
        return PaperRefusal.SETTLED_ALREADY
    if account_id in [by for by, _ballot in entries]:
        return PaperRefusal.READ_BY_YOU
    return PaperRefusal.MADE_CODES if has_made_codes(opened.round.id, account_id) else None


def _in_one_way(opened: OpenRound, ballot: PaperBallot) -> PaperBallot:
    """An answer to each question of the round and no other, each written as it is stored."""
    method = Method(opened.round.method)
    given = {question.id: ballot.answers.get(question.id) for question in list_sheet(opened.round.id)}
    answers = {
        question: None if answer is None else read_choices(canonical_choices(answer, method))
        for question, answer in given.items()
    }
    return PaperBallot(answers, ballot.is_invalid)


def _enter(
    session: Session, opened: OpenRound, code: PaperCode, ballot: PaperBallot, account_id: int
) -> Entered | PaperRefusal:
    entries = read_entries(session, opened, code)
    if account_id in [by for by, _ballot in entries]:
        return PaperRefusal.ENTERED_BY_YOU
    if len(entries) > 1:
        return PaperRefusal.TO_BE_SETTLED
    found = find_ballot(session, opened, code)
    if not isinstance(found, Found):
        return found
    note(session, opened.round.id, PaperEventKind.ENTERED, account_id)
    if has_vote(opened.round.id, found.slots.values()):
        return _end(session, opened, code, Entering.REFUSED, account_id)
    if not entries:
        store_entry(session, opened, code, ballot, account_id, turn=1, decides=False)
        return Entered(Entering.ENTERED_ONCE, code.starts_with, code.id)
    agrees = is_same(entries[0][1], ballot)
    store_entry(session, opened, code, ballot, account_id, turn=2, decides=agrees)
    if agrees:
        return _decide(session, opened, found, ballot, account_id, Entering.COUNTED)
    note(session, opened.round.id, PaperEventKind.DIFFERED, account_id)
    return Entered(Entering.DIFFERS, code.starts_with, code.id)


def _settle(
    session: Session, opened: OpenRound, code: PaperCode, ballot: PaperBallot, account_id: int
) -> Entered | PaperRefusal:
    entries = read_entries(session, opened, code)
    if refusal := _refuse_settler(opened, entries, account_id):
        return refusal
    (_first_by, first), (_second_by, second) = entries
    if refusal := refuse_settled(ballot, first, second):
        return refusal
    found = find_ballot(session, opened, code)
    if not isinstance(found, Found):
        return found
    if has_vote(opened.round.id, found.slots.values()):
        return _end(session, opened, code, Entering.REFUSED, account_id)
    store_entry(session, opened, code, ballot, account_id, turn=3, decides=True)
    note(session, opened.round.id, PaperEventKind.SETTLED, account_id)
    return _decide(session, opened, found, ballot, account_id, Entering.SETTLED)


def _decide(
    session: Session, opened: OpenRound, found: Found, ballot: PaperBallot, account_id: int, outcome: Entering
) -> Entered:
    if ballot.is_invalid:
        return _end(session, opened, found.code, Entering.INVALID, account_id)
    answers = {
        question: (answer, voter_of(opened.process, found.entry, found.questions[question].road_id))
        for question, answer in ballot.answers.items()
        if answer is not None
    }
    cast_on_paper(session, opened.round, found.slots, answers, opened.keys_dir)
    return _end(session, opened, found.code, outcome, account_id)


ENDS = {
    Entering.COUNTED: (CodeState.USED, PaperEventKind.COUNTED),
    Entering.SETTLED: (CodeState.USED, PaperEventKind.COUNTED),
    Entering.INVALID: (CodeState.INVALID, PaperEventKind.INVALID),
    Entering.REFUSED: (CodeState.REFUSED, PaperEventKind.REFUSED),
}


def _end(session: Session, opened: OpenRound, code: PaperCode, outcome: Entering, account_id: int) -> Entered:
    """The code can't be used any more, and what was entered is deleted."""
    state, kind = ENDS[outcome]
    code.state = state.value
    session.flush()  # first, since the database keeps what was entered for a code that is not used yet
    session.execute(sa.delete(PaperEntry).where(PaperEntry.code_id == code.id))
    note(session, opened.round.id, kind, account_id)
    return Entered(outcome, code.starts_with, code.id)
