"""Initiatives with several proposers, corrected decisions, and until when a person has seen their notices."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TABLES = ("notice_seen", "initiative_correction", "initiative_invitation", "initiative_proposer")
COPIED = ("initiative_id", "number", "outcome", "body", "decided_on", "case_number", "text_nb", "text_nn",
          "reason_nb", "reason_nn", "why_nb", "why_nn", "corrected_at")  # fmt: skip


def guards(is_distinct):
    """Name, event, table, condition that stops the statement, and what is said then."""
    of = "initiative_correction"
    yield ("initiative_corrected_once_decided", "INSERT", of,
           "NOT EXISTS (SELECT 1 FROM initiative_decision WHERE initiative_decision.initiative_id = NEW.initiative_id)",
           "nothing is decided yet")  # fmt: skip
    changed = " OR ".join(is_distinct(column) for column in COPIED)
    yield ("initiative_correction_stands", "UPDATE", of, f"{changed} OR NEW.account_id IS NOT NULL",
           "what was corrected stands")  # fmt: skip
    yield "initiative_correction_kept", "DELETE", of, "1 = 1", "what was corrected stands"


def upgrade():
    make_tables()
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for name, event, table, condition, words in guards(lambda one: f"NEW.{one} IS DISTINCT FROM OLD.{one}"):
            row = "OLD" if event == "DELETE" else "NEW"
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" IF {condition} THEN RAISE EXCEPTION '{words}'; END IF; RETURN {row}; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
        return
    for name, event, table, condition, words in guards(lambda one: f"NEW.{one} IS NOT OLD.{one}"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )


def make_tables():
    def column(name, kind, *, null=False):
        return sa.Column(name, kind, nullable=null)

    def key(table, *columns):
        return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))

    def to(table, column_name, other):
        return sa.ForeignKeyConstraint([column_name], [f"{other}.id"], name=op.f(f"fk_{table}_{column_name}"))

    number, text, moment = sa.Integer(), sa.Text(), sa.DateTime(timezone=True)
    of = "notice_seen"
    op.create_table(
        of, column("account_id", number), column("seen_until", moment), to(of, "account_id", "account"),
        key(of, "account_id"),
    )  # fmt: skip
    of = "initiative_proposer"
    op.create_table(
        of, column("initiative_id", number), column("account_id", number), column("joined_at", moment),
        to(of, "initiative_id", "initiative"), to(of, "account_id", "account"),
        key(of, "initiative_id", "account_id"),
    )  # fmt: skip
    op.create_index(op.f("ix_initiative_proposer_account_id"), of, ["account_id"])
    of = "initiative_invitation"
    op.create_table(
        of, column("token_hash", sa.LargeBinary()), column("initiative_id", number), column("made_at", moment),
        to(of, "initiative_id", "initiative"), key(of, "token_hash"),
    )  # fmt: skip
    op.create_index(op.f("ix_initiative_invitation_initiative_id"), of, ["initiative_id"])
    of = "initiative_correction"
    op.create_table(
        of, column("initiative_id", number), sa.Column("number", number, nullable=False, autoincrement=False),
        column("outcome", text), column("body", text), column("decided_on", sa.Date()), column("case_number", text),
        column("text_nb", text), column("text_nn", text), column("reason_nb", text), column("reason_nn", text),
        column("why_nb", text), column("why_nn", text), column("corrected_at", moment),
        column("account_id", number, null=True),
        sa.CheckConstraint("outcome IN ('initiative-adopted', 'initiative-adopted-in-part', 'initiative-not-adopted')",
                           name=op.f(f"ck_{of}_outcome_is_known")),
        sa.CheckConstraint("number > 0", name=op.f(f"ck_{of}_number_is_above_zero")),
        to(of, "initiative_id", "initiative"), to(of, "account_id", "account"), key(of, "initiative_id", "number"),
    )  # fmt: skip
    op.create_index(op.f("ix_initiative_correction_account_id"), of, ["account_id"])


def downgrade():
    connection = op.get_bind()
    for name, _event, table, _condition, _words in guards(lambda one: one):
        if connection.dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")
        else:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for table in TABLES:
        op.drop_table(table)
