"""The log of what staff did, and roles for a period."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

STAYS = ("id", "municipality_id", "act", "about", "why", "details", "at")
"""Columns that never change. Who did it can be taken out, when that person deletes their account."""


def upgrade():
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_act_municipality_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_act_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_index(op.f("ix_act_account_id"), "act", ["account_id"])
    op.create_index(op.f("ix_act_municipality_id_at"), "act", ["municipality_id", "at"])
    keep()
    op.add_column("role_grant", sa.Column("holds_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("role_grant", sa.Column("holds_until", sa.DateTime(timezone=True), nullable=True))


def keep():
    """Lines of the log are neither changed nor deleted, but for who did it."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    differs = "NEW.{0} IS DISTINCT FROM OLD.{0}" if is_postgresql else "NEW.{0} IS NOT OLD.{0}"
    changed = " OR ".join([*(differs.format(column) for column in STAYS), "NEW.account_id IS NOT NULL"])
    for event, condition in (("UPDATE", changed), ("DELETE", "1 = 1")):
        name = f"act_kept_{event}"
        if is_postgresql:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
                f" RAISE EXCEPTION 'this log is only added to'; END IF; RETURN NEW; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON act FOR EACH ROW EXECUTE FUNCTION {name}()")
        else:
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {event} ON act WHEN {condition}"
                " BEGIN SELECT RAISE(ABORT, 'this log is only added to'); END"
            )
    if is_postgresql:
        op.execute(
            "CREATE FUNCTION act_kept_TRUNCATE() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'this log is only added to'; END $$"
        )
        op.execute("CREATE TRIGGER act_kept_TRUNCATE BEFORE TRUNCATE ON act EXECUTE FUNCTION act_kept_TRUNCATE()")


def downgrade():
    with op.batch_alter_table("role_grant") as batch:
        batch.drop_column("holds_until")
        batch.drop_column("holds_from")
    op.drop_table("act")
    if op.get_bind().dialect.name == "postgresql":
        for event in ("UPDATE", "DELETE", "TRUNCATE"):
            op.execute(f"DROP FUNCTION act_kept_{event}()")
