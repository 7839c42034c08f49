"""Ideas are found by words of one or two letters too, such as bu, Å and IT: as a word, or as the beginning of one.

SQLite keeps a table of words beside the pieces of three letters that migration 0010 made, and PostgreSQL a column
beside the ends of words of migration 0018. A later migration that makes `idea` anew (batch_alter_table) loses triggers:
it must call `follow_words` of this file again, as well as `follow_ideas` of 0010.
"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

TABLE = "idea_search_words"
FORGET = (
    "INSERT INTO idea_search_words (idea_search_words, rowid, title, body)"
    " VALUES ('delete', OLD.id, OLD.title, OLD.body)"
)
LEARN = "INSERT INTO idea_search_words (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body)"
TRIGGERS = {
    "learns": ("AFTER INSERT", LEARN),
    "forgets": ("AFTER DELETE", FORGET),
    "follows": ("AFTER UPDATE OF title, body", f"{FORGET}; {LEARN}"),
}
BETWEEN_WORDS = r"[\s!-/:-@\[-`{-~«»“”„‘’–—…]+"
"""Written out, since what a letter is depends on how the server was set up."""
WORDS = """
CREATE FUNCTION idea_search_words(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT substr(word, 1, 24))), '')
    FROM regexp_split_to_table(lower(said), 'BETWEEN_WORDS') AS word WHERE word <> ''
$$
"""
LEARN_ON_POSTGRESQL = """
CREATE OR REPLACE FUNCTION idea_search_learn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO idea_search (idea_id, title, said{column})
    VALUES (NEW.id, idea_search_ends(NEW.title), idea_search_ends(NEW.title || ' ' || NEW.body){value})
    ON CONFLICT (idea_id) DO UPDATE SET title = EXCLUDED.title, said = EXCLUDED.said{change};
    RETURN NULL;
END
$$
"""
WITH_WORDS = {
    "column": ", words",
    "value": ", idea_search_words(NEW.title || ' ' || NEW.body)",
    "change": ", words = EXCLUDED.words",
}


def follow_words(connection):
    for name, (event, body) in TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {TABLE}_{name} {event} ON idea BEGIN {body}; END")


def upgrade():
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(WORDS.replace("BETWEEN_WORDS", BETWEEN_WORDS))
        op.execute("ALTER TABLE idea_search ADD COLUMN words tsvector")
        op.execute(
            "UPDATE idea_search SET words = idea_search_words(idea.title || ' ' || idea.body)"
            " FROM idea WHERE idea.id = idea_search.idea_id"
        )
        op.execute("ALTER TABLE idea_search ALTER words SET NOT NULL, ALTER words SET STATISTICS 0")
        op.execute("CREATE INDEX ix_idea_search_words ON idea_search USING gin (words) WITH (fastupdate = off)")
        op.execute(LEARN_ON_POSTGRESQL.format(**WITH_WORDS))
        return
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5 (title, body, content='idea', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 0', prefix='1 2', detail=none)"
    )
    connection.exec_driver_sql("INSERT INTO idea_search_words (idea_search_words) VALUES ('rebuild')")
    follow_words(connection)


def downgrade():
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute(LEARN_ON_POSTGRESQL.format(**dict.fromkeys(WITH_WORDS, "")))
        op.execute("ALTER TABLE idea_search DROP COLUMN words")
        op.execute("DROP FUNCTION idea_search_words(text)")
        return
    for name in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER {TABLE}_{name}")
    connection.exec_driver_sql(f"DROP TABLE {TABLE}")
