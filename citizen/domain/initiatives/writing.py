"""What an initiative may say, how many one person may send, and who may sign."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from citizen.domain.initiatives.states import InitiativeState, Move, is_allowed
from citizen.domain.residents import Resident

LONGEST_TITLE = 120
LONGEST_TEXT = 4000
LONGEST_NAME = 100
LONGEST_REASON = 4000
MOST_DRAFTS = 5
MOST_PROPOSERS = 10
MOST_INVITATIONS = 10
INVITATION_HOLDS = timedelta(days=14)
MOST_SENT, SENT_WITHIN = 3, timedelta(days=30)


class InitiativeRefusal(StrEnum):
    """Why nothing was done."""

    NO_RESIDENCE = "initiative-no-residence"
    NOT_RESIDENT = "initiative-not-resident"
    NOT_YOURS = "initiative-not-yours"
    NOT_NOW = "initiative-not-now"
    NOT_SET_UP = "initiative-not-set-up"
    PERSON_NUMBER = "initiative-person-number"
    PERSONAL_DATA = "initiative-personal-data"
    TOO_MANY_DRAFTS = "initiative-too-many-drafts"
    TOO_MANY_SENT = "initiative-too-many-sent"
    NOT_COLLECTING = "initiative-not-collecting"
    WITH_COUNCIL = "initiative-with-council"
    NOT_MET = "initiative-not-met"
    HIDDEN = "initiative-hidden"
    REASON_NEEDED = "initiative-reason-needed"
    DAY_TO_COME = "initiative-day-to-come"
    DAY_TOO_EARLY = "initiative-day-too-early"
    TOO_MANY_PROPOSERS = "initiative-too-many-proposers"
    TOO_MANY_INVITATIONS = "initiative-too-many-invitations"
    INVITATION_OVER = "initiative-invitation-over"
    LAST_PROPOSER = "initiative-last-proposer"
    NOTHING_CORRECTED = "initiative-nothing-corrected"
    CORRECTED_MEANWHILE = "initiative-corrected-meanwhile"
    PERIOD_BACKWARDS = "initiative-period-backwards"


class Joined(StrEnum):
    """What came of an invitation, or of leaving."""

    JOINED = "initiative-proposer-joined"
    ALREADY = "initiative-proposer-already"
    LEFT = "initiative-proposer-left"


class Signed(StrEnum):
    """What came of signing."""

    SIGNED = "signature-stored"
    ALREADY = "signature-there-already"
    TAKEN_BACK = "signature-taken-back"


def refuse_resident(resident: Resident, municipality_id: int) -> InitiativeRefusal | None:
    """Only residents take part; neither age nor citizenship is asked for, as the act asks for neither."""
    if resident.municipality_id == municipality_id:
        return None
    return (
        InitiativeRefusal.NOT_RESIDENT
        if resident.lives_elsewhere or resident.municipality_id
        else (InitiativeRefusal.NO_RESIDENCE)
    )


def refuse_signature(
    resident: Resident, municipality_id: int, state: InitiativeState, *, hidden: bool
) -> InitiativeRefusal | None:
    """Why this person can't sign now."""
    if refusal := refuse_resident(resident, municipality_id):
        return refusal
    if hidden:
        return InitiativeRefusal.HIDDEN
    return None if is_allowed(Move.SIGN, state) else InitiativeRefusal.NOT_COLLECTING
