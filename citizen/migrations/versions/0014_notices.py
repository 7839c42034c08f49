"""Notices, what people follow, and letters that wait to be sent."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade():
    for name in ("deleted_at", "traces_removed_at"):
        op.add_column("account", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("kind IN ('digest', 'confirm')", name=op.f("ck_letter_kind_is_known")),
        sa.CheckConstraint(
            "state IN ('waiting', 'claimed', 'sent', 'empty', 'given-up')", name=op.f("ck_letter_state_is_known")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_letter_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("name", name=op.f("uq_letter_name")),
    )
    op.create_index(op.f("ix_letter_account_id"), "letter", ["account_id"])
    op.create_index("ix_letter_state_due_at", "letter", ["state", "due_at"])
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("said_nb", sa.Text(), nullable=False),
        sa.Column("said_nn", sa.Text(), nullable=False),
        sa.Column("target_kind", sa.Text(), nullable=True),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("once", sa.Text(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(target_kind IS NULL) = (target_id IS NULL)", name=op.f("ck_notice_target_has_a_kind")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_notice_account_id")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_notice_letter_id")),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_notice_municipality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("account_id", "once", name=op.f("uq_notice_account_id_once")),
    )
    op.create_index("ix_notice_account_id_posted_at", "notice", ["account_id", "posted_at"])
    op.create_index("ix_notice_letter_id_account_id", "notice", ["letter_id", "account_id"])
    op.create_table(
        "follow",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('process', 'idea', 'place', 'theme')", name=op.f("ck_follow_kind_is_known")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_follow_account_id")),
        sa.PrimaryKeyConstraint("account_id", "kind", "target_id", name=op.f("pk_follow")),
    )
    op.create_index("ix_follow_kind_target_id", "follow", ["kind", "target_id"])
    op.create_table(
        "notice_settings",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.Text(), server_default="daily", nullable=False),
        sa.Column("mine_at_once", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("no_mine", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("no_followed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("no_deadlines", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("letters_from", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("rhythm IN ('daily', 'weekly', 'off')", name=op.f("ck_notice_settings_rhythm_is_known")),
        sa.CheckConstraint(
            "address IS NOT NULL OR confirmed_at IS NULL",
            name=op.f("ck_notice_settings_only_an_address_is_confirmed"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_notice_settings_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_notice_settings")),
    )


def downgrade():
    for table in ("notice_settings", "follow", "notice", "letter"):
        op.drop_table(table)
    for name in ("traces_removed_at", "deleted_at"):
        op.drop_column("account", name)
