"""What is kept about votes, column by column: nothing new without a change of these lists that somebody reads."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.database import db

KEPT_WHILE_OPEN = {
    "ballot": {"round_id", "question_id", "slot", "sealed", "mark", "rev", "district_id", "lives_here"},
    "cast_request": {"round_id", "question_id", "slot", "idem", "body_mark", "rev", "sealed_receipt", "did"},
    "waiting_leaf": {"round_id", "sealed"},
    "paper_vote": {"round_id", "slot"},
}
KEPT_AFTER = {
    "log_leaf": {"commitment", "round_id", "batch"},
    "log_batch": {"round_id", "batch", "tree_size", "root", "sealed_at", "signature"},
    "ballot_final": {"round_id", "question_id", "receipt", "choices", "nonce"},
    "replaced_receipt": {"round_id", "receipt"},
    "question_result": {"question_id", "round_id", "ballots", "blank", "result", "groups"},
}
LEADS_TO_NOBODY = {"vote_round", "ballot_question", "district"}
COUNTED_BY_THE_DATABASE = ("SERIAL", "IDENTITY", "nextval")


def test_tables_of_votes_have_these_columns_and_no_others(app):
    inspector = sa.inspect(db.engine)
    for table, expected in {**KEPT_WHILE_OPEN, **KEPT_AFTER}.items():
        assert {column["name"] for column in inspector.get_columns(table)} == expected, table


def test_a_row_of_a_vote_knows_no_instant_and_counts_nobody(app):
    inspector = sa.inspect(db.engine)
    for table in {**KEPT_WHILE_OPEN, **KEPT_AFTER}.keys() - {"log_batch"}:
        for column in inspector.get_columns(table):
            assert not isinstance(column["type"], sa.DateTime | sa.Date | sa.Time), (table, column["name"])
            assert not any(word in str(column.get("default")) for word in COUNTED_BY_THE_DATABASE), (table, column)


def test_a_row_of_a_vote_points_at_no_person(app):
    inspector = sa.inspect(db.engine)
    for table in (*KEPT_WHILE_OPEN, *KEPT_AFTER):
        assert {key["referred_table"] for key in inspector.get_foreign_keys(table)} <= LEADS_TO_NOBODY, table


def test_no_table_points_at_a_ballot(app):
    inspector = sa.inspect(db.engine)
    for table in inspector.get_table_names():
        assert not {key["referred_table"] for key in inspector.get_foreign_keys(table)} & KEPT_WHILE_OPEN.keys(), table


def test_sqlite_numbers_no_row_of_a_vote_in_the_order_of_casting(app):
    if db.engine.dialect.name == "sqlite":
        tables = {**KEPT_WHILE_OPEN, **KEPT_AFTER}.keys() - {"log_batch", "question_result"}
        made = sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        with db.engine.connect() as connection:
            statements = dict(connection.execute(made).all())
        assert all("WITHOUT ROWID" in statements[table] for table in tables)
