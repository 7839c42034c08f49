"""What the municipality did with the answers to a hearing."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

LOGS = {
    "hearing_outcome": ("id", "process_id", "number", "text_nb", "text_nn", "case_number", "case_url", "published_at"),
    "hearing_outcome_part": ("outcome_id", "section_id", "text_nb", "text_nn"),
}
"""Tables to which lines are only added, with the columns that stay. Who published an outcome can be taken out of it."""


def upgrade():
    op.create_table(
        "hearing_outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_nb", sa.Text(), nullable=False),
        sa.Column("text_nn", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("case_url", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("text_nb <> '' AND text_nn <> ''", name=op.f("ck_hearing_outcome_says_something")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_hearing_outcome_process_id")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_hearing_outcome_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_outcome")),
        sa.UniqueConstraint("process_id", "number", name=op.f("uq_hearing_outcome_process_id_number")),
    )
    op.create_index(op.f("ix_hearing_outcome_by_id"), "hearing_outcome", ["by_id"])
    op.create_table(
        "hearing_outcome_part",
        sa.Column("outcome_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("text_nb", sa.Text(), nullable=False),
        sa.Column("text_nn", sa.Text(), nullable=False),
        sa.CheckConstraint("text_nb <> '' AND text_nn <> ''", name=op.f("ck_hearing_outcome_part_says_something")),
        sa.ForeignKeyConstraint(
            ["outcome_id"], ["hearing_outcome.id"], name=op.f("fk_hearing_outcome_part_outcome_id")
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["hearing_section.id"], name=op.f("fk_hearing_outcome_part_section_id")
        ),
        sa.PrimaryKeyConstraint("outcome_id", "section_id", name=op.f("pk_hearing_outcome_part")),
    )
    op.create_index(op.f("ix_hearing_outcome_part_section_id"), "hearing_outcome_part", ["section_id"])
    for table, columns in LOGS.items():
        keep(table, columns)


def keep(table, columns):
    """Lines of this table are neither changed nor deleted, but for who wrote them."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    differs = "NEW.{0} IS DISTINCT FROM OLD.{0}" if is_postgresql else "NEW.{0} IS NOT OLD.{0}"
    given = ["NEW.by_id IS NOT NULL"] if table == "hearing_outcome" else []
    changed = " OR ".join([*(differs.format(column) for column in columns), *given])
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
    for table in ("hearing_outcome_part", "hearing_outcome"):
        op.drop_table(table)
        for event in ("UPDATE", "DELETE") if is_postgresql else ():
            op.execute(f"DROP FUNCTION {table}_kept_{event}()")
