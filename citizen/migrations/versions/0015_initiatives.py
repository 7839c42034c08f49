"""Citizens' initiatives with their signatures, which the database itself keeps once the council has them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES = ("initiative_event", "initiative_decision", "initiative_signature", "initiative", "initiative_settings")
WITH_COUNCIL = "IN ('initiative-handed-over', 'initiative-decided')"
COLLECTING, HANDED_OVER = "= 'initiative-collecting'", "= 'initiative-handed-over'"
OF_ROW = "EXISTS (SELECT 1 FROM initiative WHERE initiative.id = {row}.initiative_id AND initiative.state {state})"
FROZEN = ("handed_over_at", "due_on", "threshold", "signatures", "list_hash", "collecting_from")


def guards(is_distinct):
    """Name, event, table, condition that stops the statement, and what is said then."""
    yield ("initiative_signature_while_collecting", "INSERT", "initiative_signature",
           f"NOT {OF_ROW.format(row='NEW', state=COLLECTING)}",
           "signatures are taken while they are collected")  # fmt: skip
    yield "initiative_signature_stands", "UPDATE", "initiative_signature", "1 = 1", "a signature is not changed"
    yield ("initiative_signature_kept", "DELETE", "initiative_signature",
           OF_ROW.format(row="OLD", state=WITH_COUNCIL), "the council has this signature")  # fmt: skip
    count = "(SELECT COUNT(*) FROM initiative_signature WHERE initiative_signature.initiative_id = NEW.id)"
    yield ("initiative_handed_over_when_met", "UPDATE", "initiative",
           "NEW.state = 'initiative-handed-over' AND OLD.state <> 'initiative-handed-over'"
           f" AND (OLD.state <> 'initiative-collecting' OR {count} < NEW.threshold)",
           "too few have signed")  # fmt: skip
    changed = " OR ".join(is_distinct(column) for column in FROZEN)
    yield ("initiative_stays_with_council", "UPDATE", "initiative",
           f"OLD.state {WITH_COUNCIL} AND (NEW.state NOT {WITH_COUNCIL} OR {changed})",
           "the council has this initiative")  # fmt: skip
    yield ("initiative_decided_once", "UPDATE", "initiative",
           "(OLD.state = 'initiative-decided') <> (NEW.state = 'initiative-decided') AND (OLD.state <> 'initiative-handed-over'"
           " OR NOT EXISTS (SELECT 1 FROM initiative_decision WHERE initiative_decision.initiative_id = NEW.id))",
           "an initiative is decided once, with its decision")  # fmt: skip
    yield ("initiative_kept", "DELETE", "initiative", f"OLD.state {WITH_COUNCIL}",
           "the council has this initiative")  # fmt: skip
    yield ("initiative_decision_by_council", "INSERT", "initiative_decision",
           f"NOT {OF_ROW.format(row='NEW', state=HANDED_OVER)}",
           "the council does not have this initiative")  # fmt: skip
    for event in ("UPDATE", "DELETE"):
        yield f"initiative_decision_{event.lower()}", event, "initiative_decision", "1 = 1", "what is decided stands"
    yield ("initiative_event_stands", "UPDATE", "initiative_event",
           " OR ".join(is_distinct(column) for column in ("initiative_id", "at", "kind"))
           + " OR NEW.account_id IS NOT NULL", "what has been noted stands")  # fmt: skip
    yield ("initiative_event_kept", "DELETE", "initiative_event",
           OF_ROW.format(row="OLD", state=WITH_COUNCIL), "what has been noted stands")  # fmt: skip


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
    def column(name, kind, null=False, default=None):
        return sa.Column(name, kind, nullable=null, server_default=default)

    def key(table, *columns):
        return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))

    def to(table, column_name, other):
        return sa.ForeignKeyConstraint([column_name], [f"{other}.id"], name=op.f(f"fk_{table}_{column_name}"))

    def check(table, name, condition):
        return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))

    number, text, blob, day = sa.Integer(), sa.Text(), sa.LargeBinary(), sa.Date()
    moment, yes_no = sa.DateTime(timezone=True), sa.Boolean()
    of = "initiative_settings"
    op.create_table(
        of, column("municipality_id", number), column("kind", text), column("residents", number),
        column("counted_on", day), column("source", text), column("period_begins_on", day),
        column("period_ends_on", day), column("check_days", number), column("edited_at", moment),
        check(of, "kind_is_known", "kind IN ('council-of-municipality', 'council-of-county')"),
        check(of, "has_residents", "residents > 0"),
        check(of, "check_days_are_few", "check_days BETWEEN 1 AND 60"),
        check(of, "period_runs_forward", "period_begins_on < period_ends_on"),
        to(of, "municipality_id", "municipality"), key(of, "municipality_id"),
    )  # fmt: skip
    of = "initiative"
    op.create_table(
        of, column("id", number), column("public_id", text), column("municipality_id", number),
        column("author_id", number, null=True), column("title", text), column("what", text), column("why", text),
        column("language", text), column("may_be_public", yes_no, default=sa.false()), column("state", text),
        column("is_hidden", yes_no, default=sa.false()), column("begun_at", moment),
        column("sent_at", moment, null=True), column("check_ground", text, null=True),
        column("check_reason_nb", text, default=""), column("check_reason_nn", text, default=""),
        column("collecting_from", moment, null=True), column("threshold", number, null=True),
        column("signatures", number, default="0"), column("met_at", moment, null=True),
        column("handed_over_at", moment, null=True), column("due_on", day, null=True),
        column("list_hash", text, null=True),
        check(of, "language_is_known", "language IN ('nb', 'nn')"),
        check(of, "state_is_known",
              "state IN ('initiative-draft', 'initiative-checking', 'initiative-collecting', 'initiative-handed-over', 'initiative-decided', 'initiative-withdrawn', 'initiative-refused')"),
        check(of, "sent_before_it_is_checked", "state = 'initiative-draft' OR sent_at IS NOT NULL"),
        check(of, "has_threshold_when_it_collects",
              "state NOT IN ('initiative-collecting', 'initiative-handed-over', 'initiative-decided')"
              " OR (threshold IS NOT NULL AND collecting_from IS NOT NULL)"),
        check(of, "threshold_is_above_zero", "threshold > 0"),
        check(of, "handed_over_at_an_instant",
              "(state IN ('initiative-handed-over', 'initiative-decided')) = (handed_over_at IS NOT NULL)"),
        check(of, "due_once_handed_over", "(handed_over_at IS NULL) = (due_on IS NULL)"),
        check(of, "refused_on_a_ground", "state <> 'initiative-refused' OR check_ground IS NOT NULL"),
        check(of, "ground_is_known", "check_ground IN ('initiative-ground-not-ours', 'initiative-ground-repeated', 'initiative-ground-ongoing-plan', 'initiative-ground-unclear')"),
        to(of, "municipality_id", "municipality"), to(of, "author_id", "account"), key(of, "id"),
        sa.UniqueConstraint("public_id", name=op.f("uq_initiative_public_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_initiative_author_id"), of, ["author_id"])
    op.create_index("ix_initiative_municipality_id_state", of, ["municipality_id", "state"])
    of = "initiative_signature"
    op.create_table(
        of, column("initiative_id", number), column("mark", blob), column("sealed", blob),
        check(of, "mark_is_a_hash", "length(mark) = 32"), to(of, "initiative_id", "initiative"),
        key(of, "initiative_id", "mark"), sqlite_with_rowid=False,
    )  # fmt: skip
    of = "initiative_decision"
    op.create_table(
        of, column("initiative_id", number), column("outcome", text), column("body", text), column("decided_on", day),
        column("case_number", text), column("text_nb", text), column("text_nn", text), column("reason_nb", text),
        column("reason_nn", text), column("recorded_at", moment),
        check(of, "outcome_is_known", "outcome IN ('initiative-adopted', 'initiative-adopted-in-part', 'initiative-not-adopted')"),
        to(of, "initiative_id", "initiative"), key(of, "initiative_id"),
    )  # fmt: skip
    of = "initiative_event"
    op.create_table(
        of, column("id", number), column("initiative_id", number), column("at", moment), column("kind", text),
        column("account_id", number, null=True),
        check(of, "kind_is_known",
              "kind IN ('initiative-event-sent', 'initiative-event-accepted', 'initiative-event-refused', 'initiative-event-met', 'initiative-event-handed-over', 'initiative-event-package-fetched', 'initiative-event-decided', 'initiative-event-withdrawn',"
              " 'initiative-event-hidden', 'initiative-event-restored', 'initiative-event-redacted')"),
        to(of, "initiative_id", "initiative"), to(of, "account_id", "account"), key(of, "id"),
    )  # fmt: skip
    op.create_index(op.f("ix_initiative_event_initiative_id"), of, ["initiative_id"])
    op.create_index(op.f("ix_initiative_event_account_id"), of, ["account_id"])


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
