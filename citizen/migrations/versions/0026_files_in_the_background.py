"""Files that are made in the background, and who fetched what and why."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "file_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=True),
        sa.Column("dataset", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("filters", sa.Text(), server_default="{}", nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=True),
        sa.Column("rows_done", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("format IN ('csv', 'xlsx', 'json', 'zip')", name=op.f("ck_file_order_format_is_known")),
        sa.CheckConstraint(
            "state IN ('direct', 'waiting', 'being-made', 'made', 'failed', 'removed')",
            name=op.f("ck_file_order_state_is_known"),
        ),
        sa.CheckConstraint("purpose <> ''", name=op.f("ck_file_order_has_a_purpose")),
        sa.CheckConstraint("(state = 'being-made') = (claim IS NOT NULL)", name=op.f("ck_file_order_made_by_one")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_file_order_account_id")),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_file_order_municipality_id")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_file_order_process_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_order")),
        sa.UniqueConstraint("public_id", name=op.f("uq_file_order_public_id")),
    )
    op.create_index(op.f("ix_file_order_account_id"), "file_order", ["account_id"])
    op.create_index(op.f("ix_file_order_process_id"), "file_order", ["process_id"])
    op.create_index("ix_file_order_municipality_id_ordered_at", "file_order", ["municipality_id", "ordered_at"])
    op.create_index("ix_file_order_state", "file_order", ["state"])


def downgrade():
    op.drop_table("file_order")
