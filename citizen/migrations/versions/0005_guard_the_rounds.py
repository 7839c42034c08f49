"""The database itself keeps what nobody may change: ballots outside the open round, rules that people have voted by,
a deadline that has passed, the log, the box and the results."""

from alembic import op

revision = "0005"
down_revision = "0004b"
branch_labels = None
depends_on = None

SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
SQLITE_NOW_LESS_GRACE = "strftime('%Y-%m-%d %H:%M:%f', 'now', '-' || grace_s || ' seconds')"
FROZEN = ("process_id", "number", "mode", "method", "max_choices", "budget", "opens_at", "rules", "rules_hash", "key_id")
FOR_EVER = ("log_leaf", "log_batch", "ballot_final", "replaced_receipt", "question_result", "round_event")

EMPTIED_NEVER = (*FOR_EVER, "vote_round", "ballot_question", "ballot_option", "ballot", "cast_request", "waiting_leaf")
"""PostgreSQL's TRUNCATE passes by what guards single rows; SQLite has no such statement."""

# Each guard: name, event, table, condition under which it stops the statement, what it says. {now} is the clock of the
# database; {less_grace} is the same less the round's grace.
IS_OPEN = "id = {row}.round_id AND status = 'open' AND {now} >= opens_at AND {less_grace} < closes_at"
HAS_OPENED = "SELECT 1 FROM vote_round WHERE id = {row}.round_id AND ({now} >= opens_at OR status <> 'open')"
OPTION_HAS_OPENED = (
    "SELECT 1 FROM vote_round JOIN ballot_question ON ballot_question.round_id = vote_round.id"
    " WHERE ballot_question.id = {row}.question_id AND ({now} >= opens_at OR status <> 'open')"
)


def guards(is_distinct):
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW"))):
        shut = " OR ".join(
            f"NOT EXISTS (SELECT 1 FROM vote_round WHERE {IS_OPEN.format(row=row, **HOLES)})" for row in rows
        )
        yield (f"ballot_only_while_open_{event}", event, "ballot", shut, "the round is not open")
    closed = "SELECT 1 FROM vote_round WHERE id = OLD.round_id AND status <> 'open'"
    yield ("ballot_withdrawn_only_while_open", "DELETE", "ballot",
           f"NOT EXISTS ({closed}) AND NOT EXISTS (SELECT 1 FROM vote_round WHERE {IS_OPEN.format(row='OLD', **HOLES)})",
           "the round is not open")  # fmt: skip
    changed = " OR ".join(is_distinct(column) for column in FROZEN)
    yield ("round_rules_frozen", "UPDATE", "vote_round",
           f"({{now}} >= OLD.opens_at OR OLD.status <> 'open') AND ({changed})",
           "the rules of a round that has opened are frozen")  # fmt: skip
    yield ("round_deadline_frozen", "UPDATE", "vote_round",
           f"({{now}} >= OLD.closes_at OR OLD.status <> 'open') AND"
           f" ({is_distinct('closes_at')} OR {is_distinct('grace_s')})",
           "a deadline that has passed is frozen")  # fmt: skip
    yield ("round_never_reopens", "UPDATE", "vote_round",
           f"(OLD.status <> 'open' AND {is_distinct('status')}) OR"
           " (OLD.status = 'open' AND NEW.status = 'closed' AND {now} < OLD.closes_at) OR"
           f" (OLD.manifest IS NOT NULL AND ({is_distinct('manifest')} OR {is_distinct('manifest_signature')}))",
           "a round closes once, when it is due, and stays closed")  # fmt: skip
    yield ("round_kept", "DELETE", "vote_round", "{now} >= OLD.opens_at", "a round that has opened is kept")
    for table, opened in (("ballot_question", HAS_OPENED), ("ballot_option", OPTION_HAS_OPENED)):
        for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            frozen = " OR ".join(f"EXISTS ({opened.format(row=row, **HOLES)})" for row in rows)
            yield (f"{table}_frozen_{event}", event, table, frozen,
                   "the questions of a round that has opened are frozen")  # fmt: skip
    still_open = "SELECT 1 FROM vote_round WHERE id = NEW.round_id AND status = 'open'"
    yield ("waiting_leaf_only_while_open", "INSERT", "waiting_leaf", f"NOT EXISTS ({still_open})",
           "the log of the round is closed")  # fmt: skip
    yield "waiting_leaf_stands", "UPDATE", "waiting_leaf", "1 = 1", "the log is only added to"
    for table in ("ballot_final", "replaced_receipt", "question_result"):
        published = "SELECT 1 FROM vote_round WHERE id = NEW.round_id AND (status = 'open' OR manifest IS NOT NULL)"
        yield (f"{table}_only_at_close", "INSERT", table, f"EXISTS ({published})", "the box is filled once, at the close")
    for table in ("log_leaf", "log_batch", "round_event"):
        published = "SELECT 1 FROM vote_round WHERE id = NEW.round_id AND manifest IS NOT NULL"
        yield (f"{table}_until_published", "INSERT", table, f"EXISTS ({published})", "the box has been published")
    for table in FOR_EVER:
        yield f"{table}_kept_UPDATE", "UPDATE", table, "1 = 1", "what has been published is kept as it is"
        yield f"{table}_kept_DELETE", "DELETE", table, "1 = 1", "what has been published is kept as it is"


HOLES = {"now": "{now}", "less_grace": "{less_grace}"}


def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        for name, event, table, condition, words in guards(lambda column: f"NEW.{column} IS DISTINCT FROM OLD.{column}"):
            condition = condition.format(
                now="clock_timestamp()", less_grace="clock_timestamp() - make_interval(secs => grace_s)"
            )
            row = "OLD" if event == "DELETE" else "NEW"
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" IF {condition} THEN RAISE EXCEPTION '{words}'; END IF; RETURN {row}; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
        op.execute(
            "CREATE FUNCTION kept_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'a table of votes is never emptied'; END $$"
        )
        for table in EMPTIED_NEVER:
            op.execute(f"CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION kept_whole()")
        return
    for name, event, table, condition, words in guards(lambda column: f"NEW.{column} IS NOT OLD.{column}"):
        condition = condition.format(now=SQLITE_NOW, less_grace=SQLITE_NOW_LESS_GRACE)
        op.get_bind().exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )


def downgrade():
    if op.get_bind().dialect.name == "postgresql":
        for table in EMPTIED_NEVER:
            op.execute(f"DROP TRIGGER {table}_kept_whole ON {table}")
        op.execute("DROP FUNCTION kept_whole()")
    for name, _event, table, _condition, _words in guards(str):
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")
        else:
            op.get_bind().exec_driver_sql(f"DROP TRIGGER {name}")
