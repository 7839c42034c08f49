"""Tables of citizens' initiatives: settings, proposers, signatures, decisions with their corrections, the log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base
from citizen.domain.initiatives.states import CheckGround, InitiativeEventKind, InitiativeOutcome, InitiativeState
from citizen.domain.initiatives.threshold import CouncilKind


def one_of(column: str, codes: Iterable[StrEnum]) -> str:
    """The condition that a column holds one of these codes, in their order."""
    return f"{column} IN ({', '.join(repr(code.value) for code in codes)})"


class InitiativeSettings(Base):
    """What a municipality must state before anybody can collect signatures there."""

    __tablename__ = "initiative_settings"
    __table_args__ = (
        sa.CheckConstraint(one_of("kind", CouncilKind), name="kind_is_known"),
        sa.CheckConstraint("residents > 0", name="has_residents"),
        sa.CheckConstraint("check_days BETWEEN 1 AND 60", name="check_days_are_few"),
        sa.CheckConstraint("period_begins_on < period_ends_on", name="period_runs_forward"),
    )

    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"), primary_key=True)
    kind: Mapped[str]
    residents: Mapped[int]
    counted_on: Mapped[date]
    source: Mapped[str]
    """Where the number of residents is from, such as SSB's table 07459."""
    period_begins_on: Mapped[date]
    period_ends_on: Mapped[date]
    check_days: Mapped[int]
    edited_at: Mapped[datetime]


class Initiative(Base):
    """An initiative as it stands now."""

    __tablename__ = "initiative"
    __table_args__ = (
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
        sa.CheckConstraint(one_of("state", InitiativeState), name="state_is_known"),
        sa.CheckConstraint("state = 'initiative-draft' OR sent_at IS NOT NULL", name="sent_before_it_is_checked"),
        sa.CheckConstraint(
            "state NOT IN ('initiative-collecting', 'initiative-handed-over', 'initiative-decided')"
            " OR (threshold IS NOT NULL AND collecting_from IS NOT NULL)",
            name="has_threshold_when_it_collects",
        ),
        sa.CheckConstraint("threshold > 0", name="threshold_is_above_zero"),
        sa.CheckConstraint(
            "(state IN ('initiative-handed-over', 'initiative-decided')) = (handed_over_at IS NOT NULL)",
            name="handed_over_at_an_instant",
        ),
        sa.CheckConstraint("(handed_over_at IS NULL) = (due_on IS NULL)", name="due_once_handed_over"),
        sa.CheckConstraint("state <> 'initiative-refused' OR check_ground IS NOT NULL", name="refused_on_a_ground"),
        sa.CheckConstraint(one_of("check_ground", CheckGround), name="ground_is_known"),
        sa.Index("ix_initiative_municipality_id_state", "municipality_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """The first of its proposers; None when the accounts of all of them are deleted."""
    title: Mapped[str]
    what: Mapped[str]
    """What the council is asked to decide."""
    why: Mapped[str]
    language: Mapped[str]
    may_be_public: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """The proposer has said that a phone number or an e-mail address in the text is meant for everyone."""
    state: Mapped[str] = mapped_column(default="initiative-draft")
    is_hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """A moderator has taken it from the public."""
    begun_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    check_ground: Mapped[str | None]
    check_reason_nb: Mapped[str] = mapped_column(default="", server_default="")
    check_reason_nn: Mapped[str] = mapped_column(default="", server_default="")
    collecting_from: Mapped[datetime | None]
    threshold: Mapped[int | None]
    """As it was when the collecting began, so that nobody moves the mark meanwhile."""
    signatures: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many have signed; counted anew by each statement that changes it."""
    met_at: Mapped[datetime | None]
    """When the threshold was met for the first time."""
    handed_over_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    list_hash: Mapped[str | None]
    """SHA-256 of the list of signatures as it was handed over."""


class InitiativeProposer(Base):
    """One more person behind the initiative, beside the first."""

    __tablename__ = "initiative_proposer"

    initiative_id: Mapped[int] = mapped_column(sa.ForeignKey("initiative.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
    joined_at: Mapped[datetime]


class InitiativeInvitation(Base):
    """A link by which one more person can become a proposer, once. It goes when a proposer goes."""

    __tablename__ = "initiative_invitation"

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(sa.ForeignKey("initiative.id"), index=True)
    made_at: Mapped[datetime]


class InitiativeSignature(Base):
    """A person's signature, sealed; see citizen.domain.initiatives.sealed_signatures."""

    __tablename__ = "initiative_signature"
    __table_args__ = (
        sa.CheckConstraint("length(mark) = 32", name="mark_is_a_hash"),
        {"sqlite_with_rowid": False},
    )

    initiative_id: Mapped[int] = mapped_column(sa.ForeignKey("initiative.id"), primary_key=True)
    mark: Mapped[bytes] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]


class InitiativeDecision(Base):
    """What the council decided."""

    __tablename__ = "initiative_decision"
    __table_args__ = (sa.CheckConstraint(one_of("outcome", InitiativeOutcome), name="outcome_is_known"),)

    initiative_id: Mapped[int] = mapped_column(sa.ForeignKey("initiative.id"), primary_key=True)
    outcome: Mapped[str]
    body: Mapped[str]
    """Who decided, such as the municipal council."""
    decided_on: Mapped[date]
    case_number: Mapped[str]
    text_nb: Mapped[str]
    text_nn: Mapped[str]
    reason_nb: Mapped[str]
    reason_nn: Mapped[str]
    recorded_at: Mapped[datetime]


class InitiativeCorrection(Base):
    """What the record of a decision says from `corrected_at` on, and why it was corrected. The first record stays."""

    __tablename__ = "initiative_correction"
    __table_args__ = (
        sa.CheckConstraint(one_of("outcome", InitiativeOutcome), name="outcome_is_known"),
        sa.CheckConstraint("number > 0", name="number_is_above_zero"),
    )

    initiative_id: Mapped[int] = mapped_column(sa.ForeignKey("initiative.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    outcome: Mapped[str]
    body: Mapped[str]
    decided_on: Mapped[date]
    case_number: Mapped[str]
    text_nb: Mapped[str]
    text_nn: Mapped[str]
    reason_nb: Mapped[str]
    reason_nn: Mapped[str]
    why_nb: Mapped[str]
    """What was wrong with the record before."""
    why_nn: Mapped[str]
    corrected_at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """The member of staff; None when the account is deleted."""


class InitiativeEvent(Base):
    """What was done with an initiative, when, and by whom of the staff."""

    __tablename__ = "initiative_event"
    __table_args__ = (sa.CheckConstraint(one_of("kind", InitiativeEventKind), name="kind_is_known"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(sa.ForeignKey("initiative.id"), index=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
