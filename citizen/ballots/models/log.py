"""Tables: log_leaf, log_batch, witness, witness_notice. The public log; rows are only ever added."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class LogLeaf(Base):
    """A commitment to a vote that was stored, or to its withdrawal. Without the nonce it says nothing."""

    __tablename__ = "log_leaf"
    __table_args__ = (
        sa.CheckConstraint("length(commitment) = 32", name="commitment_is_a_hash"),
        sa.Index("ix_log_leaf_round_batch", "round_id", "batch"),
        {"sqlite_with_rowid": False},
    )

    commitment: Mapped[bytes] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"))
    batch: Mapped[int]
    """Within a batch the commitments themselves give the order."""


class LogBatch(Base):
    """The signed root over all leaves sealed so far."""

    __tablename__ = "log_batch"
    __table_args__ = (sa.UniqueConstraint("round_id", "tree_size"),)

    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    batch: Mapped[int] = mapped_column(primary_key=True)
    tree_size: Mapped[int]
    root: Mapped[bytes]
    sealed_at: Mapped[datetime]
    signature: Mapped[bytes]


class Witness(Base):
    """Somebody outside the municipality's administration who is sent every signed root."""

    __tablename__ = "witness"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    name: Mapped[str]
    address: Mapped[str]
    """An e-mail address, published with the roots."""


class WitnessNotice(Base):
    """That a witness has been sent the root of a batch."""

    __tablename__ = "witness_notice"

    witness_id: Mapped[int] = mapped_column(sa.ForeignKey("witness.id"), primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    batch: Mapped[int] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime]
