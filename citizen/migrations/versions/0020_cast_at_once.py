"""Storing a vote in one trip to the server (PostgreSQL; SQLite has no trips to save, and no such functions).

What every vote adds to points at its round by guards that only look, and by no foreign key: to check one PostgreSQL
writes a lock into the row of the round, one voter after the other.
"""

import re

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# Takes the locks of casting, looks whether everything still is as the vote was decided on, and then stores its three
# rows. False where it is not, and nothing is stored. Each statement in it sees what is committed when it begins, so
# what stands after the locks sees what others stored before they let go. What is handed in begins with an underline,
# so that no name is a column's.
FUNCTION = """
CREATE FUNCTION store_as_shown(
    _rounds integer, _round integer, _voter bigint, _residences integer, _account integer,
    _question integer, _slot bytea, _idem bytea,
    _sealed bytea, _mark bytea, _sealed_leaf bytea, _body_mark bytea, _sealed_receipt bytea,
    _rev integer, _district integer, _lives_here boolean,
    _key_id text, _rules_hash bytea, _arrived_at timestamptz,
    _said_municipality integer, _said_district integer, _said_road integer, _said_elsewhere boolean, _said_age boolean
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(_rounds, _round), pg_advisory_xact_lock(_voter);
    IF _account IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock_shared(_residences, _account);
        PERFORM 1
        FROM account
        LEFT JOIN district ON district.id = account.district_id
        WHERE account.id = _account
            AND district.municipality_id IS NOT DISTINCT FROM _said_municipality
            AND account.district_id IS NOT DISTINCT FROM _said_district
            AND account.home_road_id IS NOT DISTINCT FROM _said_road
            AND account.lives_elsewhere = _said_elsewhere
            AND _said_age = EXISTS (
                SELECT 1 FROM age_declaration
                WHERE account_id = _account
                    AND process_id = (SELECT process_id FROM vote_round WHERE vote_round.id = _round)
            );
        IF NOT FOUND THEN
            RETURN false;
        END IF;
    END IF;
    PERFORM 1
    FROM vote_round
    LEFT JOIN ballot ON ballot.round_id = _round AND ballot.question_id = _question AND ballot.slot = _slot
    WHERE vote_round.id = _round AND status = 'open' AND key_id = _key_id AND rules_hash = _rules_hash
        AND clock_timestamp() >= opens_at
        AND clock_timestamp() < closes_at + CASE
            WHEN _arrived_at < closes_at THEN make_interval(secs => grace_s) ELSE interval '0' END
        AND coalesce(ballot.rev, 0) = _rev - 1
        AND NOT EXISTS (SELECT 1 FROM paper_vote WHERE round_id = _round AND slot = _slot)
        AND NOT EXISTS (
            SELECT 1 FROM cast_request
            WHERE round_id = _round AND question_id = _question AND slot = _slot AND idem = _idem
        );
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    IF _rev = 1 THEN
        INSERT INTO ballot (round_id, question_id, slot, sealed, mark, rev, district_id, lives_here)
        VALUES (_round, _question, _slot, _sealed, _mark, _rev, _district, _lives_here);
    ELSE
        UPDATE ballot
        SET sealed = _sealed, mark = _mark, rev = _rev, district_id = _district, lives_here = _lives_here
        WHERE round_id = _round AND question_id = _question AND slot = _slot;
    END IF;
    INSERT INTO waiting_leaf (round_id, sealed) VALUES (_round, _sealed_leaf);
    INSERT INTO cast_request (round_id, question_id, slot, idem, body_mark, rev, sealed_receipt, did)
    VALUES (_round, _question, _slot, _idem, _body_mark, _rev, _sealed_receipt, 'cast');
    RETURN true;
END $$
"""


WORDS = "this question is not asked in this round"
FOREIGN_KEYS = {
    "waiting_leaf": ("fk_waiting_leaf_round_id",),
    "cast_request": ("fk_cast_request_round_id", "fk_cast_request_question_id"),
}
"""Of waiting leaves a guard of migration 0005 demands that their round exists and is open."""

IS_ASKED = "SELECT 1 FROM ballot_question WHERE id = NEW.question_id AND round_id = NEW.round_id"
FOREIGN_KEY = re.compile(r",\s*CONSTRAINT \w+ FOREIGN KEY\s?\(\w+\) REFERENCES \w+ \(\w+\)")


def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute(FUNCTION)
        for table, names in FOREIGN_KEYS.items():
            for name in names:
                op.drop_constraint(name, table, type_="foreignkey")
        op.execute(
            "CREATE FUNCTION cast_request_is_asked() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF NOT EXISTS ({IS_ASKED}) THEN RAISE EXCEPTION '{WORDS}'; END IF; RETURN NEW; END $$"
        )
        op.execute(
            "CREATE TRIGGER cast_request_is_asked BEFORE INSERT ON cast_request"
            " FOR EACH ROW EXECUTE FUNCTION cast_request_is_asked()"
        )
        return
    for table in FOREIGN_KEYS:
        _make_anew(table)
    op.get_bind().exec_driver_sql(
        f"CREATE TRIGGER cast_request_is_asked BEFORE INSERT ON cast_request WHEN NOT EXISTS ({IS_ASKED})"
        f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    )


def _make_anew(table):
    """The same table in SQLite without its foreign keys, with its guards."""
    run = op.get_bind().exec_driver_sql
    made = run(f"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'").scalar_one()
    guards = run(f"SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'").scalars().all()
    without, found = FOREIGN_KEY.subn("", made)
    if found != len(FOREIGN_KEYS[table]):
        raise RuntimeError(f"{table} was made otherwise: {made}")
    run(f"ALTER TABLE {table} RENAME TO {table}_before")
    run(without)
    run(f"INSERT INTO {table} SELECT * FROM {table}_before")
    run(f"DROP TABLE {table}_before")
    for guard in guards:
        run(guard)


def downgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER cast_request_is_asked ON cast_request")
        op.execute("DROP FUNCTION cast_request_is_asked")
        op.execute("DROP FUNCTION store_as_shown")
    else:
        op.get_bind().exec_driver_sql("DROP TRIGGER cast_request_is_asked")
