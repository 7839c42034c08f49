"""What lies in a slot. None of these questions leads from a person to a choice without the round's key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from citizen.ballots.models import Ballot, PaperVote
from citizen.database import db
from citizen.domain.box.commitments import Kind, commitment_of
from citizen.domain.sealed_ballots import BallotSeal, SealedContents


@dataclass(frozen=True, slots=True)
class OwnBallot:
    """What lies in a person's slot."""

    choices: tuple[int, ...]
    receipt: str
    rev: int
    commitment: bytes
    """What the log says of it."""


def find_own_ballots(round_id: int, slots: Mapping[int, bytes], seal: BallotSeal) -> dict[int, OwnBallot]:
    """What lies in these slots, question id to slot, by question id; opened with the seal of the round."""
    if not slots:
        return {}
    wanted = sa.select(Ballot.question_id, Ballot.slot, Ballot.sealed, Ballot.rev).where(
        Ballot.round_id == round_id, Ballot.slot.in_(list(slots.values()))
    )
    return {
        question: _own_ballot(round_id, question, seal.open(sealed, slot), rev)
        for question, slot, sealed, rev in db.session.execute(wanted)
        if slots.get(question) == slot
    }


def is_on_paper(round_id: int, slots: Collection[bytes]) -> bool:
    """Whether the votes in these slots were given on paper."""
    wanted = sa.select(PaperVote.slot).where(PaperVote.round_id == round_id, PaperVote.slot.in_(slots))
    return bool(slots) and db.session.scalar(wanted.limit(1)) is not None


def has_vote(round_id: int, slots: Collection[bytes]) -> bool:
    """Whether there is a vote in any of these slots; nothing of what it says."""
    wanted = sa.select(Ballot.slot).where(Ballot.round_id == round_id, Ballot.slot.in_(slots))
    return bool(slots) and db.session.scalar(wanted.limit(1)) is not None


def _own_ballot(round_id: int, question: int, said: SealedContents, rev: int) -> OwnBallot:
    commitment = commitment_of(round_id, question, Kind.CAST, said.receipt, said.choices, said.nonce)
    return OwnBallot(said.choices, said.receipt, rev, commitment)
