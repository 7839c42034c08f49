"""How ideas are found by what they say: pieces of three letters, kept by the database itself.

SQLite keeps a table of such pieces beside `idea`; triggers follow each change. A later migration that makes `idea` anew
(batch_alter_table) loses triggers: it must call `follow_ideas` of this file again. PostgreSQL keeps an index.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COLUMNS = {"idea_search": "title, body", "idea_search_titles": "title"}
"""A table of titles alone too: proposals that are alike are looked for while somebody types, so that must be quick."""


def forget(table):
    old = ", ".join(f"OLD.{column}" for column in COLUMNS[table].split(", "))
    return f"INSERT INTO {table} ({table}, rowid, {COLUMNS[table]}) VALUES ('delete', OLD.id, {old})"


def learn(table):
    new = ", ".join(f"NEW.{column}" for column in COLUMNS[table].split(", "))
    return f"INSERT INTO {table} (rowid, {COLUMNS[table]}) VALUES (NEW.id, {new})"


def triggers():
    for table in COLUMNS:
        yield f"{table}_learns", "AFTER INSERT", (learn(table),)
        yield f"{table}_forgets", "AFTER DELETE", (forget(table),)
        yield f"{table}_follows", f"AFTER UPDATE OF {COLUMNS[table]}", (forget(table), learn(table))


def follow_ideas(connection):
    for name, event, statements in triggers():
        body = "; ".join(statements)
        connection.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {name} {event} ON idea BEGIN {body}; END")


def upgrade():
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        for column in ("title", "body"):
            op.execute(
                f"CREATE INDEX ix_idea_search_{column} ON idea USING gin (lower({column}) gin_trgm_ops)"
            )
        return
    for table, columns in COLUMNS.items():
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {table} USING fts5"
            f" ({columns}, content='idea', content_rowid='id', tokenize='trigram')"
        )
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    follow_ideas(connection)


def downgrade():
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for column in ("title", "body"):
            op.execute(f"DROP INDEX ix_idea_search_{column}")
        return
    for name, _event, _statements in triggers():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for table in COLUMNS:
        connection.exec_driver_sql(f"DROP TABLE {table}")
