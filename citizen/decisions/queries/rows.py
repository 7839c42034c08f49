"""How cases and decisions are handed out, to this slice and to those above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.domain.roads import Treatment


@dataclass(frozen=True, slots=True)
class RecommendedRow:
    """What staff recommend. For a road `name` and `name_nn` are the same."""

    outcome: Outcome
    name: str
    name_nn: str
    short_form: str
    reason_nb: str
    reason_nn: str
    option_ids: tuple[int, ...]
    proposal_id: int | None


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """What stadnamntenesta was asked and has answered."""

    sent_on: date | None
    sent_to: str
    received_on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """What was decided in a case, as it holds now. `title` is the question where it is not about a road."""

    case_id: int
    process_id: int
    process_slug: str
    process_title_nb: str
    process_title_nn: str
    municipality_id: int
    slug: str
    road_id: int | None
    road_code: int | None
    district_id: int | None
    district_name: str
    addresses: int
    old_name: str
    """The old name of the road, or the question in bokmål."""
    old_name_nn: str
    outcome: Outcome
    new_name: str
    new_name_nn: str
    option_ids: tuple[int, ...]
    """The chosen alternatives; empty for a road."""
    short_form: str
    proposal_id: int | None
    proposer: str | None
    """As shown; None where nobody proposed it, or the account is gone."""
    proposal_reason: str
    text: str
    reason: str
    language: str
    body_nb: str
    body_nn: str
    meeting_id: int | None
    decided_on: date
    case_number: str
    recorded_at: datetime
    follows_vote: bool
    was_voted_on: bool
    """False where residents were not asked, so that there was nothing to follow or to depart from."""
    is_reopened: bool
    number: int
    """1 for the first decision in the case, 2 for one made after it was opened again."""
    advice_received_on: date | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting, with how many cases it has and how many of them are decided."""

    id: int
    held_on: date
    body_nb: str
    body_nn: str
    cases: int
    decided: int


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case with all that staff have prepared, and its decision."""

    case_id: int
    process_id: int
    slug: str
    title: str
    """The old name of the road, or the question in bokmål."""
    title_nn: str
    is_road: bool
    road_question_id: int | None
    ballot_question_id: int | None
    road_id: int | None
    road_code: int | None
    district_id: int | None
    district_name: str
    addresses: int
    treatment: Treatment | None
    into_name: str | None
    """The neighbour that takes the road up, where that is what was asked for."""
    meeting_id: int | None
    meeting_on: date | None
    case_number: str
    recommendation: RecommendedRow | None
    advice: AdviceRow
    needs_hearing: bool
    hearing_opens: date | None
    hearing_closes: date | None
    parallel: Parallel
    parallel_names: str
    is_reopened: bool
    version: int
    decision: DecidedRow | None
