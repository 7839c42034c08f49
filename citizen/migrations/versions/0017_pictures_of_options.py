"""Pictures of what can be chosen in a vote, which the database freezes together with the options."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
TABLES = ("option_picture", "vote_picture")
STANDS = (
    "id", "public_id", "municipality_id", "width", "height", "sha256", "small_sha256", "added_at", "content", "small",
)  # fmt: skip
OPTION_HAS_OPENED = (
    "EXISTS (SELECT 1 FROM vote_round JOIN ballot_question ON ballot_question.round_id = vote_round.id"
    " JOIN ballot_option ON ballot_option.question_id = ballot_question.id"
    " WHERE ballot_option.id = {row}.option_id AND ({{now}} >= opens_at OR status <> 'open'))"
)


def guards(is_distinct):
    """Name, event, table, condition that stops the statement, and what is said then."""
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
        frozen = " OR ".join(OPTION_HAS_OPENED.format(row=row) for row in rows)
        yield (f"option_picture_frozen_{event.lower()}", event, "option_picture", frozen,
               "the pictures of a round that has opened are frozen")  # fmt: skip
    changed = " OR ".join(is_distinct(column) for column in STANDS)
    yield ("vote_picture_stands", "UPDATE", "vote_picture", f"{changed} OR NEW.account_id IS NOT NULL",
           "a picture is never changed")  # fmt: skip
    yield ("vote_picture_kept", "DELETE", "vote_picture",
           "EXISTS (SELECT 1 FROM option_picture WHERE option_picture.picture_id = OLD.id)",
           "a picture that a vote shows is kept")  # fmt: skip


def upgrade():
    make_tables()
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for name, event, table, condition, words in guards(lambda one: f"NEW.{one} IS DISTINCT FROM OLD.{one}"):
            row = "OLD" if event == "DELETE" else "NEW"
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" IF {condition.format(now='clock_timestamp()')} THEN RAISE EXCEPTION '{words}'; END IF;"
                f" RETURN {row}; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
        for table in TABLES:
            op.execute(f"CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION kept_whole()")
        return
    for name, event, table, condition, words in guards(lambda one: f"NEW.{one} IS NOT OLD.{one}"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition.format(now=SQLITE_NOW)}"
            f" BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )


def make_tables():
    number, text, blob, moment = sa.Integer(), sa.Text(), sa.LargeBinary(), sa.DateTime(timezone=True)

    def column(name, kind, *, null=False):
        return sa.Column(name, kind, nullable=null)

    def to(table, column_name, other):
        return sa.ForeignKeyConstraint([column_name], [f"{other}.id"], name=op.f(f"fk_{table}_{column_name}"))

    of = "vote_picture"
    op.create_table(
        of, column("id", number), column("public_id", text), column("municipality_id", number),
        column("account_id", number, null=True), column("width", number), column("height", number),
        column("sha256", blob), column("small_sha256", blob), column("added_at", moment), column("content", blob),
        column("small", blob), to(of, "municipality_id", "municipality"), to(of, "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{of}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{of}_public_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_vote_picture_account_id"), of, ["account_id"])
    op.create_index("ix_vote_picture_added_at", of, ["added_at"])
    of = "option_picture"
    op.create_table(
        of, column("option_id", number), column("picture_id", number), column("alt_nb", text), column("alt_nn", text),
        sa.CheckConstraint("alt_nb <> '' AND alt_nn <> ''", name=op.f(f"ck_{of}_says_what_can_be_seen")),
        to(of, "option_id", "ballot_option"), to(of, "picture_id", "vote_picture"),
        sa.PrimaryKeyConstraint("option_id", name=op.f(f"pk_{of}")),
    )  # fmt: skip
    op.create_index(op.f("ix_option_picture_picture_id"), of, ["picture_id"])


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
