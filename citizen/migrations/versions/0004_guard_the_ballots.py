"""The database itself refuses a ballot outside the open round, by its own clock."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SQLITE = """
CREATE TRIGGER ballot_only_while_open_{event} BEFORE {event} ON ballot
WHEN NOT EXISTS (
    SELECT 1 FROM vote_round
    WHERE id = NEW.round_id AND status = 'open'
      AND strftime('%Y-%m-%d %H:%M:%f', 'now') >= opens_at
      AND strftime('%Y-%m-%d %H:%M:%f', 'now', '-' || grace_s || ' seconds') < closes_at
)
BEGIN SELECT RAISE(ABORT, 'the round is not open'); END
"""

POSTGRESQL = """
CREATE FUNCTION ballot_only_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM vote_round
        WHERE id = NEW.round_id AND status = 'open'
          AND clock_timestamp() >= opens_at
          AND clock_timestamp() < closes_at + make_interval(secs => grace_s)
    ) THEN
        RAISE EXCEPTION 'the round is not open';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL)
        op.execute(
            "CREATE TRIGGER ballot_only_while_open BEFORE INSERT OR UPDATE ON ballot"
            " FOR EACH ROW EXECUTE FUNCTION ballot_only_while_open()"
        )
        return
    for event in ("INSERT", "UPDATE"):
        op.get_bind().exec_driver_sql(SQLITE.format(event=event))


def downgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER ballot_only_while_open ON ballot")
        op.execute("DROP FUNCTION ballot_only_while_open()")
        return
    op.execute("DROP TRIGGER ballot_only_while_open_INSERT")
    op.execute("DROP TRIGGER ballot_only_while_open_UPDATE")
