"""Reports, decisions of moderators and appeals."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = (
    "moderation_text", "moderation_appeal", "moderation_recipient", "moderation_report", "moderation_decision",
    "moderation_case",
)  # fmt: skip
KEPT = (
    "id", "public_id", "case_id", "number", "kind", "reason", "on_appeal", "decided_at", "waited_since", "appeal_until",
)  # fmt: skip
QUOTING = ("title", "statement_nb", "statement_nn")
"""They quote what a person wrote, and can be emptied when that person's account is deleted."""
REASONS = "reason IN ('personal-data', 'threat', 'hate', 'copyright', 'spam', 'off-topic', 'other')"


def guards(is_distinct):
    """Name, event, table, condition that stops the statement, and what is said then."""
    changed = " OR ".join(is_distinct(column) for column in KEPT)
    rewritten = " OR ".join(f"(({is_distinct(column)}) AND NEW.{column} <> '')" for column in QUOTING)
    yield ("moderation_decision_stands_update", "UPDATE", "moderation_decision",
           f"(({is_distinct('moderator_id')}) AND NEW.moderator_id IS NOT NULL) OR {changed} OR {rewritten}", "a decision stands as it was made")  # fmt: skip
    yield ("moderation_decision_stands_delete", "DELETE", "moderation_decision", "1 = 1",
           "a decision stands as it was made")  # fmt: skip
    yield ("moderation_appeal_to_another", "INSERT", "moderation_decision",
           "NEW.on_appeal AND (NEW.moderator_id IS NULL OR EXISTS (SELECT 1 FROM moderation_decision"
           " WHERE case_id = NEW.case_id AND number = NEW.number - 1 AND moderator_id = NEW.moderator_id))",
           "an appeal is decided by another moderator")  # fmt: skip


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
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )


def make_tables():
    def column(name, kind, null=False, **more):
        return sa.Column(name, kind, nullable=null, **more)

    def key(table, *columns):
        return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))

    def to(table, column_name, other):
        return sa.ForeignKeyConstraint([column_name], [f"{other}.id"], name=op.f(f"fk_{table}_{column_name}"))

    def check(table, name, condition):
        return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))

    def unique(table, *columns):
        return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))

    def index(table, *columns):
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))

    number, text, moment = sa.Integer(), sa.Text(), sa.DateTime(timezone=True)
    one = "moderation_case"
    op.create_table(
        one, column("id", number), column("municipality_id", number), column("kind", text), column("ref", text),
        column("status", text), column("decisions", number, server_default="0"),
        column("change_due_at", moment, null=True), column("appealed_at", moment, null=True),
        check(one, "status_is_known", "status IN ('open', 'decided', 'asked', 'appealed')"),
        check(one, "kind_is_known",
              "kind IN ('ide', 'versjon', 'bilde', 'vedlegg', 'argument', 'svar', 'innbyggerforslag')"),
        check(one, "appealed_at_an_instant", "(status = 'appealed') = (appealed_at IS NOT NULL)"),
        check(one, "asked_until_an_instant", "status <> 'asked' OR change_due_at IS NOT NULL"),
        to(one, "municipality_id", "municipality"), key(one, "id"), unique(one, "kind", "ref"),
    )  # fmt: skip
    index(one, "municipality_id", "status")
    one = "moderation_decision"
    op.create_table(
        one, column("id", number), column("public_id", text), column("case_id", number), column("number", number),
        column("kind", text), column("reason", text), column("on_appeal", sa.Boolean()),
        column("moderator_id", number, null=True), column("title", text), column("statement_nb", text),
        column("statement_nn", text), column("decided_at", moment), column("waited_since", moment),
        column("appeal_until", moment, null=True),
        check(one, "kind_is_known", "kind IN ('keep', 'hide', 'ask-change', 'redact', 'restore')"),
        check(one, "reason_is_known", REASONS), to(one, "case_id", "moderation_case"),
        to(one, "moderator_id", "account"), key(one, "id"), unique(one, "public_id"), unique(one, "case_id", "number"),
    )  # fmt: skip
    index(one, "moderator_id")
    one = "moderation_report"
    op.create_table(
        one, column("id", number), column("case_id", number), column("account_id", number, null=True),
        column("reason", text), column("text", text), column("reported_at", moment),
        column("answered_by_id", number, null=True), check(one, "reason_is_known", REASONS),
        to(one, "case_id", "moderation_case"), to(one, "account_id", "account"),
        to(one, "answered_by_id", "moderation_decision"), key(one, "id"), unique(one, "case_id", "account_id"),
    )  # fmt: skip
    index(one, "account_id", "reported_at")
    index(one, "answered_by_id")
    one = "moderation_recipient"
    op.create_table(
        one, column("decision_id", number), column("account_id", number),
        to(one, "decision_id", "moderation_decision"), to(one, "account_id", "account"),
        key(one, "decision_id", "account_id"),
    )  # fmt: skip
    index(one, "account_id")
    one = "moderation_appeal"
    op.create_table(
        one, column("decision_id", number), column("account_id", number, null=True), column("text", text),
        column("appealed_at", moment), column("answered_by_id", number, null=True),
        to(one, "decision_id", "moderation_decision"), to(one, "account_id", "account"),
        to(one, "answered_by_id", "moderation_decision"), key(one, "decision_id"),
    )  # fmt: skip
    index(one, "account_id")
    index(one, "answered_by_id")
    one = "moderation_text"
    op.create_table(
        one, column("municipality_id", number), column("code", text), column("text_nb", text),
        column("text_nn", text), column("version", number), column("edited_at", moment),
        column("edited_by_id", number, null=True), to(one, "municipality_id", "municipality"),
        to(one, "edited_by_id", "account"), key(one, "municipality_id", "code"),
    )  # fmt: skip
    index(one, "edited_by_id")


def downgrade():
    connection = op.get_bind()
    for name, _event, table, _condition, _words in guards(str):
        if connection.dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")
        else:
            op.execute(f"DROP TRIGGER {name}")
    for table in TABLES:
        op.drop_table(table)
