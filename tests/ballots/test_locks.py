"""Which locks casting and closing take on PostgreSQL; SQLite, which has one writer, needs none."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg

from citizen.accounts.actions import RESIDENCE_LOCKS, lock_residence
from citizen.ballots.actions.locking import ROUND_LOCKS, lock_for_casting, lock_for_closing

HIGHEST = 2**63 - 1


class Listening:
    """In place of a session, its connection and the driver's: keeps what it is told to execute."""

    def __init__(self, dialect: sa.Dialect) -> None:
        self.dialect, self.heard = dialect, []

    def connection(self) -> SimpleNamespace:
        nobody = SimpleNamespace(before_cursor_execute=lambda *_about, **_more: None)
        lent = SimpleNamespace(dbapi_connection=self, info={})
        return SimpleNamespace(dialect=self.dialect, dispatch=nobody, connection=lent)

    def cursor(self) -> Listening:
        return self

    def execute(self, statement, values):
        self.heard.append((str(statement), values))


@pytest.mark.parametrize(
    ("begin", "voter"), [("0000000000000001", 1), ("7fffffffffffffff", HIGHEST), ("8000000000000000", -HIGHEST - 1)]
)
def test_a_vote_shares_the_lock_of_the_round_and_has_that_of_its_voter_alone(begin, voter):
    session = Listening(psycopg.dialect())
    lock_for_casting(session, 5, bytes.fromhex(begin) + b"\xff" * 24)
    [(statement, values)] = session.heard
    assert statement == ("SELECT pg_advisory_xact_lock_shared(%(rounds)s, %(round)s), pg_advisory_xact_lock(%(voter)s)")
    assert (values["rounds"], values["round"], values["voter"]) == (ROUND_LOCKS, 5, voter)


def test_a_vote_by_ones_own_words_shares_the_lock_of_the_residence_as_well():
    session = Listening(psycopg.dialect())
    lock_for_casting(session, 5, b"s" * 32, account_id=7)
    [(statement, values)] = session.heard
    assert statement.endswith(", pg_advisory_xact_lock_shared(%(residences)s, %(account)s)")
    assert (values["residences"], values["account"]) == (RESIDENCE_LOCKS, 7)


def test_closing_and_moving_have_their_lock_alone():
    session = Listening(psycopg.dialect())
    lock_for_closing(session, 5)
    lock_residence(session, 7)
    assert session.heard == [
        ("SELECT pg_advisory_xact_lock(%(rounds)s, %(round)s)", {"rounds": ROUND_LOCKS, "round": 5}),
        ("SELECT pg_advisory_xact_lock(%(residences)s, %(account)s)", {"residences": RESIDENCE_LOCKS, "account": 7}),
    ]


def test_sqlite_is_asked_for_no_locks():
    session = Listening(sqlite.dialect())
    lock_for_casting(session, 5, b"s" * 32, account_id=7)
    lock_for_closing(session, 5)
    lock_residence(session, 7)
    assert session.heard == []
