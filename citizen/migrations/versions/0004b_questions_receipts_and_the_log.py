"""Rounds with questions of their own, receipts, the public log, the box that is kept after closing, kinds of process.

Rounds that exist are carried over: ids of questions and options stay what they were, so that slots and stored choices
keep their meaning; every ballot gets a receipt, a nonce and a leaf in the log.
"""

import json
import secrets
from datetime import UTC

import sqlalchemy as sa
from alembic import op
from flask import current_app

from citizen.domain.ballot_rules import HowToCount, OptionRules, QuestionRules, RoundRules, hash_of_rules, written
from citizen.domain.box.commitments import Kind, commitment_of
from citizen.domain.box.receipts import new_receipt
from citizen.domain.sealed_ballots import BallotSeal, SealedContents
from citizen.keys import read_key

revision = "0004b"
down_revision = "0004"
branch_labels = None
depends_on = None

OLD = ("ballot", "cast_request", "ballot_option", "vote_round")


def upgrade():
    drop_guard()
    add_kind_of_process()
    for table in OLD:
        op.rename_table(table, f"old_{table}")
    free_the_names()
    make_tables()
    carry_over()
    for table in OLD:
        op.drop_table(f"old_{table}")


def free_the_names():
    """PostgreSQL keeps the names of constraints for the tables that have been renamed."""
    if op.get_bind().dialect.name == "postgresql":
        wanted = "SELECT conname FROM pg_constraint WHERE conrelid = 'old_{}'::regclass"
        for table in OLD:
            for (name,) in op.get_bind().exec_driver_sql(wanted.format(table)).all():
                op.execute(f"ALTER TABLE old_{table} RENAME CONSTRAINT {name} TO old_{name}")


def drop_guard():
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER ballot_only_while_open ON ballot")
        op.execute("DROP FUNCTION ballot_only_while_open()")
        return
    op.execute("DROP TRIGGER ballot_only_while_open_INSERT")
    op.execute("DROP TRIGGER ballot_only_while_open_UPDATE")


PHASES = (
    "voting_open_at < voting_close_at AND proposals_close_at <= voting_open_at AND"
    " (proposals_open_at < proposals_close_at OR (kind = 'vote' AND proposals_open_at = voting_open_at))"
)


def add_kind_of_process():
    """A vote on given alternatives has no time for proposals: its period for them is empty."""
    if op.get_bind().dialect.name == "postgresql":
        op.add_column("process", sa.Column("kind", sa.Text(), nullable=False, server_default="road-names"))
        op.drop_constraint(op.f("ck_process_phases_follow_each_other"), "process")
        op.create_check_constraint(op.f("ck_process_phases_follow_each_other"), "process", PHASES)
        op.create_check_constraint(op.f("ck_process_kind_is_known"), "process", "kind IN ('road-names', 'vote')")
        return
    bind = op.get_bind()
    stored = bind.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'process'").scalar_one()
    columns = [row[1] for row in bind.exec_driver_sql("PRAGMA table_info(process)")]
    start = stored.index("CONSTRAINT ck_process_phases_follow_each_other")
    end = stored.index("CONSTRAINT", start + 1)
    first = stored.index("CONSTRAINT")
    made = (
        stored[:first].replace("CREATE TABLE process", "CREATE TABLE new_process")
        + "kind TEXT DEFAULT 'road-names' NOT NULL, "
        + stored[first:start]
        + f"CONSTRAINT ck_process_phases_follow_each_other CHECK ({PHASES}), "
        + "CONSTRAINT ck_process_kind_is_known CHECK (kind IN ('road-names', 'vote')), "
        + stored[end:]
    )
    bind.exec_driver_sql(made)
    listed = ", ".join(columns)
    bind.exec_driver_sql(f"INSERT INTO new_process ({listed}) SELECT {listed} FROM process")
    bind.exec_driver_sql("DROP TABLE process")
    bind.exec_driver_sql("ALTER TABLE new_process RENAME TO process")


