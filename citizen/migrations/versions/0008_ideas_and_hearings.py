"""Two more kinds of process: ideas, and the hearing of a text. Both end with an answer, on the day when it is promised."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KINDS = "kind IN ('road-names', 'vote', 'ideas', 'hearing')"
PHASES = (
    "proposals_close_at <= voting_open_at AND"
    " (voting_open_at < voting_close_at OR (kind IN ('ideas', 'hearing') AND voting_open_at = voting_close_at)) AND"
    " (proposals_open_at < proposals_close_at OR (kind = 'vote' AND proposals_open_at = voting_open_at))"
)
KINDS_BEFORE = "kind IN ('road-names', 'vote')"
PHASES_BEFORE = (
    "voting_open_at < voting_close_at AND proposals_close_at <= voting_open_at AND"
    " (proposals_open_at < proposals_close_at OR (kind = 'vote' AND proposals_open_at = voting_open_at))"
)


def upgrade():
    for language in ("nb", "nn"):
        op.add_column("process", sa.Column(f"privacy_{language}", sa.Text(), nullable=False, server_default=""))
    hold({"kind_is_known": KINDS, "phases_follow_each_other": PHASES})


def downgrade():
    hold({"kind_is_known": KINDS_BEFORE, "phases_follow_each_other": PHASES_BEFORE})
    for language in ("nb", "nn"):
        op.drop_column("process", f"privacy_{language}")


def hold(conditions):
    """From now on processes keep these conditions instead of those of the same names."""
    if op.get_bind().dialect.name == "postgresql":
        for name, condition in conditions.items():
            op.drop_constraint(op.f(f"ck_process_{name}"), "process")
            op.create_check_constraint(op.f(f"ck_process_{name}"), "process", condition)
        return
    bind = op.get_bind()
    bind.exec_driver_sql("PRAGMA legacy_alter_table=ON")  # what points at the table goes on pointing at its name
    made, guards = bind.exec_driver_sql(
        "SELECT max(sql) FILTER (WHERE type = 'table'), json_group_array(sql) FILTER (WHERE type IN ('trigger', 'index')"
        " AND sql IS NOT NULL) FROM sqlite_master WHERE tbl_name = 'process'"
    ).one()
    for name, condition in conditions.items():
        made = with_condition(made, f"CONSTRAINT ck_process_{name} CHECK ", f"({condition})")
    listed = ", ".join(row[1] for row in bind.exec_driver_sql("PRAGMA table_info(process)"))
    first_words = made.index("(")
    bind.exec_driver_sql(f"CREATE TABLE new_process {made[first_words:]}")
    bind.exec_driver_sql(f"INSERT INTO new_process ({listed}) SELECT {listed} FROM process")
    bind.exec_driver_sql("DROP TABLE process")
    bind.exec_driver_sql("ALTER TABLE new_process RENAME TO process")
    for guard in sa.JSON().result_processor(bind.dialect, None)(guards):
        bind.exec_driver_sql(guard)
    bind.exec_driver_sql("PRAGMA legacy_alter_table=OFF")


def with_condition(made, constraint, condition):
    """The statement that made the table, with another condition in the brackets that follow the constraint's name."""
    start = made.index(constraint) + len(constraint)
    depth = 0
    for end in range(start, len(made)):
        depth += {"(": 1, ")": -1}.get(made[end], 0)
        if depth == 0:
            return made[:start] + condition + made[end + 1 :]
    raise ValueError(f"no end of {constraint}")
