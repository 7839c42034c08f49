"""PostgreSQL finds ideas by every end of every word that they hold, in a table that the database itself keeps.

A part of a word is the beginning of one of its ends, which is looked up without reading any text; pieces of three
letters, which migration 0010 made, sent the server back to nearly every text to see whether they stood together there.
On SQLite nothing changes.
"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

LONGEST = 24
"""Of an end so many letters are kept, so that a text without any space can't grow out of all bounds."""

ENDS = f"""
CREATE FUNCTION idea_search_ends(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(substr(word, place, {LONGEST}))), '')
    FROM (SELECT DISTINCT regexp_split_to_table(lower(said), '\\s+') AS word) AS words,
         generate_series(1, length(word)) AS place
$$
"""
LEARN = """
CREATE FUNCTION idea_search_learn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO idea_search (idea_id, title, said)
    VALUES (NEW.id, idea_search_ends(NEW.title), idea_search_ends(NEW.title || ' ' || NEW.body))
    ON CONFLICT (idea_id) DO UPDATE SET title = EXCLUDED.title, said = EXCLUDED.said;
    RETURN NULL;
END
$$
"""
COLUMNS = ("title", "said")


def upgrade():
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP INDEX ix_idea_search_title")
    op.execute("DROP INDEX ix_idea_search_body")
    op.execute(
        "CREATE TABLE idea_search (idea_id integer PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,"
        " title tsvector NOT NULL, said tsvector NOT NULL)"
    )
    op.execute(ENDS)
    op.execute(LEARN)
    op.execute(
        "INSERT INTO idea_search SELECT id, idea_search_ends(title), idea_search_ends(title || ' ' || body) FROM idea"
    )
    for column in COLUMNS:
        # without figures of its own the server always takes the index, and never reads all the long lists instead
        op.execute(f"ALTER TABLE idea_search ALTER {column} SET STATISTICS 0")
        op.execute(f"CREATE INDEX ix_idea_search_{column} ON idea_search USING gin ({column}) WITH (fastupdate = off)")
    op.execute(
        "CREATE TRIGGER idea_search_learns AFTER INSERT OR UPDATE OF title, body ON idea"
        " FOR EACH ROW EXECUTE FUNCTION idea_search_learn()"
    )


def downgrade():
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP TRIGGER idea_search_learns ON idea")
    op.execute("DROP TABLE idea_search")
    op.execute("DROP FUNCTION idea_search_learn()")
    op.execute("DROP FUNCTION idea_search_ends(text)")
    for column in ("title", "body"):
        op.execute(f"CREATE INDEX ix_idea_search_{column} ON idea USING gin (lower({column}) gin_trgm_ops)")
