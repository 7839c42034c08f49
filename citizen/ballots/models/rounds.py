"""Tables: vote_round, ballot_question, ballot_option, round_event. The database freezes them when the voting opens."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class VoteRound(Base):
    """One voting of a process, with the rules as they were when it opened. A stopped one may have a successor."""

    __tablename__ = "vote_round"
    __table_args__ = (
        sa.UniqueConstraint("process_id", "number"),
        sa.Index(
            "uq_vote_round_running",
            "process_id",
            unique=True,
            sqlite_where=sa.text("status <> 'stopped'"),
            postgresql_where=sa.text("status <> 'stopped'"),
        ),
        sa.CheckConstraint("mode IN ('open', 'tracked', 'secret')", name="mode_is_known"),
        sa.CheckConstraint("status IN ('open', 'stopped', 'closed')", name="status_is_known"),
        sa.CheckConstraint("method IN ('approval', 'single', 'yes-no', 'ranked', 'budget')", name="method_is_known"),
        sa.CheckConstraint("(method = 'budget') = (budget IS NOT NULL)", name="budget_has_a_sum"),
        sa.CheckConstraint("closes_at > opens_at", name="closes_after_it_opens"),
        sa.CheckConstraint("grace_s BETWEEN 0 AND 300", name="grace_is_short"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"))
    number: Mapped[int] = mapped_column(default=1)
    """1 for the first voting of the process, 2 for the one that takes the place of a stopped one."""
    mode: Mapped[str] = mapped_column(default="tracked")
    status: Mapped[str] = mapped_column(default="open")
    """'open' from when the ballots are made; whether one can vote follows from the instants and the clock."""
    method: Mapped[str] = mapped_column(default="approval")
    max_choices: Mapped[int | None]
    """How many options one may choose; None for any number."""
    budget: Mapped[int | None]
    """The sum to share out, in whole kroner, where the method is a budget."""
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    grace_s: Mapped[int] = mapped_column(default=60)
    """Seconds after closing in which a request that arrived in time is still stored."""
    rules: Mapped[str]
    """Canonical JSON, see citizen.domain.ballot_rules; what the published box shows."""
    rules_hash: Mapped[bytes]
    key_id: Mapped[str]
    """The name of the round's key, which is kept outside the database."""
    public_key: Mapped[str] = mapped_column(default="")
    """The public half of the key that signs this round's roots and manifest, in hex."""
    version: Mapped[int] = mapped_column(default=1)
    closed_at: Mapped[datetime | None]
    """When the ballots were moved to the box, counted and forgotten here."""
    scrubbed_at: Mapped[datetime | None]
    """When the traces of the order of voting were removed from the database's files."""
    shredded_at: Mapped[datetime | None]
    """When the round's key was destroyed."""
    electors: Mapped[int | None]
    """How many could vote, as it was known when the round closed."""
    manifest: Mapped[bytes | None] = mapped_column(deferred=True)
    """The published manifest.json, byte for byte, and its signature; read only where they are sent."""
    manifest_signature: Mapped[bytes | None] = mapped_column(deferred=True)


class BallotQuestion(Base):
    """What is asked on one ballot: the new name of a road, or which of some alternatives."""

    __tablename__ = "ballot_question"
    __table_args__ = (
        sa.UniqueConstraint("round_id", "slug"),
        sa.UniqueConstraint("round_id", "road_question_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"))
    position: Mapped[int]
    slug: Mapped[str]
    title_nb: Mapped[str]
    title_nn: Mapped[str]
    text_nb: Mapped[str] = mapped_column(default="")
    text_nn: Mapped[str] = mapped_column(default="")
    road_question_id: Mapped[int | None] = mapped_column(sa.ForeignKey("road_question.id"))


class BallotOption(Base):
    """Something that can be chosen: a proposed name, yes or no, a coat of arms, a project with its cost."""

    __tablename__ = "ballot_option"
    __table_args__ = (
        sa.UniqueConstraint("question_id", "code"),
        sa.UniqueConstraint("question_id", "proposal_id"),
        sa.CheckConstraint("cost >= 0", name="cost_is_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(sa.ForeignKey("ballot_question.id"))
    position: Mapped[int]
    code: Mapped[str]
    """What the form sends; the public id of the proposal where there is one."""
    name_nb: Mapped[str]
    name_nn: Mapped[str]
    text_nb: Mapped[str] = mapped_column(default="")
    text_nn: Mapped[str] = mapped_column(default="")
    cost: Mapped[int | None]
    """In whole kroner, where the method is a budget."""
    proposal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposal.id"))


class RoundEvent(Base):
    """Something that was changed while people could vote, with its reason. Public, and never changed itself."""

    __tablename__ = "round_event"
    __table_args__ = (sa.CheckConstraint("kind IN ('deadline', 'stopped')", name="kind_is_known"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("vote_round.id"), index=True)
    happened_at: Mapped[datetime]
    kind: Mapped[str]
    reason_nb: Mapped[str]
    reason_nn: Mapped[str]
    old_closes_at: Mapped[datetime]
    new_closes_at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    """Who did it: a member of staff."""
