"""Record what was decided: one case by its form, or many as staff recommend."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.decisions.actions.noting import note
from citizen.decisions.actions.telling import people_of, tell_followers, tell_of_decision, words_of
from citizen.decisions.models import CouncilCase, Decision, Meeting
from citizen.decisions.queries.board import Board, board_of
from citizen.decisions.queries.rows import CaseRow
from citizen.domain.acts import Act, Detail
from citizen.domain.decisions.codes import DecisionRefusal, Gate, Outcome
from citizen.domain.decisions.gates import Hit, Proposed
from citizen.domain.decisions.texts import LONGEST_DECISION, LONGEST_LINE, LONGEST_REASON
from citizen.domain.naming import tidy
from citizen.domain.notices import NoticeKind
from citizen.domain.person_numbers import holds_person_number
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A decision as it was filled in. An empty text says what the choice says."""

    outcome: Outcome | None
    name_nb: str = ""
    name_nn: str = ""
    options: tuple[int, ...] = ()
    proposal_id: int | None = None
    short_form: str = ""
    meeting_id: int | None = None
    case_number: str = ""
    text: str = ""
    reason: str = ""
    language: str = "nb"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was stored: gates that stop it, or what is wrong with the texts."""

    hits: tuple[Hit, ...] = ()
    refusal: DecisionRefusal | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class DecidedMany:
    """What one press decided, and what it left, each with the reason."""

    decided: tuple[int, ...]
    left: Mapping[int, tuple[Hit, ...]]
    """By case; no hits where somebody else has decided it meanwhile."""


def decide(process_id: int, case_id: int, seen: int, filled: ToDecide, by_id: int, today: date) -> Decision | Refused:
    """Record a decision, unless another was recorded since the one with the number `seen`."""
    if fault := _find_fault(filled):
        return Refused(refusal=fault[1], field=fault[0])
    with transaction() as session:
        process = _lock(session, process_id)
        board = board_of(process)
        case = next(case for case in board.cases if case.case_id == case_id)
        if (case.decision.number if case.decision else 0) != seen:
            return Refused(refusal=DecisionRefusal.CHANGED_MEANWHILE)
        meeting = _find_meeting(session, process, filled.meeting_id)
        departs = board.departs(case, filled.outcome, filled.name_nb, filled.options)
        hits = board.gates(case, _proposed(filled, meeting, departs=departs), today)
        if any(hit.stops for hit in hits) or meeting is None:
            return Refused(hits=hits)
        made = _store(session, case, filled, meeting, by_id, departs=departs)
        kind = NoticeKind.DECISION_CHANGED if seen else NoticeKind.DECISION_MADE
        tell_of_decision(session, kind, process, case, made)
        tell_followers(session, process, 1, told=people_of(session, case))
    return made


def decide_as_recommended(
    process_id: int, case_ids: Sequence[int], common: ToDecide, by_id: int, today: date
) -> DecidedMany | Refused:
    """Decide these cases as staff recommend, at one meeting. `common` has the meeting, case number and language.

    A case that a gate stops is left, and so are cases whose recommended names are the same.
    """
    if fault := _find_fault(common):
        return Refused(refusal=fault[1], field=fault[0])
    decided: list[int] = []
    left: dict[int, tuple[Hit, ...]] = {}
    told: set[int] = set()
    with transaction() as session:
        process = _lock(session, process_id)
        board = board_of(process)
        meeting = _find_meeting(session, process, common.meeting_id)
        if meeting is None:
            return Refused(hits=(Hit(Gate.NO_MEETING),))
        for case in board.cases:
            if case.case_id not in case_ids:
                continue
            stopping = stopping_together(board, case, meeting.held_on, today)
            if stopping or (case.decision and not case.is_reopened):
                left[case.case_id] = stopping
                continue
            filled = as_recommended(case, common)
            departs = board.departs(case, filled.outcome, filled.name_nb, filled.options)
            made = _store(session, case, filled, meeting, by_id, departs=departs)
            kind = NoticeKind.DECISION_CHANGED if case.decision else NoticeKind.DECISION_MADE
            tell_of_decision(session, kind, process, case, made)
            told |= people_of(session, case)
            decided.append(case.case_id)
        if decided:
            tell_followers(session, process, len(decided), told=told)
    return DecidedMany(tuple(decided), left)


def stopping_together(board: Board, case: CaseRow, held_on: date | None, today: date) -> tuple[Hit, ...]:
    """What stops the case where many are decided at once: nobody looks at each, so a name wanted twice stops both."""
    proposed = board.as_recommended(case, held_on)
    return tuple(
        hit for hit in board.gates(case, proposed, today) if hit.stops or hit.gate is Gate.NAME_WANTED_ELSEWHERE
    )


def as_recommended(case: CaseRow, common: ToDecide) -> ToDecide:
    """The case decided as staff recommend; its own case number where the press gives none."""
    advised = case.recommendation
    if advised is None:
        raise ValueError("a case without a recommendation is stopped by a gate")
    reasons = {"nb": advised.reason_nb or advised.reason_nn, "nn": advised.reason_nn or advised.reason_nb}
    return ToDecide(
        outcome=advised.outcome,
        name_nb=advised.name,
        name_nn=advised.name_nn,
        options=advised.option_ids,
        proposal_id=advised.proposal_id,
        short_form=advised.short_form,
        meeting_id=common.meeting_id,
        case_number=common.case_number or case.case_number,
        reason=reasons[common.language],
        language=common.language,
    )


def _lock(session: Session, process_id: int) -> Process:
    """One decision at a time in a municipality, so that no name is given out twice."""
    process = session.get_one(Process, process_id)
    session.get_one(Municipality, process.municipality_id, with_for_update=True)
    return process


def _find_fault(filled: ToDecide) -> tuple[str, DecisionRefusal] | None:
    longest = {
        "text": LONGEST_DECISION,
        "reason": LONGEST_REASON,
        "case_number": LONGEST_LINE,
        "name_nb": LONGEST_LINE,
        "short_form": LONGEST_LINE,
    }
    for name, most in longest.items():
        said = getattr(filled, name)
        if len(said) > most:
            return name, DecisionRefusal.TOO_LONG
        if holds_person_number(said):
            return name, DecisionRefusal.PERSON_NUMBER
    return None


def _find_meeting(session: Session, process: Process, meeting_id: int | None) -> Meeting | None:
    wanted = sa.select(Meeting).where(Meeting.municipality_id == process.municipality_id, Meeting.id == meeting_id)
    return session.scalar(wanted)


def _proposed(filled: ToDecide, meeting: Meeting | None, *, departs: bool) -> Proposed:
    return Proposed(
        outcome=filled.outcome,
        name=filled.name_nb,
        short_form=filled.short_form,
        decided_on=meeting.held_on if meeting else None,
        departs=departs,
        reason=filled.reason,
    )


def _store(
    session: Session, case: CaseRow, filled: ToDecide, meeting: Meeting, by_id: int, *, departs: bool
) -> Decision:
    if filled.outcome is None:
        raise ValueError("a decision without a choice is stopped by a gate")
    made = Decision(
        case_id=case.case_id,
        number=(case.decision.number if case.decision else 0) + 1,
        outcome=filled.outcome.value,
        name_nb=tidy(filled.name_nb),
        name_nn=tidy(filled.name_nn) or tidy(filled.name_nb),
        options=json.dumps(list(filled.options)),
        short_form=tidy(filled.short_form),
        proposal_id=filled.proposal_id,
        meeting_id=meeting.id,
        body_nb=meeting.body_nb,
        body_nn=meeting.body_nn,
        decided_on=meeting.held_on,
        case_number=filled.case_number or case.case_number,
        reason=filled.reason,
        language=filled.language,
        follows_vote=not departs,
        decided_by=by_id,
        recorded_at=database_now(session),
    )
    words = words_of(case, made)
    made.text = filled.text or (words.nn if filled.language == "nn" else words.nb)
    session.add(made)
    process = session.get_one(Process, case.process_id)
    details: dict[str, Detail] = {
        "outcome": made.outcome,
        "name": made.name_nb,
        "number": made.number,
        "case_number": made.case_number,
    }
    note(session, process, Act.DECIDED, details, slug=case.slug, why=made.reason, by_id=by_id)
    row = session.get_one(CouncilCase, case.case_id, populate_existing=True)
    row.is_reopened, row.meeting_id = False, meeting.id
    row.case_number, row.version = made.case_number, row.version + 1
    session.flush()
    return made
