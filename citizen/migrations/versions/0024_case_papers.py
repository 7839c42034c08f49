"""Case papers as they were when they were made."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KEPT = (
    "id", "municipality_id", "process_id", "about", "title", "language", "content", "sha256", "word", "word_sha256",
    "pdf", "pdf_sha256", "made_at",
)  # fmt: skip
"""All columns but the person who made the paper, who can be taken out of it."""


def upgrade():
    op.create_table(
        "case_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("word", sa.LargeBinary(), nullable=False),
        sa.Column("word_sha256", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("language IN ('nb', 'nn')", name=op.f("ck_case_paper_language_is_known")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_case_paper_hash_is_a_hash")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_case_paper_municipality_id")
        ),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_case_paper_process_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["account.id"], name=op.f("fk_case_paper_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_paper")),
        sa.UniqueConstraint("sha256", name=op.f("uq_case_paper_sha256")),
    )
    for column in ("process_id", "word_sha256", "pdf_sha256", "made_by_id"):
        op.create_index(op.f(f"ix_case_paper_{column}"), "case_paper", [column])
    keep()


def keep():
    """A paper is neither changed nor deleted, but for who made it."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    differs = "NEW.{0} IS DISTINCT FROM OLD.{0}" if is_postgresql else "NEW.{0} IS NOT OLD.{0}"
    changed = " OR ".join([*(differs.format(column) for column in KEPT), "NEW.made_by_id IS NOT NULL"])
    for event, condition in (("UPDATE", changed), ("DELETE", "1 = 1")):
        name = f"case_paper_kept_{event}"
        if is_postgresql:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
                f" RAISE EXCEPTION 'a case paper is kept as it was made'; END IF; RETURN NEW; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON case_paper FOR EACH ROW EXECUTE FUNCTION {name}()")
        else:
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {event} ON case_paper WHEN {condition}"
                " BEGIN SELECT RAISE(ABORT, 'a case paper is kept as it was made'); END"
            )


def downgrade():
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    op.drop_table("case_paper")
    for event in ("UPDATE", "DELETE") if is_postgresql else ():
        op.execute(f"DROP FUNCTION case_paper_kept_{event}()")
