"""Somebody votes, and says that they live somewhere else, in the same instant: never both."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event

from citizen.accounts.actions import residence_locks, save_residence
from citizen.accounts.models import Account
from citizen.accounts.queries import get_account
from citizen.ballots.actions import Cast, Shown, Voter, cast_ballot
from citizen.ballots.models import Ballot
from citizen.database import db, transaction
from citizen.domain.ballots import BallotRefusal
from citizen.domain.electorates import Elector
from citizen.domain.residents import ResidenceRefusal
from citizen.electorates.actions import declare_age, withdraw_age
from citizen.web.clock import now
from tests import factories as a
from tests.at_once import at_once
from tests.voting import Vote, a_form, a_vote

WHILE_S = 0.7
"""So long the other one is given to get in between, if nothing keeps it out."""
TRIES = 8
VOTED = ResidenceRefusal.VOTED_IN_OPEN_ROUND
MEANWHILE = BallotRefusal.SAID_OTHERWISE_MEANWHILE


def as_read_before(vote: Vote, account: Account) -> Voter:
    """The person as the request knew them when it began."""
    elector = Elector(municipality_id=vote.place.id, district_id=vote.district.id)
    return Voter(elector, account.person_key, vote.district.id, account_id=account.id)


NOTHING_SHOWN = Shown(0, b"")
"""What the page says to somebody who has not voted; a form that says nothing of it is looked into step by step."""
both_ways = pytest.mark.parametrize("shown", [NOTHING_SHOWN, None])


def voting(vote: Vote, voter: Voter, shown: Shown | None = NOTHING_SHOWN) -> Callable[[], Any]:
    return partial(
        cast_ballot, vote.booth, voter, vote.ids([0]),
        idem=a_form(), arrived_at=now(), keys_dir=vote.keys_dir, shown=shown,
    )  # fmt: skip


def moving(account: Account) -> Callable[[], Any]:
    return partial(save_residence, account.id, None, None)


def votes_of(vote: Vote) -> int:
    return db.session.query(Ballot).filter_by(round_id=vote.round.id).count()


def lives_away(account: Account) -> bool:
    return get_account(account.id).lives_elsewhere


@contextmanager
def in_the_middle(app: Flask, job: Callable[[], Any]) -> Iterator[tuple[Callable[[], None], list[Any]]]:
    """What starts the job in another thread and gives it a while, and where its outcome stands after the block."""
    outcome: list[Any] = []

    def run() -> None:
        with app.app_context():
            outcome.append(job())
            db.session.remove()

    thread = threading.Thread(target=run)

    def begin() -> None:
        thread.start()
        thread.join(WHILE_S)

    yield begin, outcome
    thread.join()


@pytest.fixture
def locks() -> Iterator[list[Callable[[bytes], ResidenceRefusal | None]]]:
    before = list(residence_locks)
    yield residence_locks
    residence_locks[:] = before


@both_ways
def test_who_has_moved_since_the_request_began_has_no_vote(app: Flask, shown: Shown | None) -> None:
    vote = a_vote()
    account = a.a_resident(vote.district)
    voter = as_read_before(vote, account)
    assert moving(account)() is None
    assert voting(vote, voter, shown)() is MEANWHILE
    assert votes_of(vote) == 0


@both_ways
@pytest.mark.parametrize("said", ["district", "road", "elsewhere"])
def test_who_lives_elsewhere_in_the_same_municipality_by_now_has_no_vote_either(
    app: Flask, shown: Shown | None, said: str
) -> None:
    vote = a_vote()
    account, other = a.a_resident(vote.district), a.a_district(vote.place, "Vika")
    values = {
        "district": {"district_id": other.id},
        "road": {"home_road_id": a.a_road(vote.district, "Skulevegen").id},
        "elsewhere": {"lives_elsewhere": True},
    }
    voter = as_read_before(vote, account)
    with transaction() as session:
        session.execute(sa.update(Account).where(Account.id == account.id).values(values[said]))
    assert voting(vote, voter, shown)() is MEANWHILE
    assert votes_of(vote) == 0


@both_ways
def test_of_a_vote_and_a_move_at_once_one_is_refused(app: Flask, shown: Shown | None) -> None:
    vote = a_vote()
    people = [a.a_resident(vote.district) for _ in range(TRIES)]
    for account in people:
        cast, moved = at_once(app, [voting(vote, as_read_before(vote, account), shown), moving(account)])
        assert (isinstance(cast, Cast), moved) in {(True, VOTED), (False, None)}, (cast, moved)
        assert isinstance(cast, Cast) or cast is MEANWHILE
    assert votes_of(vote) + sum(map(lives_away, people)) == TRIES


def test_a_vote_waits_for_a_move_that_has_looked_for_votes(app: Flask, locks: list[Any]) -> None:
    vote = a_vote()
    account = a.a_resident(vote.district)
    with in_the_middle(app, voting(vote, as_read_before(vote, account))) as (begin, outcome):
        locks.append(lambda _person_key: begin())
        assert moving(account)() is None
    assert outcome == [MEANWHILE]
    assert votes_of(vote) == 0


def test_a_move_waits_for_a_vote_that_is_being_stored(app: Flask) -> None:
    vote = a_vote()
    account = a.a_resident(vote.district)
    with in_the_middle(app, moving(account)) as (begin, outcome):

        def meanwhile(_connection: Any, _cursor: Any, statement: str, *_more: Any, **_others: Any) -> None:
            if "INTO ballot" in statement:
                begin()

        event.listen(db.engine, "before_cursor_execute", meanwhile)
        try:
            assert isinstance(voting(vote, as_read_before(vote, account), None)(), Cast)
        finally:
            event.remove(db.engine, "before_cursor_execute", meanwhile)
    assert outcome == [VOTED]
    assert not lives_away(account)


def test_a_move_waits_for_a_vote_that_is_stored_in_one_trip(app: Flask) -> None:
    """Nobody can add to the log for a while, so that the vote has its locks and waits; SQLite has one writer anyway."""
    vote = a_vote()
    account = a.a_resident(vote.district)
    cast, move = voting(vote, as_read_before(vote, account)), moving(account)
    db.session.commit()
    with db.engine.connect() as other:
        if other.dialect.name == "postgresql":
            other.execute(sa.text("LOCK TABLE waiting_leaf IN SHARE ROW EXCLUSIVE MODE"))
        with in_the_middle(app, cast) as (begin_to_vote, voted), in_the_middle(app, move) as (begin_to_move, moved):
            begin_to_vote()
            begin_to_move()
            seen_meanwhile = [*voted, *moved]
            other.rollback()
    assert (isinstance(voted[0], Cast), moved) == (True, [VOTED])
    assert seen_meanwhile == ([] if db.engine.dialect.name == "postgresql" else [voted[0], VOTED])


def test_people_do_not_wait_for_each_other(app: Flask, locks: list[Any]) -> None:
    """Only where there are locks of accounts; SQLite has one writer at a time."""
    vote = a_vote()
    mover, voter = a.a_resident(vote.district), a.a_resident(vote.district)
    with in_the_middle(app, voting(vote, as_read_before(vote, voter))) as (begin, outcome):
        stored: list[bool] = []

        def look(_person_key: bytes) -> None:
            begin()
            stored.append(bool(outcome))

        locks.append(look)
        assert moving(mover)() is None
    assert stored == [db.engine.dialect.name == "postgresql"]
    assert isinstance(outcome[0], Cast)


@both_ways
def test_an_age_that_was_taken_back_meanwhile_gives_no_vote(app: Flask, shown: Shown | None) -> None:
    vote = a_vote()
    stays, account = a.a_resident(vote.district), a.a_resident(vote.district)
    elector = Elector(municipality_id=vote.place.id, district_id=vote.district.id, declared_of_age=True)
    for person in (stays, account):
        declare_age(person.id, vote.process.id, now())
    withdraw_age(account.id, vote.process.id)
    voters = [Voter(elector, one.person_key, vote.district.id, account_id=one.id) for one in (stays, account)]
    assert isinstance(voting(vote, voters[0], shown)(), Cast)
    assert voting(vote, voters[1], shown)() is MEANWHILE
    assert votes_of(vote) == 1


def test_who_votes_by_a_login_is_not_asked_what_they_say(app: Flask) -> None:
    vote = a_vote()
    account = a.a_resident(vote.district)
    elector = Elector(municipality_id=vote.place.id, district_id=vote.district.id)
    with transaction() as session:
        session.execute(sa.update(Account).values(district_id=None))
    assert isinstance(voting(vote, Voter(elector, account.person_key))(), Cast)
