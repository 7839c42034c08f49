"""Cases, meetings, advice, recommendations, decisions and appeals."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

OUTCOMES = "('outcome-new-name', 'outcome-option', 'outcome-absorbed', 'outcome-no-change')"
KEPT = (
    "id", "case_id", "number", "outcome", "name_nb", "name_nn", "options", "short_form", "proposal_id", "meeting_id",
    "body_nb", "body_nn", "decided_on", "case_number", "text", "reason", "language", "follows_vote", "recorded_at",
)  # fmt: skip
"""What stays of a decision; the person who recorded it can be taken out."""


def upgrade():
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("body_nb", sa.Text(), nullable=False),
        sa.Column("body_nn", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_meeting_municipality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("municipality_id", "held_on", "body_nb", name=op.f("uq_meeting_municipality_id_held_on_body_nb")),
    )
    op.create_table(
        "council_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("road_question_id", sa.Integer(), nullable=True),
        sa.Column("ballot_question_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("case_number", sa.Text(), server_default="", nullable=False),
        sa.Column("advice_sent_on", sa.Date(), nullable=True),
        sa.Column("advice_sent_to", sa.Text(), server_default="", nullable=False),
        sa.Column("advice_received_on", sa.Date(), nullable=True),
        sa.Column("advice_text", sa.Text(), server_default="", nullable=False),
        sa.Column("needs_hearing", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("hearing_opens_on", sa.Date(), nullable=True),
        sa.Column("hearing_closes_on", sa.Date(), nullable=True),
        sa.Column("parallel", sa.Text(), server_default=sa.text("'parallel-unknown'"), nullable=False),
        sa.Column("parallel_names", sa.Text(), server_default="", nullable=False),
        sa.Column("recommended", sa.Text(), nullable=True),
        sa.Column("recommended_nb", sa.Text(), server_default="", nullable=False),
        sa.Column("recommended_nn", sa.Text(), server_default="", nullable=False),
        sa.Column("recommended_options", sa.Text(), server_default="[]", nullable=False),
        sa.Column("recommended_proposal_id", sa.Integer(), nullable=True),
        sa.Column("recommended_short", sa.Text(), server_default="", nullable=False),
        sa.Column("reason_nb", sa.Text(), server_default="", nullable=False),
        sa.Column("reason_nn", sa.Text(), server_default="", nullable=False),
        sa.Column("is_reopened", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(road_question_id IS NULL) <> (ballot_question_id IS NULL)",
            name=op.f("ck_council_case_about_a_road_or_a_question"),
        ),
        sa.CheckConstraint(
            "parallel IN ('parallel-unknown', 'parallel-none', 'parallel-waiting', 'parallel-raised')",
            name=op.f("ck_council_case_parallel_is_known"),
        ),
        sa.CheckConstraint(f"recommended IN {OUTCOMES}", name=op.f("ck_council_case_recommended_is_known")),
        sa.CheckConstraint(
            "advice_received_on IS NULL OR advice_sent_on IS NULL OR advice_received_on >= advice_sent_on",
            name=op.f("ck_council_case_advice_comes_after_it_was_asked_for"),
        ),
        sa.CheckConstraint(
            "(hearing_opens_on IS NULL) = (hearing_closes_on IS NULL) AND hearing_opens_on < hearing_closes_on",
            name=op.f("ck_council_case_hearing_runs_forward"),
        ),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_council_case_process_id")),
        sa.ForeignKeyConstraint(["road_question_id"], ["road_question.id"], name=op.f("fk_council_case_road_question_id")),
        sa.ForeignKeyConstraint(["ballot_question_id"], ["ballot_question.id"], name=op.f("fk_council_case_ballot_question_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_council_case_meeting_id")),
        sa.ForeignKeyConstraint(["recommended_proposal_id"], ["proposal.id"], name=op.f("fk_council_case_recommended_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_case")),
        sa.UniqueConstraint("road_question_id", name=op.f("uq_council_case_road_question_id")),
        sa.UniqueConstraint("ballot_question_id", name=op.f("uq_council_case_ballot_question_id")),
    )
    for column in ("process_id", "meeting_id", "recommended_proposal_id"):
        op.create_index(op.f(f"ix_council_case_{column}"), "council_case", [column])
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=False),
        sa.Column("name_nn", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("short_form", sa.Text(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("body_nb", sa.Text(), nullable=False),
        sa.Column("body_nn", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("follows_vote", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"outcome IN {OUTCOMES}", name=op.f("ck_decision_outcome_is_known")),
        sa.CheckConstraint("follows_vote OR reason <> ''", name=op.f("ck_decision_has_a_reason_where_it_departs")),
        sa.CheckConstraint("language IN ('nb', 'nn')", name=op.f("ck_decision_language_is_known")),
        sa.ForeignKeyConstraint(["case_id"], ["council_case.id"], name=op.f("fk_decision_case_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_decision_proposal_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_decision_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_decision_case_id_number")),
    )
    for column in ("proposal_id", "meeting_id", "decided_by"):
        op.create_index(op.f(f"ix_decision_{column}"), "decision", [column])
    op.create_table(
        "spelling_appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("decision_number", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("sender_kind", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("outcome_text", sa.Text(), server_default="", nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "sender_kind IN ('appeal-from-body', 'appeal-from-owner', 'appeal-from-organisation')",
            name=op.f("ck_spelling_appeal_sender_kind_is_known"),
        ),
        sa.CheckConstraint(
            "outcome IN ('appeal-reopens', 'appeal-sent-on', 'appeal-refused')", name=op.f("ck_spelling_appeal_outcome_is_known")
        ),
        sa.CheckConstraint("(outcome IS NULL) = (settled_on IS NULL)", name=op.f("ck_spelling_appeal_settled_with_an_outcome")),
        sa.ForeignKeyConstraint(["case_id"], ["council_case.id"], name=op.f("fk_spelling_appeal_case_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_spelling_appeal_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spelling_appeal")),
    )
    for column in ("case_id", "recorded_by"):
        op.create_index(op.f(f"ix_spelling_appeal_{column}"), "spelling_appeal", [column])
    keep_decisions()


def keep_decisions():
    """A decision is neither changed nor deleted; a new one comes beside it."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    differs = "NEW.{0} IS DISTINCT FROM OLD.{0}" if is_postgresql else "NEW.{0} IS NOT OLD.{0}"
    changed = " OR ".join([*(differs.format(column) for column in KEPT), "NEW.decided_by IS NOT NULL"])
    for event, condition in (("UPDATE", changed), ("DELETE", "1 = 1")):
        name = f"decision_kept_{event}"
        if is_postgresql:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
                f" RAISE EXCEPTION 'decisions are only added to'; END IF; RETURN NEW; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON decision FOR EACH ROW EXECUTE FUNCTION {name}()")
        else:
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {event} ON decision WHEN {condition}"
                " BEGIN SELECT RAISE(ABORT, 'decisions are only added to'); END"
            )


def downgrade():
    for table in ("spelling_appeal", "decision", "council_case", "meeting"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for event in ("UPDATE", "DELETE"):
            op.execute(f"DROP FUNCTION decision_kept_{event}()")
