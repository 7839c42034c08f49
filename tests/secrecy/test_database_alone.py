"""With the database, its log and a backup, but not the keys: no choice can be read, and none tied to a person."""

from __future__ import annotations

import hashlib
import hmac

import pytest
import sqlalchemy as sa

from citizen.ballots.models import Ballot, CastRequest
from citizen.database import db
from citizen.domain.slots import slot_of
from tests import factories as a
from tests.secrecy.remains import holding, rows_by_table, stolen
from tests.voting import a_vote, a_vote_in

pytestmark = pytest.mark.usefixtures("app")
PEOPLE = range(12)
NO_KEYS = (b"", bytes(32), b"citizen", b"vote1")
"""What somebody without the keys may try in their place."""


@pytest.fixture
def vote():
    """A round in which people have voted, changed their minds and withdrawn."""
    vote = a_vote()
    for person in PEOPLE:
        a.a_resident(vote.district, person_key=vote.voter(person).key)
        vote.cast(person, person % 3)
    vote.cast(0, 1)
    vote.withdraw(1)
    return vote


def test_no_receipt_stands_in_it(vote, tmp_path):
    receipts = vote.receipts()
    assert len(receipts) == len(PEOPLE) - 1
    assert holding(stolen(tmp_path), *receipts) == []


def test_no_leaf_that_will_be_published_stands_in_it(vote, tmp_path):
    before = stolen(tmp_path)
    a.let_it_close(vote.round)
    leaves = db.session.scalars(sa.text("SELECT commitment FROM log_leaf")).all()
    assert len(leaves) == len(PEOPLE) + 2
    assert holding(before, *map(bytes, leaves)) == []


def test_how_long_a_row_is_says_nothing_of_the_choice():
    vote = a_vote(names=[f"Framlegg {number}" for number in range(12)])
    for person, choices in enumerate(((), (0,), (11,), (0, 1), tuple(range(12)))):
        vote.cast(person, *choices)
    lengths = {len(sealed) for sealed in db.session.scalars(sa.select(Ballot.sealed))}
    requests = {
        len(receipt) + len(mark)
        for receipt, mark in db.session.execute(sa.select(CastRequest.sealed_receipt, CastRequest.body_mark))
    }
    assert len(lengths) == len(requests) == 1


def test_equal_choices_are_not_equal_in_it():
    vote = a_vote()
    for person in PEOPLE:
        vote.cast(person, 0)
    for column in (Ballot.sealed, Ballot.mark, CastRequest.sealed_receipt):
        values = db.session.scalars(sa.select(column)).all()
        assert len(set(values)) == len(values)


def test_no_account_leads_to_a_slot(vote):
    with db.engine.connect() as connection:
        keys = connection.execute(sa.text("SELECT person_key, public_id, id FROM account")).all()
    rows = rows_by_table()
    values = [value for table in rows.values() for line in table.split(b"\n") for value in line.split(b"\x00") if value]
    of_votes = b"".join(rows[table] for table in ("ballot", "cast_request", "waiting_leaf"))
    for key, public_id, number in keys:
        assert bytes(key) not in of_votes
        assert public_id.encode() not in of_votes
        for told in (bytes(key), public_id.encode(), str(number).encode()):
            assert not [hashed for hashed in guesses(told, vote, values) if hashed in of_votes]


def test_one_person_in_two_rounds_is_two_strangers():
    place = a.a_municipality("Nesby")
    first, second = (a_vote_in(place, district) for district in (a.a_district(place), a.a_district(place, "Lia")))
    for vote in (first, second):
        vote.cast(1, 0)
    pairs = [
        [{bytes(value) for value in row if isinstance(value, bytes)} for row in rows_of(table)]
        for table in ("ballot", "cast_request", "waiting_leaf")
    ]
    assert all(len(rows) == 2 and not rows[0] & rows[1] for rows in pairs)
    assert first.slot(1) != second.slot(1)


def test_one_person_on_two_questions_of_a_round_is_two_strangers():
    vote = a_vote()
    key = vote.voter(1).key
    slots = {
        slot_of(b"k" * 32, municipality_id=1, round_id=vote.round.id, question_id=question, person_key=key)
        for question in (1, 2, 3)
    }
    assert len(slots) == 3


def guesses(told, vote, values):
    """Plain hashes, and hashes keyed with anything that stands in the database."""
    ids = {"municipality_id": vote.place.id, "round_id": vote.round.id, "question_id": vote.question.id}
    for begin in (b"", b"vote1", str(vote.round.id).encode(), str(vote.question.id).encode()):
        yield hashlib.sha256(begin + told).digest()
        yield hashlib.sha256(told + begin).digest()
    for key in (*NO_KEYS, vote.round.key_id.encode(), told, *values):
        yield hmac.digest(key, told, "sha256")
        yield slot_of(key, person_key=told, **ids)


def rows_of(name):
    return db.session.execute(sa.select(db.metadata.tables[name])).all()
