"""Who may propose and support a name, and when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from citizen.domain.phases import Phase, Schedule
from citizen.domain.residents import Resident
from citizen.domain.roads import Treatment

LONGEST_REASON = 2000


class ProposalRefusal(StrEnum):
    """Why a proposal, support or withdrawal is refused."""

    NOT_OPEN_YET = "proposal-not-open-yet"
    ALREADY_CLOSED = "proposal-already-closed"
    RESIDENCE_UNKNOWN = "proposal-residence-unknown"
    LIVES_ELSEWHERE = "proposal-lives-elsewhere"
    NO_NEW_NAME = "proposal-no-new-name"
    WITHDRAWN = "proposal-withdrawn"
    NOT_YOURS = "proposal-not-yours"


def refuse_taking_part(
    schedule: Schedule, treatment: Treatment, municipality_id: int, resident: Resident, now: datetime
) -> ProposalRefusal | None:
    """Why this resident may not propose or support a name for this road now, or None."""
    match schedule.phase_at(now):
        case Phase.ANNOUNCED:
            return ProposalRefusal.NOT_OPEN_YET
        case Phase.REVIEWING | Phase.VOTING | Phase.CLOSED:
            return ProposalRefusal.ALREADY_CLOSED
    if treatment is Treatment.ABSORB:
        return ProposalRefusal.NO_NEW_NAME
    if resident.municipality_id is None:
        return ProposalRefusal.RESIDENCE_UNKNOWN
    if resident.municipality_id != municipality_id:
        return ProposalRefusal.LIVES_ELSEWHERE
    return None
