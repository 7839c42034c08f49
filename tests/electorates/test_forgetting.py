"""What is known of voters is forgotten in time: rolls 14 days after the voting, what a login said with the session."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from citizen.accounts import queries as accounts
from citizen.accounts.access import hash_of_token
from citizen.accounts.actions import SaidAtLogin, begin_session, end_session, forget_what_logins_said
from citizen.accounts.models import LoginSession
from citizen.database import db
from citizen.domain.electorates import Electorate
from citizen.domain.phases import Phase
from citizen.electorates import actions
from citizen.electorates.actions import ROLLS_KEPT, delete_old_rolls
from citizen.electorates.models import AgeDeclaration, Roll, RollEntry
from citizen.electorates.queries import count_electors, find_roll
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.electorates import voters
from tests.electorates.voters import BY_ROLL, NUMBERS, person
from tests.roads.registers import LIDAL, Place, a_place_with_roads

SAID = {"born_on": date(1990, 1, 1), "roll_hash": bytes(32)}


@pytest.fixture
def place(app: object) -> Place:
    return a_place_with_roads()


def a_process_with_roll(place: Place, first: int) -> Process:
    process = voters.set_electorate(a.a_process(place.municipality, Phase.REVIEWING), BY_ROLL)
    voters.load(process, [person(number) for number in NUMBERS[first : first + 3]], place.staff)
    return process


def how_many(model: type) -> int:
    db.session.rollback()
    return db.session.execute(sa.select(sa.func.count()).select_from(model)).scalar_one()


def test_entries_go_when_nobody_can_complain_any_more_and_the_number_stays(place: Place) -> None:
    over, running = a_process_with_roll(place, 0), a_process_with_roll(place, 10)
    over = voters.close_voting(over, ago=timedelta(hours=1))
    last = over.voting_close_at + ROLLS_KEPT
    assert delete_old_rolls(last - timedelta(microseconds=1)) == 0
    assert how_many(RollEntry) == 6
    assert delete_old_rolls(last) == 3
    assert delete_old_rolls(last) == 0
    assert (how_many(RollEntry), how_many(Roll)) == (3, 2)
    assert (find_roll(over.id).electors, count_electors(over), count_electors(running)) == (3, 3, 3)


def test_words_for_an_age_go_with_them(place: Place) -> None:
    sixteen = Electorate(min_age=16, age_on=date(2026, 12, 1))
    over, running = (voters.set_electorate(a.a_process(place.municipality, Phase.REVIEWING), sixteen) for _ in range(2))
    for process in (over, running):
        actions.declare_age(a.a_resident().id, process.id, now())
    over = voters.close_voting(over)
    delete_old_rolls(over.voting_close_at + ROLLS_KEPT)
    assert list(db.session.scalars(sa.select(AgeDeclaration.process_id))) == [running.id]


def said_in_sessions() -> list[tuple[object, ...]]:
    db.session.rollback()
    columns = (
        LoginSession.roll_hash,
        LoginSession.born_on,
        LoginSession.asserted_district_id,
        LoginSession.asserted_road_id,
    )
    return [tuple(row) for row in db.session.execute(sa.select(*columns).order_by(LoginSession.id))]


def test_what_the_login_said_goes_with_the_logout(place: Place) -> None:
    account = a.a_resident()
    said = SaidAtLogin(district_id=place.districts[LIDAL].id, **SAID)
    for token in ("here", "there"):
        begin_session(account, hash_of_token(token), None, now(), said)
    end_session(hash_of_token("here"), now())
    assert said_in_sessions() == [
        (None, None, None, None),
        (bytes(32), date(1990, 1, 1), place.districts[LIDAL].id, None),
    ]


@pytest.mark.parametrize("length", [accounts.IDLE, accounts.LONGEST])
def test_and_with_a_session_that_has_run_out(place: Place, length: timedelta) -> None:
    begun = now()
    begin_session(a.a_resident(), hash_of_token("old"), None, begun, SaidAtLogin(**SAID))
    begin_session(a.a_resident(), hash_of_token("new"), None, begun + length, SaidAtLogin(**SAID))
    forget_what_logins_said(begun + timedelta(minutes=29))
    assert [row[0] for row in said_in_sessions()] == [bytes(32), bytes(32)]
    delete_old_rolls(begun + length)
    assert said_in_sessions() == [(None, None, None, None), (bytes(32), date(1990, 1, 1), None, None)]
