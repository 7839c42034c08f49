"""Whether the person who is calling may vote, from each source, and in which groups their vote is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from flask import Flask, g, session

from citizen.accounts.access import TOKEN, get_current_login, hash_of_token
from citizen.accounts.actions import SaidAtLogin, begin_session
from citizen.accounts.models import Account
from citizen.domain.electorates import Circle, Elector, Electorate, ElectorRefusal, Source
from citizen.domain.phases import Phase
from citizen.electorates import access, actions
from citizen.electorates.queries import places_of
from citizen.processes.models import Process
from citizen.rolls import hash_for_roll
from citizen.web.clock import now
from tests import factories as a
from tests.electorates import voters
from tests.electorates.voters import BY_ROLL, NUMBERS, person
from tests.roads.registers import HAVNES, LIDAL, Place, a_place_with_roads

ANNE, BIRK, CARI = NUMBERS[:3]
DAY = date(2026, 12, 1)
OLD, YOUNG = date(1990, 1, 1), date(2020, 1, 1)


@pytest.fixture
def place(app: Flask) -> Place:
    return a_place_with_roads()


@pytest.fixture
def process(place: Place) -> Process:
    return a.a_process(place.municipality, Phase.REVIEWING, voting_close_at=now() + 20 * a.DAY)


@contextmanager
def calling(app: Flask, account: Account | None, said: SaidAtLogin | None = None, path: str = "/nb/") -> Iterator[None]:
    """Inside a request of this person, whose login said this."""
    with app.test_request_context(path, base_url="http://127.0.0.1:8000"):
        for name in list(g):
            g.pop(name)
        if account is not None:
            begin_session(account, hash_of_token(f"token-{account.id}"), None, now(), said)
            session[TOKEN] = f"token-{account.id}"
        yield
    for name in list(g):
        g.pop(name)


def roads_of(place: Place) -> dict[tuple[str, int], int]:
    return places_of(place.municipality.id)[1]


def test_nobody_is_refused_before_they_log_in(app: Flask, process: Process) -> None:
    with calling(app, None):
        assert access.refuse_current(process) is None


def test_asking_for_a_login_that_is_not_there_is_our_own_fault(app: Flask, process: Process) -> None:
    with calling(app, None), pytest.raises(RuntimeError):
        get_current_login()


def test_by_declaration_the_account_says_where(app: Flask, place: Place, process: Process) -> None:
    lidal = place.districts[LIDAL]
    road = roads_of(place)[LIDAL, 1000]
    with calling(app, a.a_resident(lidal, home_road_id=road), SaidAtLogin(roll_hash=bytes(32))):
        known = Elector(municipality_id=place.municipality.id, district_id=lidal.id, road_id=road)
        assert access.current_elector(process) == known
        assert access.refuse_current(process) is None
        assert access.groups_of(process, road) == (lidal.id, True)
        assert access.groups_of(process, road + 1) == (lidal.id, False)
        assert access.groups_of(process, None) == (lidal.id, None)
        assert access.current_voter_key(process) is None


@pytest.mark.parametrize(
    ("home", "refusal", "lives_here"),
    [
        ({}, ElectorRefusal.RESIDENCE_UNKNOWN, None),
        ({"lives_elsewhere": True}, ElectorRefusal.LIVES_ELSEWHERE, False),
    ],
)
def test_by_declaration_some_have_said_nothing_or_elsewhere(
    app: Flask, process: Process, home: dict[str, bool], refusal: ElectorRefusal, lives_here: object
) -> None:
    with calling(app, a.a_resident(**home)):
        assert access.refuse_current(process) is refusal
        assert access.groups_of(process, 1) == (None, lives_here)


def test_a_district_of_another_municipality_is_no_group_here(app: Flask, process: Process) -> None:
    elsewhere = a.a_district(a.a_municipality("Nabolaget"))
    with calling(app, a.a_resident(elsewhere)):
        assert access.refuse_current(process) is ElectorRefusal.LIVES_ELSEWHERE
        assert access.groups_of(process, 1) == (None, False)


def test_who_has_not_said_their_road_is_in_neither_group(app: Flask, place: Place, process: Process) -> None:
    with calling(app, a.a_resident(place.districts[HAVNES])):
        assert access.groups_of(process, 1) == (place.districts[HAVNES].id, None)


def test_by_the_login_only_what_it_said_counts(app: Flask, place: Place, process: Process) -> None:
    havnes, lidal = place.districts[HAVNES], place.districts[LIDAL]
    process = voters.set_electorate(process, Electorate(Circle.DISTRICTS, Source.LOGIN, (lidal.id,)))
    asks = {"said": SaidAtLogin(district_id=lidal.id)}
    with calling(app, a.a_resident(havnes), **asks):
        assert access.refuse_current(process) is None
    with calling(app, a.a_resident(lidal)):
        assert access.refuse_current(process) is ElectorRefusal.LOGIN_SAYS_NOTHING
        assert access.current_elector(process) == Elector()
    with calling(app, a.a_resident(lidal), SaidAtLogin(district_id=havnes.id)):
        assert access.refuse_current(process) is ElectorRefusal.OTHER_DISTRICT


def test_by_roll_the_roll_says_where_and_how_old(app: Flask, place: Place, process: Process) -> None:
    lidal, road = place.districts[LIDAL], roads_of(place)[LIDAL, 1000]
    process = voters.set_electorate(process, Electorate(source=Source.ROLL, min_age=16, age_on=DAY))
    voters.load(process, [person(ANNE, LIDAL, 1000, born_on=OLD), person(BIRK)], place.staff)

    anne, birk, cari = (SaidAtLogin(roll_hash=hash_for_roll(voters.roll_key(), one)) for one in (ANNE, BIRK, CARI))
    with calling(app, a.a_resident(place.districts[HAVNES]), anne):
        assert access.refuse_current(process) is None
        assert access.groups_of(process, road) == (lidal.id, True)
        assert access.current_voter_key(process) == anne.roll_hash
    with calling(app, a.a_resident(lidal), birk):
        assert access.refuse_current(process) is ElectorRefusal.AGE_UNKNOWN
        assert access.groups_of(process, road) == (None, None)
    with calling(app, a.a_resident(lidal), SaidAtLogin(roll_hash=birk.roll_hash, born_on=OLD)):
        assert access.refuse_current(process) is None
    with calling(app, a.a_resident(lidal), SaidAtLogin(roll_hash=anne.roll_hash, born_on=YOUNG)):
        assert access.refuse_current(process) is None, "the roll's date counts before the login's"
    with calling(app, a.a_resident(lidal), cari):
        assert access.refuse_current(process) is ElectorRefusal.NOT_ON_ROLL
    with calling(app, a.a_resident(lidal)):
        assert access.refuse_current(process) is ElectorRefusal.NOT_ON_ROLL


@pytest.mark.parametrize("circle", [Circle.EMPLOYEES, Circle.INVITED])
def test_employees_need_not_live_here(app: Flask, place: Place, process: Process, circle: Circle) -> None:
    process = voters.set_electorate(process, Electorate(circle, Source.ROLL))
    voters.load(process, [person(ANNE), person(BIRK, LIDAL)], place.staff)
    anne, birk = (SaidAtLogin(roll_hash=hash_for_roll(voters.roll_key(), one)) for one in (ANNE, BIRK))
    with calling(app, a.a_resident(lives_elsewhere=True), anne):
        assert access.refuse_current(process) is None
        assert access.current_elector(process) == Elector(on_roll=True)
    with calling(app, a.a_resident(), birk):
        assert access.groups_of(process, None) == (place.districts[LIDAL].id, None)


def test_a_roll_of_one_process_lets_nobody_into_another(app: Flask, place: Place, process: Process) -> None:
    other = a.a_process(place.municipality, Phase.REVIEWING)
    for one in (process, other):
        voters.set_electorate(one, BY_ROLL)
    voters.load(process, [person(ANNE)], place.staff)
    voters.load(other, [person(BIRK)], place.staff)
    with calling(app, a.a_resident(), SaidAtLogin(roll_hash=hash_for_roll(voters.roll_key(), ANNE))):
        assert access.refuse_current(voters.fresh(process)) is None
        assert access.refuse_current(voters.fresh(other)) is ElectorRefusal.NOT_ON_ROLL


def test_a_word_for_the_age_counts_where_the_process_takes_it(app: Flask, place: Place, process: Process) -> None:
    process = voters.set_electorate(process, Electorate(min_age=16, age_on=DAY))
    account, other = a.a_resident(place.districts[HAVNES]), a.a_process(place.municipality, Phase.REVIEWING)
    actions.declare_age(account.id, other.id, now())
    with calling(app, account):
        assert access.refuse_current(process) is ElectorRefusal.AGE_UNKNOWN
    actions.declare_age(account.id, process.id, now())
    actions.declare_age(account.id, process.id, now())
    with calling(app, a.a_resident(place.districts[HAVNES])):
        assert access.refuse_current(process) is ElectorRefusal.AGE_UNKNOWN


def test_the_login_s_date_counts_before_a_person_s_word(app: Flask, place: Place, process: Process) -> None:
    process = voters.set_electorate(process, Electorate(min_age=16, age_on=DAY))
    account = a.a_resident(place.districts[HAVNES])
    actions.declare_age(account.id, process.id, now())
    with calling(app, account, SaidAtLogin(born_on=YOUNG)):
        assert access.refuse_current(process) is ElectorRefusal.TOO_YOUNG


def test_a_word_is_enough_until_it_is_taken_back(app: Flask, place: Place, process: Process) -> None:
    process = voters.set_electorate(process, Electorate(min_age=16, age_on=DAY))
    said, took_back = a.a_resident(place.districts[HAVNES]), a.a_resident(place.districts[HAVNES])
    for account in (said, took_back):
        actions.declare_age(account.id, process.id, now())
    actions.withdraw_age(took_back.id, process.id)
    with calling(app, said):
        assert access.refuse_current(process) is None
    with calling(app, took_back):
        assert access.refuse_current(process) is ElectorRefusal.AGE_UNKNOWN


def test_a_roll_that_is_missing_is_noticed(place: Place, process: Process) -> None:
    assert not access.lacks_roll(process)
    process = voters.set_electorate(process, BY_ROLL)
    assert access.lacks_roll(process)
    voters.load(process, [person(ANNE)], place.staff)
    assert not access.lacks_roll(process)
