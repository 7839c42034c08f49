"""The one way to commit, what reading leaves behind, and statements that are asked of the driver itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from citizen.accounts.models import Account
from citizen.database import UtcDateTime, clock, db, reading_connection, stream, transaction
from citizen.statements import Prepared
from tests import factories as a

NAMED = Prepared(
    sa.select(Account.id, Account.created_at, Account.lives_elsewhere, Account.email)
    .where(Account.created_at <= sa.bindparam("before", type_=UtcDateTime()))
    .order_by(Account.id)
    .limit(2)
)


class Broken(Exception):
    """Something went wrong in the middle."""


def write_and_break() -> None:
    with transaction() as session:
        session.execute(sa.update(Account).values(shown_name="Kari"))
        with transaction() as inner:
            inner.execute(sa.update(Account).values(email="kari@example.org"))
        raise Broken


def accounts() -> list[int]:
    return list(db.session.scalars(sa.select(Account.id).order_by(Account.id)))


def is_inside_transaction() -> bool:
    raw: Any = db.session.connection().connection.dbapi_connection
    return bool(raw.in_transaction if db.engine.dialect.name == "sqlite" else raw.info.transaction_status)


def test_what_a_block_wrote_is_stored_whole_or_not_at_all(app: Flask) -> None:
    person = a.a_resident()
    with pytest.raises(Broken):
        write_and_break()
    assert db.session.execute(sa.select(Account.shown_name, Account.email)).one() == (person.shown_name, None)


def test_reading_leaves_no_transaction_open(app: Flask) -> None:
    a.a_resident()
    assert accounts()
    assert not is_inside_transaction()
    with transaction():
        assert is_inside_transaction()
    assert not is_inside_transaction()


def test_one_can_write_after_rows_were_streamed_and_stream_while_writing(app: Flask) -> None:
    people = [a.a_resident().id for _ in range(5)]
    wanted = sa.select(Account.id).order_by(Account.id)
    rows = stream(wanted, 2)
    assert [rows.fetchone()[0], *[row[0] for row in stream(wanted, 2)]] == [people[0], *people]
    rows.close()
    with transaction() as session:
        session.execute(sa.update(Account).values(shown_name="Kari"))
        assert [row[0] for row in stream(wanted, 2)] == people
    assert set(db.session.scalars(sa.select(Account.shown_name))) == {"Kari"}


def test_a_prepared_statement_gives_what_sqlalchemy_gives(app: Flask) -> None:
    people = [a.a_resident() for _ in range(3)]
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    with transaction() as session:
        session.execute(sa.update(Account).where(Account.id == people[0].id).values(created_at=long_ago))
    connection, hour = db.session.connection(), timedelta(hours=1)
    rows = NAMED.ask(connection, {"before": datetime.now(UTC) + hour})
    assert [row[0] for row in rows] == [person.id for person in people[:2]]
    assert rows[0][1:] == (long_ago, people[0].lives_elsewhere, people[0].email)
    assert rows[0][1].tzinfo is UTC
    assert type(rows[0][2]) is bool
    assert [row[0] for row in NAMED.ask(connection, {"before": long_ago})] == [people[0].id]
    [(instant,)] = Prepared(sa.select(clock())).ask(connection, {})
    assert abs(instant - datetime.now(UTC)) < hour


def test_a_connection_that_broke_is_not_used_again(app: Flask) -> None:
    a.a_resident()
    if db.engine.dialect.name == "sqlite":
        db.session.connection().connection.dbapi_connection.close()
    else:
        pid = db.session.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        with db.engine.connect() as other:
            other.execute(sa.text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    with pytest.raises(Exception, match=r"closed|terminat"):
        NAMED.ask(db.session.connection(), {"before": datetime.now(UTC)})
    db.session.remove()
    assert len(accounts()) == 1


def test_a_lent_connection_that_broke_is_not_lent_again(app: Flask) -> None:
    a.a_resident()
    db.session.remove()
    with reading_connection() as lent:
        if db.engine.dialect.name == "sqlite":
            lent.connection.dbapi_connection.close()
        else:
            pid = lent.connection.dbapi_connection.info.backend_pid
            with db.engine.connect() as other:
                other.execute(sa.text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
        with pytest.raises(Exception, match=r"closed|terminat"):
            NAMED.ask(lent, {"before": datetime.now(UTC)})
    with reading_connection() as lent:
        assert len(NAMED.ask(lent, {"before": datetime.now(UTC) + timedelta(hours=1)})) == 1
