"""The register of new names, and what remains to be done after a decision."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

BEFORE, NOW = ("process", "idea", "place", "theme"), ("process", "idea", "place", "theme", "road")
TASKS = (
    "task IN ('task-matrikkel', 'task-ssr', 'task-110', 'task-112', 'task-113', 'task-post', 'task-addressees',"
    " 'task-signs-ordered', 'task-signs-up')"
)


def upgrade():
    op.create_table(
        "road_addresses",
        sa.Column("road_id", sa.Integer(), nullable=False),
        sa.Column("listed", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["road_id"], ["road.id"], name=op.f("fk_road_addresses_road_id")),
        sa.PrimaryKeyConstraint("road_id", name=op.f("pk_road_addresses")),
    )
    op.create_table(
        "road_task",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_for", sa.Text(), server_default="", nullable=False),
        sa.Column("reference", sa.Text(), server_default="", nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(TASKS, name=op.f("ck_road_task_task_is_known")),
        sa.CheckConstraint("(done_on IS NULL) = (done_for = '')", name=op.f("ck_road_task_done_for_a_name")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_road_task_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["council_case.id"], name=op.f("fk_road_task_case_id")),
        sa.PrimaryKeyConstraint("case_id", "task", name=op.f("pk_road_task")),
    )
    op.create_index(op.f("ix_road_task_by_id"), "road_task", ["by_id"])
    let_follow(NOW)


def downgrade():
    op.execute("DELETE FROM follow WHERE kind = 'road'")
    let_follow(BEFORE)
    op.drop_table("road_task")
    op.drop_table("road_addresses")


def let_follow(kinds):
    """What people can follow; SQLite's table is made anew, as it can't change a condition."""
    condition = f"kind IN {kinds!r}"
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_follow_kind_is_known"), "follow")
        op.create_check_constraint(op.f("ck_follow_kind_is_known"), "follow", condition)
        return
    op.drop_index("ix_follow_kind_target_id", "follow")
    op.rename_table("follow", "follow_before")
    op.create_table(
        "follow",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(condition, name=op.f("ck_follow_kind_is_known")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_follow_account_id")),
        sa.PrimaryKeyConstraint("account_id", "kind", "target_id", name=op.f("pk_follow")),
    )
    op.execute("INSERT INTO follow SELECT account_id, kind, target_id, begun_at FROM follow_before")
    op.drop_table("follow_before")
    op.create_index("ix_follow_kind_target_id", "follow", ["kind", "target_id"])
