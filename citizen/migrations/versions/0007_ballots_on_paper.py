"""Ballots on paper: one-time codes, what two people enter independently, and that a vote was given on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
POSTGRESQL_NOW = "clock_timestamp()"
TABLES = ("paper_vote", "paper_outcome", "paper_event", "paper_entry", "paper_code")

IS_OPEN = "status = 'open' AND {now} >= opens_at AND {now} < closes_at"
OF_CODE = "FROM paper_code JOIN vote_round ON vote_round.id = paper_code.round_id WHERE paper_code.id = {row}.code_id"
ON_PAPER = "SELECT 1 FROM paper_vote WHERE round_id = {row}.round_id AND slot = {row}.slot"
STILL_OPEN = "SELECT 1 FROM vote_round WHERE id = OLD.round_id AND status = 'open'"


def guards(now, is_distinct):
    """Name, event, table, condition that stops the statement, and what is said then."""
    is_open = IS_OPEN.format(now=now)
    yield ("paper_code_before_the_end", "INSERT", "paper_code",
           "NEW.state <> 'unused' OR NOT EXISTS (SELECT 1 FROM vote_round"
           f" WHERE id = NEW.round_id AND status = 'open' AND {now} < closes_at)",
           "codes are made until the round closes")  # fmt: skip
    changed = " OR ".join(is_distinct(column) for column in ("round_id", "code_hash", "elector", "sealed", "sheet_hash"))
    yield ("paper_code_ends_once", "UPDATE", "paper_code", f"OLD.state <> 'unused' OR {changed}",
           "a code that has been used or voided stays so")  # fmt: skip
    yield ("paper_code_kept", "DELETE", "paper_code", f"EXISTS ({STILL_OPEN})", "codes are kept until the round ends")
    yield ("paper_entry_while_open", "INSERT", "paper_entry",
           f"NOT EXISTS (SELECT 1 {OF_CODE.format(row='NEW')} AND paper_code.state = 'unused' AND {is_open})",
           "the round is not open, or the code is used")  # fmt: skip
    yield ("paper_entry_by_others_than_made_codes", "INSERT", "paper_entry",
           "EXISTS (SELECT 1 FROM paper_code JOIN paper_event ON paper_event.round_id = paper_code.round_id"
           " WHERE paper_code.id = NEW.code_id AND paper_event.account_id = NEW.account_id"
           " AND paper_event.kind IN ('codes-made', 'code-made-at-desk'))",
           "who has made codes reads no ballot")  # fmt: skip
    yield ("paper_entry_in_turn", "INSERT", "paper_entry",
           "NEW.turn > 1 AND NOT EXISTS (SELECT 1 FROM paper_entry WHERE code_id = NEW.code_id"
           " AND turn = NEW.turn - 1 AND NOT decides)", "readings follow one another")  # fmt: skip
    yield ("paper_entry_kept", "DELETE", "paper_entry",
           f"EXISTS (SELECT 1 {OF_CODE.format(row='OLD')} AND paper_code.state = 'unused' AND status = 'open')",
           "what was entered is kept until it is decided")  # fmt: skip
    yield ("paper_code_decided_by_two", "UPDATE", "paper_code",
           "NEW.state IN ('used', 'invalid') AND NOT EXISTS"
           " (SELECT 1 FROM paper_entry WHERE code_id = NEW.id AND decides)",
           "two must have read the ballot alike, or a third have settled it")  # fmt: skip
    yield "paper_entry_stands", "UPDATE", "paper_entry", "1 = 1", "what was entered is not changed"
    yield ("paper_vote_while_open", "INSERT", "paper_vote",
           f"NOT EXISTS (SELECT 1 FROM vote_round WHERE id = NEW.round_id AND {is_open})",
           "the round is not open")  # fmt: skip
    yield "paper_vote_stands", "UPDATE", "paper_vote", "1 = 1", "a vote on paper stands"
    yield ("paper_vote_kept", "DELETE", "paper_vote", f"EXISTS ({STILL_OPEN})", "a vote on paper stands")
    for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD")):
        yield (f"ballot_not_also_on_paper_{event.lower()}", event, "ballot",
               f"EXISTS ({ON_PAPER.format(row=row)})", "this person has voted on paper")  # fmt: skip
    yield ("ballot_not_also_on_paper_delete", "DELETE", "ballot",
           f"EXISTS ({ON_PAPER.format(row='OLD')}) AND EXISTS ({STILL_OPEN})", "this person has voted on paper")  # fmt: skip
    for table in ("paper_event", "paper_outcome"):
        for event in ("UPDATE", "DELETE"):
            yield f"{table}_stands_{event.lower()}", event, table, "1 = 1", "what has been noted stands"


def upgrade():
    make_tables()
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for name, event, table, condition, words in guards(POSTGRESQL_NOW, lambda one: f"NEW.{one} IS DISTINCT FROM OLD.{one}"):
            row = "OLD" if event == "DELETE" else "NEW"
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" IF {condition} THEN RAISE EXCEPTION '{words}'; END IF; RETURN {row}; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
        return
    for name, event, table, condition, words in guards(SQLITE_NOW, lambda one: f"NEW.{one} IS NOT OLD.{one}"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )


def make_tables():
    def column(name, kind, null=False):
        return sa.Column(name, kind, nullable=null)

    def key(table, *columns):
        return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")

    def to(table, column_name, other):
        return sa.ForeignKeyConstraint([column_name], [f"{other}.id"], name=f"fk_{table}_{column_name}")

    def check(table, name, condition):
        return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))

    number, text, blob, moment = sa.Integer(), sa.Text(), sa.LargeBinary(), sa.DateTime(timezone=True)
    op.create_table(
        "paper_vote", column("round_id", number), column("slot", blob),
        check("paper_vote", "slot_is_a_hash", "length(slot) = 32"), to("paper_vote", "round_id", "vote_round"),
        key("paper_vote", "round_id", "slot"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "paper_code", column("id", number), column("round_id", number), column("code_hash", blob),
        column("starts_with", text), column("elector", blob), column("sealed", blob), column("sheet_hash", blob),
        column("state", text), check("paper_code", "code_hash_is_a_hash", "length(code_hash) = 32"),
        check("paper_code", "elector_is_a_hash", "length(elector) = 32"),
        check("paper_code", "state_is_known", "state IN ('unused', 'used', 'invalid', 'refused', 'voided')"),
        to("paper_code", "round_id", "vote_round"), key("paper_code", "id"),
        sa.UniqueConstraint("code_hash", name="uq_paper_code_code_hash"),
    )  # fmt: skip
    live = sa.text("state IN ('unused', 'used')")
    op.create_index("uq_paper_code_one_each", "paper_code", ["round_id", "elector"], unique=True,
                    sqlite_where=live, postgresql_where=live)  # fmt: skip
    op.create_index("ix_paper_code_round_state", "paper_code", ["round_id", "state"])
    op.create_table(
        "paper_entry", column("code_id", number), column("turn", number), column("account_id", number),
        column("sealed", blob), column("decides", sa.Boolean()),
        check("paper_entry", "turn_is_known", "turn IN (1, 2, 3)"),
        check("paper_entry", "third_decides_and_first_does_not", "turn = 2 OR (turn = 3) = decides"),
        to("paper_entry", "code_id", "paper_code"), to("paper_entry", "account_id", "account"),
        key("paper_entry", "code_id", "turn"),
        sa.UniqueConstraint("code_id", "account_id", name="uq_paper_entry_code_id_account_id"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    kinds = (
        "'codes-made', 'code-made-at-desk', 'codes-voided', 'ballot-entered', 'ballot-counted', 'ballot-invalid',"
        " 'ballot-refused', 'readings-differed', 'difference-settled'"
    )
    op.create_table(
        "paper_event", column("id", number), column("round_id", number), column("kind", text),
        column("number", number), column("account_id", number), column("happened_at", moment),
        check("paper_event", "kind_is_known", f"kind IN ({kinds})"), to("paper_event", "round_id", "vote_round"),
        to("paper_event", "account_id", "account"), key("paper_event", "id"),
    )  # fmt: skip
    op.create_index("ix_paper_event_round_id", "paper_event", ["round_id"])
    op.create_table(
        "paper_outcome", column("round_id", number), column("voters", number), column("invalid", number),
        column("refused", number), column("unsettled", number), column("unused", number),
        to("paper_outcome", "round_id", "vote_round"), key("paper_outcome", "round_id"),
    )  # fmt: skip


def downgrade():
    connection = op.get_bind()
    for name, _event, table, _condition, _words in guards(SQLITE_NOW, str):
        if connection.dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")
        else:
            op.execute(f"DROP TRIGGER {name}")
    for table in TABLES:
        op.drop_table(table)
