"""A councillor's own notes and marks."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "case_mark",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("is_read", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("is_read OR note <> ''", name=op.f("ck_case_mark_says_something")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_case_mark_account_id")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_case_mark_process_id")),
        sa.PrimaryKeyConstraint("account_id", "process_id", "slug", name=op.f("pk_case_mark")),
    )
    op.create_index(op.f("ix_case_mark_process_id"), "case_mark", ["process_id"])


def downgrade():
    op.drop_table("case_mark")
