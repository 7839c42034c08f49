"""What the database itself refuses, whoever asks it: each guard and constraint of migrations 0004b and 0005."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.ballots.models import BallotFinal, LogBatch, QuestionResult, ReplacedReceipt, RoundEvent, VoteRound
from citizen.database import db
from citizen.domain.phases import Phase
from citizen.web.clock import now
from tests import factories as a
from tests.voting import a_vote, a_vote_in

pytestmark = pytest.mark.usefixtures("app")
HOUR = timedelta(hours=1)
CHANGES_OF_RULES = {
    "number": 7, "mode": "secret", "method": "single", "max_choices": 1, "budget": 5, "rules": "{}",
    "rules_hash": b"another", "key_id": "another", "opens_at": now() + HOUR,
}  # fmt: skip
ROW_OF = {
    BallotFinal: {"receipt": "R", "choices": "[]", "nonce": b"n" * 32},
    ReplacedReceipt: {"receipt": "R"},
    QuestionResult: {"ballots": 1, "blank": 0, "result": "{}", "groups": "{}"},
    LogBatch: {"batch": 1000, "tree_size": 1000, "root": b"r" * 32, "sealed_at": now(), "signature": b"s" * 64},
}


def does(statement):
    """Whether the database lets the statement through; what it did is taken back."""
    db.session.commit()
    with db.engine.connect() as connection:
        try:
            connection.execute(statement)
        except sa.exc.DBAPIError:
            return False
        finally:
            connection.rollback()
    return True


def change(vote_round, **values):
    return sa.update(VoteRound).where(VoteRound.id == vote_round.id).values(values)


def everything_of(table, round_id):
    return sa.delete(table).where(table.c.round_id == round_id)


def a_closed_vote():
    vote = a_vote()
    for person in range(3):
        vote.cast(person, person)
    vote.cast(0, 1)
    a.let_it_close(vote.round)
    return vote


@pytest.mark.parametrize("column", CHANGES_OF_RULES)
def test_the_rules_can_be_changed_until_the_voting_opens_and_never_after(column):
    change_it = {column: CHANGES_OF_RULES[column]} | ({"method": "budget"} if column == "budget" else {})
    before, after = a_vote(phase=Phase.ANNOUNCED), a_vote()
    assert does(change(before.round, **change_it))
    assert not does(change(after.round, **change_it))


def test_the_process_of_a_round_never_changes_once_it_has_opened():
    vote, other = a_vote(), a_vote(phase=Phase.ANNOUNCED)
    a.let_it_close(vote.round)
    free = a.a_process(vote.place)
    assert does(change(other.round, process_id=free.id))
    assert not does(change(vote.round, process_id=free.id))


@pytest.mark.parametrize("name", ["ballot_question", "ballot_option"])
def test_questions_and_options_are_frozen_when_the_voting_opens(name):
    before, after = a_vote(phase=Phase.ANNOUNCED), a_vote()
    table = db.metadata.tables[name]
    for vote, may in ((before, True), (after, False)):
        own = (
            table.c.round_id == vote.round.id if name == "ballot_question" else table.c.question_id == vote.question.id
        )
        assert does(sa.update(table).where(own).values(position=table.c.position + 90)) is may
        if name == "ballot_option":
            assert does(sa.delete(table).where(own)) is may
            into = {"question_id": vote.question.id, "position": 9, "code": "x", "name_nb": "x", "name_nn": "x"}
        else:
            into = {"round_id": vote.round.id, "position": 9, "slug": "x", "title_nb": "x", "title_nn": "x"}
        assert does(sa.insert(table).values({**into, "text_nb": "", "text_nn": ""})) is may


def test_an_option_can_not_be_moved_to_a_ballot_that_people_vote_on():
    before, after = a_vote(phase=Phase.ANNOUNCED), a_vote()
    option, question = db.metadata.tables["ballot_option"], db.metadata.tables["ballot_question"]
    to_open = sa.update(option).where(option.c.id == before.options[0]).values(question_id=after.question.id)
    assert not does(to_open)
    moved = sa.update(question).where(question.c.id == before.question.id)
    assert not does(moved.values(round_id=after.round.id, slug="annan"))


def test_a_deadline_can_be_moved_until_it_has_passed_and_never_after():
    vote = a_vote()
    assert does(change(vote.round, closes_at=now() + HOUR))
    assert does(change(vote.round, grace_s=30))
    a.let_it_end(vote.round, timedelta(seconds=1))
    assert not does(change(vote.round, closes_at=now() + HOUR))
    assert not does(change(vote.round, grace_s=300))
    a.let_it_close(a_vote().round)


@pytest.mark.parametrize("status", ["open", "stopped", "closed"])
def test_the_status_of_a_round_that_has_ended_never_changes_again(status):
    vote = a_closed_vote()
    assert does(change(vote.round, status=status)) is (status == "closed")


def test_a_round_can_not_be_closed_before_its_deadline():
    assert not does(change(a_vote().round, status="closed"))


def test_a_round_that_has_opened_is_never_removed():
    before, after = a_vote(phase=Phase.ANNOUNCED), a_vote()
    for vote, may in ((before, True), (after, False)):
        option, question = db.metadata.tables["ballot_option"], db.metadata.tables["ballot_question"]
        if may:
            with db.engine.begin() as connection:
                connection.execute(sa.delete(option).where(option.c.question_id == vote.question.id))
                connection.execute(sa.delete(question).where(question.c.id == vote.question.id))
        assert does(sa.delete(VoteRound).where(VoteRound.id == vote.round.id)) is may


def test_a_process_has_one_running_round_at_a_time():
    vote = a_vote(phase=Phase.ANNOUNCED)
    values = {
        column.name: getattr(vote.round, column.name) for column in VoteRound.__table__.columns if column.name != "id"
    }
    second = values | {"number": 2, "key_id": "second"}
    assert not does(sa.insert(VoteRound).values(second))
    assert does(sa.insert(VoteRound).values(second | {"status": "stopped"}))
    assert not does(sa.insert(VoteRound).values(second | {"status": "stopped", "number": 1}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": "public"},
        {"status": "draft"},
        {"method": "lot"},
        {"method": "budget"},
        {"closes_at": now() - timedelta(days=400)},
        {"grace_s": -1},
        {"grace_s": 301},
    ],
)
def test_a_round_that_makes_no_sense_is_not_stored(wrong):
    assert not does(change(a_vote(phase=Phase.ANNOUNCED).round, **wrong))


@pytest.mark.parametrize("name", ["log_leaf", "log_batch", "ballot_final", "replaced_receipt", "question_result"])
def test_what_is_published_is_neither_changed_nor_removed(name):
    vote = a_closed_vote()
    table = db.metadata.tables[name]
    own = table.c.round_id == vote.round.id
    assert db.session.scalar(sa.select(sa.func.count()).select_from(table).where(own))
    assert not does(sa.delete(table).where(own))
    for column in table.columns:
        assert not does(sa.update(table).where(own).values({column.name: table.c[column.name]})), column.name


def test_the_manifest_is_written_once():
    vote = a_closed_vote()
    assert not does(change(vote.round, manifest=b"{}"))
    assert not does(change(vote.round, manifest_signature=b"s" * 64))


@pytest.mark.parametrize("table", ROW_OF, ids=lambda table: table.__tablename__)
def test_nothing_is_added_to_a_box_that_has_been_published(table):
    vote = a_closed_vote()
    values = {"round_id": vote.round.id, **ROW_OF[table]}
    if "question_id" in table.__table__.columns:
        values["question_id"] = vote.question.id
    assert not does(sa.insert(table).values(values))


@pytest.mark.parametrize("table", [BallotFinal, ReplacedReceipt, QuestionResult], ids=lambda one: one.__tablename__)
def test_nothing_lies_in_the_box_before_the_round_has_ended(table):
    vote = a_vote()
    values = {"round_id": vote.round.id, **ROW_OF[table]}
    if "question_id" in table.__table__.columns:
        values["question_id"] = vote.question.id
    assert not does(sa.insert(table).values(values))


def test_an_event_of_a_round_is_added_while_it_runs_and_never_changed():
    vote, member = a_vote(), a.a_resident()
    values = {
        "round_id": vote.round.id, "happened_at": now(), "kind": "deadline", "reason_nb": "x", "reason_nn": "x",
        "old_closes_at": now(), "new_closes_at": now(), "account_id": member.id,
    }  # fmt: skip
    assert not does(sa.insert(RoundEvent).values(values | {"kind": "reopened"}))
    event = a.stored(RoundEvent(**values))
    assert not does(sa.delete(RoundEvent).where(RoundEvent.id == event.id))
    assert not does(sa.update(RoundEvent).where(RoundEvent.id == event.id).values(reason_nb="y"))
    a.let_it_close(vote.round)
    assert not does(sa.insert(RoundEvent).values(values))


def test_a_leaf_that_is_sealed_stays_as_it_is():
    vote, other = a_vote(), a_vote(phase=Phase.ANNOUNCED)
    leaf = db.metadata.tables["log_leaf"]
    sealed = {"round_id": vote.round.id, "batch": 1, "commitment": secrets.token_bytes(32)}
    with db.engine.begin() as connection:
        connection.execute(sa.insert(leaf).values(sealed))
    assert not does(sa.delete(leaf))
    assert not does(sa.update(leaf).values(commitment=secrets.token_bytes(32)))
    assert not does(sa.update(leaf).values(round_id=other.round.id))
    assert not does(sa.update(leaf).values(batch=2))
    assert not does(sa.insert(leaf).values(round_id=vote.round.id, batch=1, commitment=b"short"))


def test_no_leaf_is_added_to_the_log_of_a_round_that_has_ended():
    vote = a_closed_vote()
    leaf = db.metadata.tables["log_leaf"]
    assert not does(sa.insert(leaf).values(commitment=secrets.token_bytes(32), round_id=vote.round.id, batch=9))
    waiting = {"round_id": vote.round.id, "sealed": secrets.token_bytes(60)}
    assert not does(sa.insert(db.metadata.tables["waiting_leaf"]).values(waiting))


@pytest.mark.parametrize(("column", "value"), [("slot", b"short"), ("mark", b"short"), ("rev", 0)])
def test_a_ballot_that_is_malformed_is_not_stored(column, value):
    vote = a_vote()
    vote.cast(1, 0)
    ballot = db.metadata.tables["ballot"]
    assert not does(sa.update(ballot).values({column: value}))


def test_two_ballots_never_share_a_receipt_and_nobody_has_two():
    vote = a_vote()
    vote.cast(1, 0)
    vote.cast(2, 0)
    ballot = db.metadata.tables["ballot"]
    mine = ballot.c.slot == vote.slot(1)
    theirs = sa.select(ballot.c.mark).where(ballot.c.slot == vote.slot(2)).scalar_subquery()
    assert not does(sa.update(ballot).where(mine).values(mark=theirs))
    assert not does(sa.update(ballot).where(mine).values(slot=vote.slot(2)))


def test_a_ballot_belongs_to_a_round_and_question_that_exist():
    vote = a_vote_in(*_place())
    vote.cast(1, 0)
    ballot = db.metadata.tables["ballot"]
    assert not does(sa.update(ballot).values(round_id=999_999))
    assert not does(sa.update(ballot).values(question_id=999_999))


def test_the_tables_of_votes_are_never_emptied_at_once():
    if db.engine.dialect.name != "postgresql":
        return  # SQLite has no such statement
    a_closed_vote()
    for name in ("ballot", "cast_request", "log_leaf", "log_batch", "ballot_final", "question_result", "vote_round"):
        assert not does(sa.text(f"TRUNCATE {name} CASCADE")), name


def _place():
    place = a.a_municipality()
    return place, a.a_district(place)
