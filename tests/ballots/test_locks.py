"""Which locks casting and closing take on PostgreSQL; SQLite, which has one writer, needs none."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from citizen.ballots.actions.casting import ROUND_LOCKS, lock_for_casting, lock_for_closing

HIGHEST = 2**63 - 1


class Listening:
    """In place of a session: keeps what it is told to execute."""

    def __init__(self, dialect: str) -> None:
        self.bind, self.heard = SimpleNamespace(dialect=SimpleNamespace(name=dialect)), []

    def get_bind(self):
        return self.bind

    def connection(self):
        return self

    def execute(self, statement, values):
        self.heard.append((str(statement), values))


@pytest.mark.parametrize(
    ("begin", "voter"), [("0000000000000001", 1), ("7fffffffffffffff", HIGHEST), ("8000000000000000", -HIGHEST - 1)]
)
def test_a_vote_shares_the_lock_of_the_round_and_has_that_of_its_voter_alone(begin, voter):
    session = Listening("postgresql")
    lock_for_casting(session, 5, bytes.fromhex(begin) + b"\xff" * 24)
    [(statement, values)] = session.heard
    assert statement == "SELECT pg_advisory_xact_lock_shared(:rounds, :round), pg_advisory_xact_lock(:voter)"
    assert values == {"rounds": ROUND_LOCKS, "round": 5, "voter": voter}


def test_closing_has_the_lock_of_the_round_alone():
    session = Listening("postgresql")
    lock_for_closing(session, 5)
    expected = {"rounds": ROUND_LOCKS, "round": 5}
    assert session.heard == [("SELECT pg_advisory_xact_lock(:rounds, :round)", expected)]


def test_sqlite_is_asked_for_no_locks():
    session = Listening("sqlite")
    lock_for_casting(session, 5, b"s" * 32)
    lock_for_closing(session, 5)
    assert session.heard == []
