"""Who may propose and support a name, and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from citizen.domain.phases import Phase, Schedule
from citizen.domain.residents import Resident
from citizen.domain.roads import Treatment

LONGEST_REASON = 2000
MOST_PROPOSALS = 20
MOST_PROPOSALS_WITHIN = timedelta(days=1)


class ProposalRefusal(StrEnum):
    """Why a proposal, support or withdrawal is refused."""

    NOT_OPEN_YET = "proposal-not-open-yet"
    ALREADY_CLOSED = "proposal-already-closed"
    SUPPORT_NOT_OPEN_YET = "support-not-open-yet"
    SUPPORT_ALREADY_CLOSED = "support-already-closed"
    RESIDENCE_UNKNOWN = "proposal-residence-unknown"
    LIVES_ELSEWHERE = "proposal-lives-elsewhere"
    NO_NEW_NAME = "proposal-no-new-name"
    ROAD_GONE = "proposal-road-gone"
    PERSON_NUMBER = "proposal-person-number"
    TOO_MANY_TODAY = "proposal-too-many-today"
    WITHDRAWN = "proposal-withdrawn"
    NOT_YOURS = "proposal-not-yours"


class Outcome(StrEnum):
    """What came of a proposal, of support or of a withdrawal that was not refused."""

    PROPOSED = "proposed"
    SUPPORTED_INSTEAD = "supported-instead"
    ALREADY_SUPPORTED = "already-supported"
    ALREADY_YOURS = "already-yours"
    SUPPORTED = "supported"
    SUPPORT_WITHDRAWN = "support-withdrawn"
    PROPOSAL_WITHDRAWN = "proposal-withdrawn-by-proposer"
    LEFT_TO_SUPPORTERS = "left-to-supporters"


_WORDS_FOR_SUPPORT = {
    ProposalRefusal.NOT_OPEN_YET: ProposalRefusal.SUPPORT_NOT_OPEN_YET,
    ProposalRefusal.ALREADY_CLOSED: ProposalRefusal.SUPPORT_ALREADY_CLOSED,
}


def refuse_taking_part(
    schedule: Schedule, treatment: Treatment, municipality_id: int, resident: Resident, now: datetime
) -> ProposalRefusal | None:
    """Why this resident may not propose a name for this road now, or None."""
    match schedule.phase_at(now):
        case Phase.ANNOUNCED:
            return ProposalRefusal.NOT_OPEN_YET
        case Phase.REVIEWING | Phase.VOTING | Phase.CLOSED:
            return ProposalRefusal.ALREADY_CLOSED
    if treatment is Treatment.ABSORB:
        return ProposalRefusal.NO_NEW_NAME
    if resident.municipality_id is None and not resident.lives_elsewhere:
        return ProposalRefusal.RESIDENCE_UNKNOWN
    if resident.municipality_id != municipality_id:
        return ProposalRefusal.LIVES_ELSEWHERE
    return None


def refuse_support(
    schedule: Schedule, treatment: Treatment, municipality_id: int, resident: Resident, now: datetime
) -> ProposalRefusal | None:
    """Why this resident may not support a name for this road now, or None."""
    refusal = refuse_taking_part(schedule, treatment, municipality_id, resident, now)
    return _WORDS_FOR_SUPPORT.get(refusal, refusal) if refusal else None


def refuse_withdrawal(schedule: Schedule, now: datetime) -> ProposalRefusal | None:
    """Why proposals and support can't be withdrawn now, or None. Those who have moved away may still withdraw."""
    match schedule.phase_at(now):
        case Phase.ANNOUNCED:
            return ProposalRefusal.SUPPORT_NOT_OPEN_YET
        case Phase.REVIEWING | Phase.VOTING | Phase.CLOSED:
            return ProposalRefusal.SUPPORT_ALREADY_CLOSED
    return None


def is_too_many(proposed_lately: int) -> bool:
    """Whether a person who has proposed this many names within the last day must wait with the next."""
    return proposed_lately >= MOST_PROPOSALS
