"""Where an initiative stands, what leads on from there, and who can see it."""

from __future__ import annotations

from enum import StrEnum


class InitiativeState(StrEnum):
    """Where an initiative stands between its proposer, those who sign, and the council."""

    DRAFT = "initiative-draft"
    """Only its proposer sees it."""
    CHECKING = "initiative-checking"
    """Sent in; staff see whether it is for the council to decide."""
    COLLECTING = "initiative-collecting"
    HANDED_OVER = "initiative-handed-over"
    """The council has it, and six months to decide."""
    DECIDED = "initiative-decided"
    WITHDRAWN = "initiative-withdrawn"
    """Taken back by its proposer."""
    REFUSED = "initiative-refused"
    """Not let through by the check, with a reason."""


class Move(StrEnum):
    """What can be done with an initiative."""

    SEND = "send"
    INVITE = "invite"
    """Others to stand behind it: before anybody signs, so that all who sign know who proposes it."""
    ACCEPT = "accept"
    REFUSE = "refuse"
    SIGN = "sign"
    WITHDRAW = "withdraw"
    HAND_OVER = "hand-over"
    DECIDE = "decide"
    CORRECT = "correct"
    """The record of the decision."""


ALLOWED: dict[Move, frozenset[InitiativeState]] = {
    Move.SEND: frozenset({InitiativeState.DRAFT}),
    Move.INVITE: frozenset({InitiativeState.DRAFT, InitiativeState.CHECKING}),
    Move.ACCEPT: frozenset({InitiativeState.CHECKING}),
    Move.REFUSE: frozenset({InitiativeState.CHECKING}),
    Move.SIGN: frozenset({InitiativeState.COLLECTING}),
    Move.WITHDRAW: frozenset({InitiativeState.CHECKING, InitiativeState.COLLECTING}),
    Move.HAND_OVER: frozenset({InitiativeState.COLLECTING}),
    Move.DECIDE: frozenset({InitiativeState.HANDED_OVER}),
    Move.CORRECT: frozenset({InitiativeState.DECIDED}),
}

WITH_COUNCIL = frozenset({InitiativeState.HANDED_OVER, InitiativeState.DECIDED})
"""From here on the signatures are a part of the council's case, and stay."""

LISTED = frozenset({InitiativeState.COLLECTING, InitiativeState.HANDED_OVER, InitiativeState.DECIDED})
"""What everyone finds in the list, unless a moderator has hidden it."""


class CheckGround(StrEnum):
    """Why the check does not let an initiative through."""

    NOT_OURS = "initiative-ground-not-ours"
    """It is not about what the municipality does or can decide."""
    REPEATED = "initiative-ground-repeated"
    """An initiative said the same, or the council has treated the same, in this period."""
    ONGOING_PLAN = "initiative-ground-ongoing-plan"
    """It belongs in a plan case that is under way by the planning and building act."""
    UNCLEAR = "initiative-ground-unclear"
    """Nobody can tell what the council is asked to decide."""


class InitiativeOutcome(StrEnum):
    """What the council made of an initiative."""

    ADOPTED = "initiative-adopted"
    IN_PART = "initiative-adopted-in-part"
    NOT_ADOPTED = "initiative-not-adopted"


class InitiativeEventKind(StrEnum):
    """What is noted about an initiative, and stays."""

    SENT = "initiative-event-sent"
    ACCEPTED = "initiative-event-accepted"
    REFUSED = "initiative-event-refused"
    MET = "initiative-event-met"
    HANDED_OVER = "initiative-event-handed-over"
    FETCHED = "initiative-event-package-fetched"
    DECIDED = "initiative-event-decided"
    WITHDRAWN = "initiative-event-withdrawn"
    HIDDEN = "initiative-event-hidden"
    RESTORED = "initiative-event-restored"
    REDACTED = "initiative-event-redacted"


def is_allowed(step: Move, state: InitiativeState) -> bool:
    """Whether this can be done with an initiative that stands there."""
    return state in ALLOWED[step]


def can_be_handed_over(state: InitiativeState, signatures: int, threshold: int | None) -> bool:
    """Whether enough have signed for the council to get it."""
    return is_allowed(Move.HAND_OVER, state) and threshold is not None and signatures >= threshold