def make_tables():
    moment, blob = sa.DateTime(timezone=True), sa.LargeBinary()

    def column(name, kind, null=False):
        return sa.Column(name, kind, nullable=null)
    def key(table, *columns):
        return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")
    def to(table, column_name, other):
        return sa.ForeignKeyConstraint([column_name], [f"{other}.id"], name=f"fk_{table}_{column_name}")
    def check(table, name, condition):
        return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))

    op.create_table(
        "vote_round", column("id", sa.Integer()), column("process_id", sa.Integer()), column("number", sa.Integer()),
        column("mode", sa.Text()), column("status", sa.Text()), column("method", sa.Text()),
        column("max_choices", sa.Integer(), null=True), column("budget", sa.Integer(), null=True),
        column("opens_at", moment), column("closes_at", moment), column("grace_s", sa.Integer()),
        column("rules", sa.Text()), column("rules_hash", blob), column("key_id", sa.Text()),
        column("public_key", sa.Text()),
        column("version", sa.Integer()), column("closed_at", moment, null=True),
        column("scrubbed_at", moment, null=True), column("shredded_at", moment, null=True), column("electors", sa.Integer(), null=True),
        column("manifest", blob, null=True), column("manifest_signature", blob, null=True),
        check("vote_round", "mode_is_known", "mode IN ('open', 'tracked', 'secret')"),
        check("vote_round", "status_is_known", "status IN ('open', 'stopped', 'closed')"),
        check("vote_round", "method_is_known", "method IN ('approval', 'single', 'yes-no', 'ranked', 'budget')"),
        check("vote_round", "budget_has_a_sum", "(method = 'budget') = (budget IS NOT NULL)"),
        check("vote_round", "closes_after_it_opens", "closes_at > opens_at"),
        check("vote_round", "grace_is_short", "grace_s BETWEEN 0 AND 300"),
        to("vote_round", "process_id", "process"), key("vote_round", "id"),
        sa.UniqueConstraint("process_id", "number", name="uq_vote_round_process_id_number"),
    )  # fmt: skip
    running = sa.text("status <> 'stopped'")
    op.create_index("uq_vote_round_running", "vote_round", ["process_id"], unique=True,
                    sqlite_where=running, postgresql_where=running)  # fmt: skip
    op.create_table(
        "ballot_question", column("id", sa.Integer()), column("round_id", sa.Integer()),
        column("position", sa.Integer()), column("slug", sa.Text()), column("title_nb", sa.Text()),
        column("title_nn", sa.Text()), column("text_nb", sa.Text()), column("text_nn", sa.Text()),
        column("road_question_id", sa.Integer(), null=True),
        to("ballot_question", "round_id", "vote_round"), to("ballot_question", "road_question_id", "road_question"),
        key("ballot_question", "id"),
        sa.UniqueConstraint("round_id", "slug", name="uq_ballot_question_round_id_slug"),
        sa.UniqueConstraint("round_id", "road_question_id", name="uq_ballot_question_round_id_road_question_id"),
    )  # fmt: skip
    op.create_table(
        "ballot_option", column("id", sa.Integer()), column("question_id", sa.Integer()),
        column("position", sa.Integer()), column("code", sa.Text()), column("name_nb", sa.Text()),
        column("name_nn", sa.Text()), column("text_nb", sa.Text()), column("text_nn", sa.Text()),
        column("cost", sa.Integer(), null=True), column("proposal_id", sa.Integer(), null=True),
        check("ballot_option", "cost_is_not_negative", "cost >= 0"),
        to("ballot_option", "question_id", "ballot_question"), to("ballot_option", "proposal_id", "proposal"),
        key("ballot_option", "id"),
        sa.UniqueConstraint("question_id", "code", name="uq_ballot_option_question_id_code"),
        sa.UniqueConstraint("question_id", "proposal_id", name="uq_ballot_option_question_id_proposal_id"),
    )  # fmt: skip
    op.create_table(
        "round_event", column("id", sa.Integer()), column("round_id", sa.Integer()), column("happened_at", moment),
        column("kind", sa.Text()), column("reason_nb", sa.Text()), column("reason_nn", sa.Text()),
        column("old_closes_at", moment), column("new_closes_at", moment), column("account_id", sa.Integer()),
        check("round_event", "kind_is_known", "kind IN ('deadline', 'stopped')"),
        to("round_event", "round_id", "vote_round"), to("round_event", "account_id", "account"),
        key("round_event", "id"),
    )  # fmt: skip
    op.create_index("ix_round_event_round_id", "round_event", ["round_id"])
    op.create_table(
        "ballot", column("round_id", sa.Integer()), column("question_id", sa.Integer()), column("slot", blob),
        column("sealed", blob), column("mark", blob), column("rev", sa.Integer()), column("district_id", sa.Integer(), null=True),
        column("lives_here", sa.Boolean(), null=True),
        check("ballot", "slot_is_a_hash", "length(slot) = 32"), check("ballot", "mark_is_a_hash", "length(mark) = 32"),
        check("ballot", "rev_is_counted", "rev >= 1"), to("ballot", "round_id", "vote_round"),
        to("ballot", "question_id", "ballot_question"), to("ballot", "district_id", "district"),
        key("ballot", "round_id", "question_id", "slot"),
        sa.UniqueConstraint("mark", name="uq_ballot_mark"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "cast_request", column("round_id", sa.Integer()), column("question_id", sa.Integer()), column("slot", blob),
        column("idem", blob), column("body_mark", blob), column("rev", sa.Integer()), column("sealed_receipt", blob),
        column("did", sa.Text()), check("cast_request", "did_is_known", "did IN ('cast', 'same', 'withdrawn')"),
        to("cast_request", "round_id", "vote_round"), to("cast_request", "question_id", "ballot_question"),
        key("cast_request", "round_id", "question_id", "slot", "idem"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "waiting_leaf", column("round_id", sa.Integer()), column("sealed", blob),
        to("waiting_leaf", "round_id", "vote_round"), key("waiting_leaf", "round_id", "sealed"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "log_leaf", column("commitment", blob), column("round_id", sa.Integer()),
        column("batch", sa.Integer()), to("log_leaf", "round_id", "vote_round"),
        check("log_leaf", "commitment_is_a_hash", "length(commitment) = 32"), key("log_leaf", "commitment"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ix_log_leaf_round_batch", "log_leaf", ["round_id", "batch"])
    op.create_table(
        "log_batch", column("round_id", sa.Integer()), column("batch", sa.Integer()),
        column("tree_size", sa.Integer()), column("root", blob), column("sealed_at", moment),
        column("signature", blob), to("log_batch", "round_id", "vote_round"), key("log_batch", "round_id", "batch"),
        sa.UniqueConstraint("round_id", "tree_size", name="uq_log_batch_round_id_tree_size"),
    )  # fmt: skip
    op.create_table(
        "witness", column("id", sa.Integer()), column("municipality_id", sa.Integer()), column("name", sa.Text()),
        column("address", sa.Text()), to("witness", "municipality_id", "municipality"), key("witness", "id"),
        sa.UniqueConstraint("municipality_id", "address", name="uq_witness_municipality_id_address"),
    )  # fmt: skip
    op.create_table(
        "witness_notice", column("witness_id", sa.Integer()), column("round_id", sa.Integer()),
        column("batch", sa.Integer()), column("sent_at", moment), to("witness_notice", "witness_id", "witness"),
        to("witness_notice", "round_id", "vote_round"), key("witness_notice", "witness_id", "round_id", "batch"),
    )  # fmt: skip
    op.create_table(
        "ballot_final", column("round_id", sa.Integer()), column("question_id", sa.Integer()),
        column("receipt", sa.Text()), column("choices", sa.Text()), column("nonce", blob),
        to("ballot_final", "round_id", "vote_round"), to("ballot_final", "question_id", "ballot_question"),
        key("ballot_final", "round_id", "question_id", "receipt"),
        sa.UniqueConstraint("receipt", name="uq_ballot_final_receipt"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "replaced_receipt", column("round_id", sa.Integer()), column("receipt", sa.Text()),
        to("replaced_receipt", "round_id", "vote_round"), key("replaced_receipt", "round_id", "receipt"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "question_result", column("question_id", sa.Integer()), column("round_id", sa.Integer()),
        column("ballots", sa.Integer()), column("blank", sa.Integer()), column("result", sa.Text()),
        column("groups", sa.Text()), to("question_result", "question_id", "ballot_question"),
        to("question_result", "round_id", "vote_round"), key("question_result", "question_id"),
    )  # fmt: skip
    op.create_index("ix_question_result_round_id", "question_result", ["round_id"])


def carry_over():
    bind = op.get_bind()
    bind.exec_driver_sql(
        "INSERT INTO vote_round (id, process_id, number, mode, status, method, opens_at, closes_at, grace_s, rules,"
        " rules_hash, key_id, public_key, version) SELECT id, process_id, 1, mode, 'open', 'approval', opens_at, closes_at,"
        " grace_s, rules, rules_hash, key_id, '', version FROM old_vote_round"
    )
    bind.exec_driver_sql(
        "INSERT INTO ballot_question (id, round_id, position, slug, title_nb, title_nn, text_nb, text_nn,"
        " road_question_id) SELECT q.id, r.id, q.id, q.slug, q.old_name, q.old_name, '', '', q.id"
        " FROM road_question q JOIN old_vote_round r ON r.process_id = q.process_id"
        " WHERE q.id IN (SELECT question_id FROM old_ballot_option)"
    )
    bind.exec_driver_sql(
        "INSERT INTO ballot_option (id, question_id, position, code, name_nb, name_nn, text_nb, text_nn, proposal_id)"
        " SELECT p.id, o.question_id, p.id, p.public_id, p.name, p.name, p.reason, p.reason, p.id"
        " FROM old_ballot_option o JOIN proposal p ON p.id = o.proposal_id"
    )
    ballots = sa.text(
        "INSERT INTO ballot (round_id, question_id, slot, sealed, mark, rev, district_id)"
        " VALUES (:round, :question, :slot, :sealed, :mark, :rev, :district)"
    )
    leaves = sa.text("INSERT INTO waiting_leaf (round_id, sealed) VALUES (:round, :leaf)")
    requests = sa.text(
        "INSERT INTO cast_request (round_id, question_id, slot, idem, body_mark, rev, sealed_receipt, did)"
        " VALUES (:round, :question, :slot, :idem, :idem, :rev, :sealed_receipt, 'cast')"
    )
    keys = dict(bind.exec_driver_sql("SELECT id, key_id FROM vote_round").all())
    keys_dir = current_app.config["CITIZEN"].keys_dir
    names = ("round", "question", "slot", "choices", "rev", "district")
    for row in bind.exec_driver_sql("SELECT round_id, question_id, slot, choices, rev, district_id FROM old_ballot").all():
        values = dict(zip(names, row))
        values |= sealed(BallotSeal(read_key(keys_dir, keys[values["round"]])), values)
        for statement in (ballots, leaves, requests):
            bind.execute(statement, values)
    write_rules(bind)
    if bind.dialect.name == "postgresql":
        for table in ("vote_round", "ballot_question", "ballot_option"):
            op.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
                       f" greatest(1, (SELECT max(id) FROM {table})))")  # fmt: skip


def write_rules(bind):
    """The rules of the rounds in the form that the published box has."""
    rounds = sa.table("vote_round", *[sa.column(name) for name in ("id", "grace_s", "rules", "rules_hash")],
                      sa.column("opens_at", sa.DateTime(timezone=True)),
                      sa.column("closes_at", sa.DateTime(timezone=True)))  # fmt: skip
    options = (
        "SELECT q.id, q.slug, q.title_nb, o.id, o.name_nb FROM ballot_question q"
        " JOIN ballot_option o ON o.question_id = q.id WHERE q.round_id = {} ORDER BY q.position, o.position"
    )
    for row in bind.execute(sa.select(rounds)).all():
        questions = {}
        for question, slug, title, option, name in bind.exec_driver_sql(options.format(row.id)):
            questions.setdefault((question, slug, title, title), []).append(OptionRules(option, name, name))
        opens_at, closes_at = (at.replace(tzinfo=at.tzinfo or UTC) for at in (row.opens_at, row.closes_at))
        electorate = {"age_on": None, "circle": "municipality", "district_ids": [], "min_age": None, "road_ids": [],
                      "source": "declaration"}  # fmt: skip
        asked = tuple(QuestionRules(*question, tuple(listed)) for question, listed in questions.items())
        rules = written(RoundRules(HowToCount(), opens_at, closes_at, row.grace_s, electorate, asked))
        bind.execute(rounds.update().where(rounds.c.id == row.id).values(rules=rules, rules_hash=hash_of_rules(rules)))


def sealed(seal, values):  # with a receipt that nobody has been given yet
    choices, receipt, nonce = json.loads(values["choices"]), new_receipt(secrets.token_bytes(16)), secrets.token_bytes(32)
    leaf = commitment_of(values["round"], values["question"], Kind.CAST, receipt, choices, nonce)
    contents = SealedContents(tuple(choices), receipt, nonce)
    return {
        "sealed": seal.seal(contents, values["slot"], secrets.token_bytes(12)),
        "mark": seal.mark_of_receipt(receipt),
        "leaf": seal.seal_leaf(leaf, values["question"], values["slot"], secrets.token_bytes(12)),
        "idem": secrets.token_bytes(32),
        "sealed_receipt": seal.seal_receipt(receipt, values["slot"], secrets.token_bytes(12)),
    }


def downgrade():
    raise NotImplementedError("receipts and the log can't be taken back; restore the backup made before the upgrade")
