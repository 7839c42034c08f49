"""Tables: meeting, council_case, decision, spelling_appeal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base
from citizen.domain.decisions.codes import AppealFrom, AppealOutcome, Outcome, Parallel


def one_of(column: str, codes: Iterable[StrEnum]) -> str:
    """The condition that a column holds one of these codes, in their order."""
    return f"{column} IN ({', '.join(repr(code.value) for code in codes)})"


class Meeting(Base):
    """A meeting of a body that decides."""

    __tablename__ = "meeting"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "held_on", "body_nb"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    held_on: Mapped[date]
    body_nb: Mapped[str]
    body_nn: Mapped[str]


class CouncilCase(Base):
    """One question that has to be decided, with what staff have prepared for it."""

    __tablename__ = "council_case"
    __table_args__ = (
        sa.UniqueConstraint("road_question_id"),
        sa.UniqueConstraint("ballot_question_id"),
        sa.CheckConstraint(
            "(road_question_id IS NULL) <> (ballot_question_id IS NULL)", name="about_a_road_or_a_question"
        ),
        sa.CheckConstraint(one_of("parallel", Parallel), name="parallel_is_known"),
        sa.CheckConstraint(one_of("recommended", Outcome), name="recommended_is_known"),
        sa.CheckConstraint(
            "advice_received_on IS NULL OR advice_sent_on IS NULL OR advice_received_on >= advice_sent_on",
            name="advice_comes_after_it_was_asked_for",
        ),
        sa.CheckConstraint(
            "(hearing_opens_on IS NULL) = (hearing_closes_on IS NULL) AND hearing_opens_on < hearing_closes_on",
            name="hearing_runs_forward",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"), index=True)
    road_question_id: Mapped[int | None] = mapped_column(sa.ForeignKey("road_question.id"))
    ballot_question_id: Mapped[int | None] = mapped_column(sa.ForeignKey("ballot_question.id"))
    meeting_id: Mapped[int | None] = mapped_column(sa.ForeignKey("meeting.id"), index=True)
    case_number: Mapped[str] = mapped_column(default="", server_default="")
    advice_sent_on: Mapped[date | None]
    advice_sent_to: Mapped[str] = mapped_column(default="", server_default="")
    """Who was asked about the spelling: Språkrådet, or Sametinget for Sámi names."""
    advice_received_on: Mapped[date | None]
    advice_text: Mapped[str] = mapped_column(default="", server_default="")
    needs_hearing: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    hearing_opens_on: Mapped[date | None]
    hearing_closes_on: Mapped[date | None]
    parallel: Mapped[str] = mapped_column(default=Parallel.UNKNOWN.value, server_default=sa.text("'parallel-unknown'"))
    parallel_names: Mapped[str] = mapped_column(default="", server_default="")
    recommended: Mapped[str | None]
    """An Outcome; None as long as staff recommend nothing."""
    recommended_nb: Mapped[str] = mapped_column(default="", server_default="")
    recommended_nn: Mapped[str] = mapped_column(default="", server_default="")
    """The recommended name, or the names of the recommended alternatives; the same in both forms for a road."""
    recommended_options: Mapped[str] = mapped_column(default="[]", server_default="[]")
    """JSON: ids of the recommended alternatives."""
    recommended_proposal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposal.id"), index=True)
    """The proposal that the name comes from, also where its spelling was mended after the advice."""
    recommended_short: Mapped[str] = mapped_column(default="", server_default="")
    reason_nb: Mapped[str] = mapped_column(default="", server_default="")
    reason_nn: Mapped[str] = mapped_column(default="", server_default="")
    is_reopened: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """An appeal has opened the case again, and no new decision has been made since."""
    version: Mapped[int] = mapped_column(default=1)
    opened_at: Mapped[datetime]


class Decision(Base):
    """What was decided in a case. The one with the highest number is in force; rows are only ever added."""

    __tablename__ = "decision"
    __table_args__ = (
        sa.UniqueConstraint("case_id", "number"),
        sa.CheckConstraint(one_of("outcome", Outcome), name="outcome_is_known"),
        sa.CheckConstraint("follows_vote OR reason <> ''", name="has_a_reason_where_it_departs"),
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("council_case.id"))
    number: Mapped[int]
    outcome: Mapped[str]
    name_nb: Mapped[str]
    name_nn: Mapped[str]
    options: Mapped[str]
    """JSON: ids of the chosen alternatives; empty for a road."""
    short_form: Mapped[str]
    proposal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposal.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(sa.ForeignKey("meeting.id"), index=True)
    body_nb: Mapped[str]
    body_nn: Mapped[str]
    decided_on: Mapped[date]
    case_number: Mapped[str]
    text: Mapped[str]
    reason: Mapped[str]
    language: Mapped[str]
    """Of the text and the reason, as they were written."""
    follows_vote: Mapped[bool]
    decided_by: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    """Who recorded it; None when the account is deleted."""
    recorded_at: Mapped[datetime]


class SpellingAppeal(Base):
    """An appeal against the spelling that was decided."""

    __tablename__ = "spelling_appeal"
    __table_args__ = (
        sa.CheckConstraint(one_of("sender_kind", AppealFrom), name="sender_kind_is_known"),
        sa.CheckConstraint(one_of("outcome", AppealOutcome), name="outcome_is_known"),
        sa.CheckConstraint("(outcome IS NULL) = (settled_on IS NULL)", name="settled_with_an_outcome"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("council_case.id"), index=True)
    decision_number: Mapped[int]
    received_on: Mapped[date]
    sender_kind: Mapped[str]
    sender: Mapped[str]
    """Who appeals, for staff only."""
    text: Mapped[str]
    outcome: Mapped[str | None]
    outcome_text: Mapped[str] = mapped_column(default="", server_default="")
    settled_on: Mapped[date | None]
    recorded_by: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    recorded_at: Mapped[datetime]
