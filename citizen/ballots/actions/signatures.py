"""Sign for the municipality, with the key that the round was opened with and no other."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.models import VoteRound
from citizen.config import Settings
from citizen.keys import KeyMissing
from citizen.signing import make_signing_key, public_key_hex, sign


def find_public_key(session: Session, settings: Settings) -> str:
    """The public half of the signing key, which is made with the very first round and never again; or KeyMissing."""
    if session.scalar(sa.select(VoteRound.id).where(VoteRound.public_key != "").limit(1)) is None:
        make_signing_key(settings.keys_dir)
    return public_key_hex(settings.keys_dir)


def sign_for_round(session: Session, vote_round: VoteRound, statement: bytes, settings: Settings) -> bytes:
    """The signature under a root or manifest. Raises KeyMissing where the key is not the one that voters were shown."""
    present = find_public_key(session, settings)
    vote_round.public_key = vote_round.public_key or present  # a round from before there were signatures
    if vote_round.public_key != present:
        raise KeyMissing("signing.key in CITIZEN_KEYS_DIR is not the one this round began with. Bring that one back.")
    return sign(settings.keys_dir, statement)
