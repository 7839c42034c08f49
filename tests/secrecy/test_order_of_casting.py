"""Who knows when people voted and has the database after the close learns nothing: it keeps no order of casting."""

from __future__ import annotations

import secrets

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import scrub_due, seal_due
from citizen.ballots.actions.closing import REWRITTEN
from citizen.ballots.models import BallotFinal, LogLeaf, VoteRound
from citizen.ballots.queries import find_line
from citizen.database import db
from tests import factories as a
from tests.voting import a_vote

pytestmark = pytest.mark.usefixtures("app")
VOTERS = 200
BEYOND_CHANCE = 0.35
"""Five times the spread that the correlation of two random orders of so many has."""


def test_neither_the_box_nor_the_log_keeps_the_order_in_which_people_voted():
    vote = a_vote()
    receipts = []
    for person in range(VOTERS):
        receipts.append(vote.cast(person, person % 3).receipt)
        if person % 50 == 49:
            seal_due(a.the_settings())
    a.let_it_close(vote.round)
    scrub_due()
    commitments = [find_line(vote.round.id, receipt).commitment for receipt in receipts]
    box = as_stored(BallotFinal.receipt, BallotFinal.round_id == vote.round.id)
    assert sorted(box) == sorted(receipts)
    assert abs(correlation(receipts, box)) < BEYOND_CHANCE
    for batch in db.session.scalars(sa.select(LogLeaf.batch).distinct()).all():
        leaves = as_stored(LogLeaf.commitment, LogLeaf.batch == batch)
        cast = [commitment for commitment in commitments if commitment in set(leaves)]
        assert leaves == sorted(leaves)
        assert len(cast) < 20 or abs(correlation(cast, leaves)) < 5 / len(cast) ** 0.5


def test_rows_of_the_box_were_all_written_by_one_transaction():
    if db.engine.dialect.name == "postgresql":
        vote = a_vote()
        for person in range(5):
            vote.cast(person, 0)
        a.let_it_close(vote.round)
        assert len(set(db.session.scalars(sa.text("SELECT xmin::text FROM ballot_final")))) == 1


def test_the_files_of_the_tables_that_were_emptied_are_empty():
    vote = a_vote()
    vote.cast(1, 0)
    a.let_it_close(vote.round)
    assert scrub_due() == [vote.round.id]
    if db.engine.dialect.name == "postgresql":
        sizes = {table: db.session.scalar(sa.text(f"SELECT pg_relation_size('{table}')")) for table in REWRITTEN}
        assert sizes == dict.fromkeys(REWRITTEN, 0)


def test_a_reader_who_holds_old_pages_in_the_log_puts_the_removal_off():
    if db.engine.dialect.name == "sqlite":
        vote = a_vote()
        vote.cast(1, 0)
        with db.engine.connect() as reader:
            reader.exec_driver_sql("SELECT count(*) FROM ballot").scalar()
            a.let_it_close(vote.round)
            assert not db.session.scalar(sa.select(VoteRound.scrubbed_at))
            assert scrub_due() == []
        assert scrub_due() == [vote.round.id]


def as_stored(column, *conditions):
    """In the order of the pages, which is what somebody reads who has the files; SQLite stores these by key."""
    wanted = sa.select(column).where(*conditions)
    if db.engine.dialect.name == "postgresql":
        wanted = wanted.order_by(sa.text("ctid"))
    return list(db.session.scalars(wanted))


def correlation(first, second):
    """Of the ranks of the same things in two orders: 1 is the same order, 0 is none."""
    place = {one: rank for rank, one in enumerate(second)}
    number = len(first)
    apart = sum((rank - place[one]) ** 2 for rank, one in enumerate(first))
    return 1 - 6 * apart / (number * (number**2 - 1))


def test_the_measure_of_order_sees_an_order():
    drawn = [secrets.token_bytes(8) for _ in range(50)]
    assert correlation(drawn, drawn) == 1
    assert correlation(drawn, drawn[::-1]) == -1
