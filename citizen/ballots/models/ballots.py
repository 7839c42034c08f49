"""Tables: ballot, cast_request, waiting_leaf, paper_vote. While the round is open; no accounts, no times of voting."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class Ballot(Base):
    """One person's present vote on one question. The slot is a keyed hash; no identity, no time."""

    __tablename__ = "ballot"
    __table_args__ = (
        sa.CheckConstraint("length(slot) = 32", name="slot_is_a_hash"),
        sa.CheckConstraint("length(mark) = 32", name="mark_is_a_hash"),
        sa.CheckConstraint("rev >= 1", name="rev_is_counted"),
        {"sqlite_with_rowid": False},
    )

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(sa.ForeignKey("ballot_question.id"), primary_key=True)
    slot: Mapped[bytes] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]
    """Choices, receipt and nonce, sealed with the round's key; see citizen.domain.sealed_ballots."""
    mark: Mapped[bytes] = mapped_column(unique=True)
    """Keyed hash of the receipt."""
    rev: Mapped[int]
    district_id: Mapped[int | None] = mapped_column(sa.ForeignKey("district.id"))
    lives_here: Mapped[bool | None]
    """The coarse groups in which the vote is counted: the former municipality, whether on the road; nothing finer."""


class CastRequest(Base):
    """What a form that was sent has already led to, so that sending it twice does nothing twice."""

    __tablename__ = "cast_request"
    __table_args__ = (
        sa.CheckConstraint("did IN ('cast', 'same', 'withdrawn')", name="did_is_known"),
        {"sqlite_with_rowid": False},
    )

    round_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """No foreign keys, see migration 0020; a guard looks that the question is asked in the round."""
    slot: Mapped[bytes] = mapped_column(primary_key=True)
    idem: Mapped[bytes] = mapped_column(primary_key=True)
    body_mark: Mapped[bytes]
    """Keyed hash of what the form said."""
    rev: Mapped[int]
    sealed_receipt: Mapped[bytes]
    """The receipt given, or the one that was withdrawn; sealed."""
    did: Mapped[str]


class WaitingLeaf(Base):
    """An entry of the log that waits for its batch, sealed."""

    __tablename__ = "waiting_leaf"
    __table_args__ = ({"sqlite_with_rowid": False},)

    round_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sealed: Mapped[bytes] = mapped_column(primary_key=True)


class PaperVote(Base):
    """That the vote in this slot was given on paper, so that nobody can vote online as well, or change it."""

    __tablename__ = "paper_vote"
    __table_args__ = (
        sa.CheckConstraint("length(slot) = 32", name="slot_is_a_hash"),
        {"sqlite_with_rowid": False},
    )

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    slot: Mapped[bytes] = mapped_column(primary_key=True)
