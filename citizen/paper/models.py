"""Tables: paper_code, paper_entry, paper_event, paper_outcome.

What the database alone tells, and what not. A row of paper_code leads to a person only with the key of the round, which
lies outside the database: the code stands there as a keyed hash, and whose it is stands sealed. So neither the table
nor the hidden numbers of the transaction that changed it beside a ballot say who voted what. What a colleague has
entered waits sealed too, until a second one has entered the same, and is then deleted. While the round is open,
PostgreSQL's hidden transaction numbers can show that the ballots of one paper belong together, but not whose they are.

What is not protected: those who enter a ballot see what it says, and those who print it know whose it is. An account
that has made codes in a round can read no ballot of it; that cover sheets and ballots are kept apart, and that two
accounts are two people, is for the municipality to see to.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class PaperCode(Base):
    """A one-time code of a ballot on paper, and what has become of it. Rows are stored in an order drawn at random."""

    __tablename__ = "paper_code"
    __table_args__ = (
        sa.Index(
            "uq_paper_code_one_each",
            "round_id",
            "elector",
            unique=True,
            sqlite_where=sa.text("state IN ('unused', 'used')"),
            postgresql_where=sa.text("state IN ('unused', 'used')"),
        ),
        sa.Index("ix_paper_code_round_state", "round_id", "state"),
        sa.CheckConstraint("length(code_hash) = 32", name="code_hash_is_a_hash"),
        sa.CheckConstraint("length(elector) = 32", name="elector_is_a_hash"),
        sa.CheckConstraint("state IN ('unused', 'used', 'invalid', 'refused', 'voided')", name="state_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"))
    code_hash: Mapped[bytes] = mapped_column(unique=True)
    starts_with: Mapped[str]
    """The code's first group, by which colleagues find the ballot in the pile; the rest can't be guessed from it."""
    elector: Mapped[bytes]
    """A keyed hash of the person: one code each that can still be used or has been."""
    sealed: Mapped[bytes]
    """The person's hash on the roll, encrypted with a key that comes from the round's."""
    sheet_hash: Mapped[bytes]
    """Which questions and options the ballot was printed with."""
    state: Mapped[str] = mapped_column(default="unused")


class PaperEntry(Base):
    """What one member of staff read from a ballot, sealed, until it is decided. Another account each.

    The third turn is the one who settled. Only a row that decides lets the code be used; it is deleted at once then.
    """

    __tablename__ = "paper_entry"
    __table_args__ = (
        sa.UniqueConstraint("code_id", "account_id"),
        sa.CheckConstraint("turn IN (1, 2, 3)", name="turn_is_known"),
        sa.CheckConstraint("turn = 2 OR (turn = 3) = decides", name="third_decides_and_first_does_not"),
        {"sqlite_with_rowid": False},
    )

    code_id: Mapped[int] = mapped_column(sa.ForeignKey("paper_code.id"), primary_key=True)
    turn: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    sealed: Mapped[bytes]
    decides: Mapped[bool]
    """Whether it settles what the ballot says: the second reading where it is as the first, and the third always."""


class PaperEvent(Base):
    """What was done with ballots on paper, by whom and when. Never changed; says nothing of a choice or of whose."""

    __tablename__ = "paper_event"
    __table_args__ = (
        sa.CheckConstraint(
            "kind IN ('codes-made', 'code-made-at-desk', 'codes-voided', 'ballot-entered', 'ballot-counted',"
            " 'ballot-invalid', 'ballot-refused', 'readings-differed', 'difference-settled')",
            name="kind_is_known",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), index=True)
    kind: Mapped[str]
    number: Mapped[int] = mapped_column(default=1)
    """How many codes or ballots."""
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    happened_at: Mapped[datetime]


class PaperOutcome(Base):
    """What is kept when a round ends: numbers. The codes are deleted then."""

    __tablename__ = "paper_outcome"

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    voters: Mapped[int]
    invalid: Mapped[int]
    refused: Mapped[int]
    """Ballots of people who had voted online."""
    unsettled: Mapped[int]
    """Ballots that were entered once only, or whose differences nobody settled in time; they were not counted."""
    unused: Mapped[int]
