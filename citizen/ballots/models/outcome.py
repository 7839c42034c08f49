"""Tables: ballot_final, replaced_receipt, question_result. Written once when a round closes, never changed."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class BallotFinal(Base):
    """A line of the published box, in order of the receipts. No slot, no group, no person."""

    __tablename__ = "ballot_final"
    __table_args__ = ({"sqlite_with_rowid": False},)

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(sa.ForeignKey("ballot_question.id"), primary_key=True)
    receipt: Mapped[str] = mapped_column(primary_key=True, unique=True)
    choices: Mapped[str]
    nonce: Mapped[bytes]


class ReplacedReceipt(Base):
    """The receipt of a vote that the same person replaced or withdrew before the round closed."""

    __tablename__ = "replaced_receipt"
    __table_args__ = ({"sqlite_with_rowid": False},)

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    receipt: Mapped[str] = mapped_column(primary_key=True)


class QuestionResult(Base):
    """The count of one question, and the totals of the groups that may be shown."""

    __tablename__ = "question_result"

    question_id: Mapped[int] = mapped_column(sa.ForeignKey("ballot_question.id"), primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), index=True)
    ballots: Mapped[int]
    blank: Mapped[int]
    result: Mapped[str]
    """JSON, see citizen.domain.tally.storing."""
    groups: Mapped[str]
    """JSON: name of the group to its totals, and which groups are hidden."""
