"""Merges of ideas, their steps and the municipality's answers."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

STEPS = (
    "step IN ('step-received', 'step-assessed', 'step-hearing', 'step-recommendation', 'step-decided',"
    " 'step-carried-out')"
)
LOGS = {
    "idea_merge": ("id", "from_id", "into_id", "undoes_id", "reason_nb", "reason_nn", "at"),
    "idea_answer": (
        "id", "idea_id", "number", "verdict", "reason_nb", "reason_nn", "answered_by", "on_behalf_of", "decided_by",
        "case_number", "case_url", "written_at",
    ),
}  # fmt: skip
"""Tables to which lines are only added, with the columns that stay. The person who wrote a line can be taken out of it."""


def upgrade():
    with op.batch_alter_table("idea_author") as batch_op:
        batch_op.add_column(sa.Column("came_from_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_idea_author_came_from_id"), "idea", ["came_from_id"], ["id"])
        batch_op.create_index(op.f("ix_idea_author_came_from_id"), ["came_from_id"])
    op.create_table(
        "idea_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("reason_nb", sa.Text(), nullable=False),
        sa.Column("reason_nn", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("from_id <> into_id", name=op.f("ck_idea_merge_two_ideas")),
        sa.CheckConstraint("reason_nb <> '' OR reason_nn <> ''", name=op.f("ck_idea_merge_has_a_reason")),
        sa.ForeignKeyConstraint(["from_id"], ["idea.id"], name=op.f("fk_idea_merge_from_id")),
        sa.ForeignKeyConstraint(["into_id"], ["idea.id"], name=op.f("fk_idea_merge_into_id")),
        sa.ForeignKeyConstraint(["undoes_id"], ["idea_merge.id"], name=op.f("fk_idea_merge_undoes_id")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_idea_merge_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_merge")),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_idea_merge_undoes_id")),
    )
    for column in ("from_id", "into_id", "by_id"):
        op.create_index(op.f(f"ix_idea_merge_{column}"), "idea_merge", [column])
    for table, owner in (("process_step", "process"), ("idea_step", "idea")):
        done = [sa.Column("done_on", sa.Date(), nullable=True)] if owner == "idea" else []
        op.create_table(
            table,
            sa.Column(f"{owner}_id", sa.Integer(), nullable=False),
            sa.Column("step", sa.Text(), nullable=False),
            sa.Column("due_on", sa.Date(), nullable=True),
            sa.Column("first_due_on", sa.Date(), nullable=True),
            *done,
            sa.Column("is_skipped", sa.Boolean(), server_default=sa.false(), nullable=False),
            sa.CheckConstraint(STEPS, name=op.f(f"ck_{table}_step_is_known")),
            sa.ForeignKeyConstraint([f"{owner}_id"], [f"{owner}.id"], name=op.f(f"fk_{table}_{owner}_id")),
            sa.PrimaryKeyConstraint(f"{owner}_id", "step", name=op.f(f"pk_{table}")),
        )
    op.create_table(
        "idea_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason_nb", sa.Text(), nullable=False),
        sa.Column("reason_nn", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("on_behalf_of", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("case_url", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('verdict-accepted', 'verdict-changed', 'verdict-not-accepted')", name=op.f("ck_idea_answer_verdict_is_known")
        ),
        sa.CheckConstraint("reason_nb <> '' AND reason_nn <> ''", name=op.f("ck_idea_answer_has_a_reason")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_idea_answer_idea_id")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_idea_answer_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_answer")),
        sa.UniqueConstraint("idea_id", "number", name=op.f("uq_idea_answer_idea_id_number")),
    )
    op.create_index(op.f("ix_idea_answer_by_id"), "idea_answer", ["by_id"])
    op.create_table(
        "idea_on_ballot",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_idea_on_ballot_process_id")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_idea_on_ballot_idea_id")),
        sa.PrimaryKeyConstraint("process_id", "idea_id", name=op.f("pk_idea_on_ballot")),
    )
    op.create_index(op.f("ix_idea_on_ballot_idea_id"), "idea_on_ballot", ["idea_id"])
    for table, columns in LOGS.items():
        keep(table, columns)


def keep(table, columns):
    """Lines of this table are neither changed nor deleted, but for who wrote them."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    differs = "NEW.{0} IS DISTINCT FROM OLD.{0}" if is_postgresql else "NEW.{0} IS NOT OLD.{0}"
    changed = " OR ".join([*(differs.format(column) for column in columns), "NEW.by_id IS NOT NULL"])
    for event, condition in (("UPDATE", changed), ("DELETE", "1 = 1")):
        name = f"{table}_kept_{event}"
        if is_postgresql:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
                f" RAISE EXCEPTION 'this log is only added to'; END IF; RETURN NEW; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
        else:
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition}"
                " BEGIN SELECT RAISE(ABORT, 'this log is only added to'); END"
            )


def downgrade():
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for table in ("idea_on_ballot", "idea_answer", "idea_step", "process_step", "idea_merge"):
        op.drop_table(table)
        for event in ("UPDATE", "DELETE") if is_postgresql and table in LOGS else ():
            op.execute(f"DROP FUNCTION {table}_kept_{event}()")
    with op.batch_alter_table("idea_author") as batch_op:
        batch_op.drop_index(op.f("ix_idea_author_came_from_id"))
        batch_op.drop_constraint(op.f("fk_idea_author_came_from_id"), type_="foreignkey")
        batch_op.drop_column("came_from_id")
