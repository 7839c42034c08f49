"""Tables: vote_round, ballot_option, ballot, cast_request. No accounts and no times of voting."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class VoteRound(Base):
    """The voting phase of one process, with the rules as they were when the ballots were made."""

    __tablename__ = "vote_round"
    __table_args__ = (
        sa.CheckConstraint("mode IN ('open', 'tracked', 'secret')", name="mode_is_known"),
        sa.CheckConstraint("status IN ('draft', 'open', 'closed', 'certified', 'shredded')", name="status_is_known"),
        sa.CheckConstraint("closes_at > opens_at", name="closes_after_it_opens"),
        sa.CheckConstraint("grace_s BETWEEN 0 AND 300", name="grace_is_short"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"), unique=True)
    mode: Mapped[str] = mapped_column(default="tracked")
    status: Mapped[str]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    grace_s: Mapped[int] = mapped_column(default=60)
    """Seconds after closing in which a request that arrived in time is still stored."""
    rules: Mapped[str]
    """Canonical JSON: the method, and for each road its options."""
    rules_hash: Mapped[bytes]
    key_id: Mapped[str]
    """The name of the round's key, which is kept outside the database."""
    version: Mapped[int] = mapped_column(default=1)


class BallotOption(Base):
    """A name that can be chosen for a road."""

    __tablename__ = "ballot_option"

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(sa.ForeignKey("road_question.id"), primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposal.id"), primary_key=True)


class Ballot(Base):
    """One person's present vote on one road. The slot is a keyed hash; no identity, no time."""

    __tablename__ = "ballot"
    __table_args__ = (
        sa.CheckConstraint("length(slot) = 32", name="slot_is_a_hash"),
        sa.CheckConstraint("rev >= 1", name="rev_is_counted"),
        {"sqlite_with_rowid": False},
    )

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(sa.ForeignKey("road_question.id"), primary_key=True)
    slot: Mapped[bytes] = mapped_column(primary_key=True)
    choices: Mapped[str]
    """Canonical JSON: sorted distinct option ids; [] is a blank vote."""
    rev: Mapped[int]
    district_id: Mapped[int | None] = mapped_column(sa.ForeignKey("district.id"))
    """The coarse group in which the vote is shown: the former municipality, and nothing finer."""


class CastRequest(Base):
    """What a form that was sent has already led to, so that sending it twice does nothing twice."""

    __tablename__ = "cast_request"
    __table_args__ = (
        sa.UniqueConstraint("round_id", "question_id", "slot", "rev"),
        {"sqlite_with_rowid": False},
    )

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(sa.ForeignKey("road_question.id"), primary_key=True)
    slot: Mapped[bytes] = mapped_column(primary_key=True)
    idem: Mapped[bytes] = mapped_column(primary_key=True)
    body_hash: Mapped[bytes]
    rev: Mapped[int]
