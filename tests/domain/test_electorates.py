"""Who may vote: every circle with every source, ages at their birthdays, and the one way it is written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.electorates import (
    AGES,
    MOST_ROADS,
    RESIDENTS_BY_DECLARATION,
    Circle,
    Elector,
    Electorate,
    ElectorateRefusal,
    ElectorRefusal,
    Source,
    age_on_day,
    born_by,
    from_json,
    refuse_elector,
    refuse_electorate,
)

HERE, OTHER = 1, 2
CLOSES = date(2026, 12, 1)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NEIGHBOUR = Elector(municipality_id=HERE, district_id=11, road_id=101)
UNKNOWN, AWAY = Elector(), Elector(lives_elsewhere=True)


@st.composite
def electorates(draw: st.DrawFn) -> Electorate:
    circle = draw(st.sampled_from(Circle))
    ids = st.sets(st.integers(1, 50), max_size=4).map(lambda found: tuple(sorted(found)))
    return Electorate(
        circle=circle,
        source=draw(st.sampled_from(Source)),
        district_ids=draw(ids) if circle is Circle.DISTRICTS else (),
        road_ids=draw(ids) if circle is Circle.ROADS else (),
        min_age=draw(st.sampled_from([None, *AGES])),
        age_on=draw(st.none() | DAYS),
    )


def by(source: Source, circle: Circle = Circle.MUNICIPALITY, **more: object) -> Electorate:
    return Electorate(circle=circle, source=source, **more)


DECLARED, STATED, LISTED = Source.DECLARATION, Source.LOGIN, Source.ROLL
IN_11 = {"circle": Circle.DISTRICTS, "district_ids": (11,)}
ON_101 = {"circle": Circle.ROADS, "road_ids": (101,)}
on_roll = replace(NEIGHBOUR, on_roll=True)

TABLE = [
    (by(DECLARED), NEIGHBOUR, None),
    (by(DECLARED), UNKNOWN, ElectorRefusal.RESIDENCE_UNKNOWN),
    (by(DECLARED), AWAY, ElectorRefusal.LIVES_ELSEWHERE),
    (by(DECLARED), Elector(municipality_id=OTHER, district_id=21), ElectorRefusal.LIVES_ELSEWHERE),
    (by(STATED), NEIGHBOUR, None),
    (by(STATED), UNKNOWN, ElectorRefusal.LOGIN_SAYS_NOTHING),
    (by(STATED), Elector(municipality_id=OTHER, district_id=21), ElectorRefusal.LIVES_ELSEWHERE),
    (by(LISTED), NEIGHBOUR, ElectorRefusal.NOT_ON_ROLL),
    (by(LISTED), on_roll, None),
    (by(LISTED), Elector(on_roll=True), None),
    (by(DECLARED, **IN_11), NEIGHBOUR, None),
    (by(DECLARED, **IN_11), replace(NEIGHBOUR, district_id=12), ElectorRefusal.OTHER_DISTRICT),
    (by(DECLARED, **IN_11), UNKNOWN, ElectorRefusal.RESIDENCE_UNKNOWN),
    (by(DECLARED, **IN_11), Elector(municipality_id=OTHER, district_id=11), ElectorRefusal.LIVES_ELSEWHERE),
    (by(STATED, **IN_11), UNKNOWN, ElectorRefusal.LOGIN_SAYS_NOTHING),
    (by(LISTED, **IN_11), on_roll, None),
    (by(LISTED, **IN_11), replace(on_roll, district_id=12), ElectorRefusal.OTHER_DISTRICT),
    (by(LISTED, **IN_11), Elector(on_roll=True), ElectorRefusal.ROLL_SAYS_NOTHING),
    (by(LISTED, **IN_11), NEIGHBOUR, ElectorRefusal.NOT_ON_ROLL),
    (by(DECLARED, **ON_101), NEIGHBOUR, None),
    (by(DECLARED, **ON_101), replace(NEIGHBOUR, road_id=102), ElectorRefusal.OTHER_ROAD),
    (by(DECLARED, **ON_101), replace(NEIGHBOUR, road_id=None), ElectorRefusal.ROAD_UNKNOWN),
    (by(DECLARED, **ON_101), UNKNOWN, ElectorRefusal.RESIDENCE_UNKNOWN),
    (by(DECLARED, **ON_101), AWAY, ElectorRefusal.LIVES_ELSEWHERE),
    (by(STATED, **ON_101), replace(NEIGHBOUR, road_id=None), ElectorRefusal.LOGIN_SAYS_NOTHING),
    (by(LISTED, **ON_101), replace(on_roll, road_id=None), ElectorRefusal.ROLL_SAYS_NOTHING),
    (by(LISTED, **ON_101), replace(on_roll, road_id=102), ElectorRefusal.OTHER_ROAD),
    (by(DECLARED, Circle.EVERYONE), UNKNOWN, None),
    (by(STATED, Circle.EVERYONE), AWAY, None),
    (by(LISTED, Circle.EMPLOYEES), AWAY, ElectorRefusal.NOT_ON_ROLL),
    (by(LISTED, Circle.EMPLOYEES), replace(AWAY, on_roll=True), None),
    (by(LISTED, Circle.INVITED), Elector(on_roll=True), None),
]


@pytest.mark.parametrize(("electorate", "elector", "refusal"), TABLE)
def test_who_may_vote_by_circle_and_source(
    electorate: Electorate, elector: Elector, refusal: ElectorRefusal | None
) -> None:
    assert refuse_elector(electorate, HERE, elector) is refusal


SIXTEEN = {"min_age": 16, "age_on": CLOSES}
OF_AGE, BORN_A_DAY_LATE = date(2010, 12, 1), date(2010, 12, 2)


@pytest.mark.parametrize(
    ("source", "known", "refusal"),
    [
        (DECLARED, {"born_on": OF_AGE}, None),
        (DECLARED, {"born_on": BORN_A_DAY_LATE}, ElectorRefusal.TOO_YOUNG),
        (DECLARED, {"born_on": BORN_A_DAY_LATE, "declared_of_age": True}, ElectorRefusal.TOO_YOUNG),
        (DECLARED, {}, ElectorRefusal.AGE_UNKNOWN),
        (DECLARED, {"declared_of_age": True}, None),
        (STATED, {"declared_of_age": True}, ElectorRefusal.AGE_UNKNOWN),
        (STATED, {"born_on": OF_AGE}, None),
        (LISTED, {"declared_of_age": True, "on_roll": True}, ElectorRefusal.AGE_UNKNOWN),
        (LISTED, {"born_on": OF_AGE, "on_roll": True}, None),
        (LISTED, {"born_on": BORN_A_DAY_LATE, "on_roll": True}, ElectorRefusal.TOO_YOUNG),
    ],
)
def test_the_age_is_known_declared_or_missing(
    source: Source, known: dict[str, object], refusal: ElectorRefusal | None
) -> None:
    assert refuse_elector(by(source, **SIXTEEN), HERE, replace(NEIGHBOUR, **known)) is refusal


def test_the_place_is_said_before_the_age() -> None:
    young_and_away = Elector(lives_elsewhere=True, born_on=BORN_A_DAY_LATE)
    assert refuse_elector(by(DECLARED, **SIXTEEN), HERE, young_and_away) is ElectorRefusal.LIVES_ELSEWHERE


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2010, 5, 17), date(2026, 5, 16), 15),
        (date(2010, 5, 17), date(2026, 5, 17), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2024, 2, 28), 15),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
        (date(2010, 3, 1), date(2024, 2, 29), 13),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
        (date(2026, 1, 2), date(2026, 1, 1), -1),
    ],
)
def test_age_in_whole_years(born_on: date, day: date, age: int) -> None:
    assert age_on_day(born_on, day) == age


@given(born_on=DAYS, day=st.dates(date(1950, 1, 1), date(2150, 12, 31)), age=st.sampled_from(AGES))
def test_the_last_day_of_birth_parts_those_who_are_old_enough(born_on: date, day: date, age: int) -> None:
    """The rule and what a query compares with agree on everybody."""
    latest = born_by(Electorate(min_age=age, age_on=day))
    assert latest is not None
    assert (born_on <= latest) == (age_on_day(born_on, day) >= age)


@pytest.mark.parametrize(
    ("day", "age", "latest"),
    [
        (date(2028, 2, 29), 16, date(2012, 2, 29)),
        (date(2028, 2, 29), 15, date(2013, 2, 28)),
        (date(2028, 3, 1), 15, date(2013, 3, 1)),
    ],
)
def test_the_last_day_of_birth_on_a_leap_day(day: date, age: int, latest: date) -> None:
    assert born_by(Electorate(min_age=age, age_on=day)) == latest


@given(born_on=DAYS, day=DAYS)
def test_nobody_gets_younger_from_one_day_to_the_next(born_on: date, day: date) -> None:
    grown = age_on_day(born_on, day + timedelta(days=1)) - age_on_day(born_on, day)
    assert grown in (0, 1)


@pytest.mark.parametrize("half", [{"min_age": 16}, {"age_on": CLOSES}, {}])
def test_without_age_or_day_no_day_of_birth_is_asked_for(half: dict[str, object]) -> None:
    assert born_by(Electorate(**half)) is None
    assert refuse_elector(Electorate(**half), HERE, NEIGHBOUR) is None


@given(electorates())
def test_what_is_written_is_read_back_and_written_in_one_way(electorate: Electorate) -> None:
    written = electorate.to_json()
    assert from_json(written) == electorate
    assert written.isascii()
    assert written == json.dumps(json.loads(written), separators=(",", ":"), sort_keys=True)


def test_the_default_is_what_every_process_had_before() -> None:
    assert RESIDENTS_BY_DECLARATION == (
        '{"age_on":null,"circle":"municipality","district_ids":[],"min_age":null,"road_ids":[],"source":"declaration"}'
    )


GOOD = json.loads(RESIDENTS_BY_DECLARATION)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "null",
        "[]",
        "{}",
        RESIDENTS_BY_DECLARATION + " ",
        json.dumps(GOOD),
        *(
            json.dumps({**GOOD, **wrong}, separators=(",", ":"), sort_keys=True)
            for wrong in (
                {"circle": "all"},
                {"source": None},
                {"min_age": 17},
                {"min_age": "16"},
                {"min_age": 16.0},
                {"circle": "roads", "road_ids": [1.0]},
                {"circle": "roads", "road_ids": [True]},
                {"age_on": "1.12.2026"},
                {"age_on": 20261201},
                {"district_ids": [1]},
                {"road_ids": [1]},
                {"circle": "districts", "district_ids": [2, 1]},
                {"circle": "districts", "district_ids": [1, 1]},
                {"circle": "districts", "district_ids": 1},
                {"circle": "roads", "road_ids": [1, "2"]},
                {"more": 1},
            )
        ),
    ],
)
def test_anything_written_otherwise_is_no_electorate(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — json's own fault is one too, and says what it found
        from_json(written)


@pytest.mark.parametrize(
    ("electorate", "refusals"),
    [
        (Electorate(), ()),
        (by(DECLARED, **IN_11), ()),
        (by(DECLARED, Circle.DISTRICTS, district_ids=(11, 12)), ()),
        (by(DECLARED, Circle.ROADS, road_ids=(101, 102)), ()),
        (by(LISTED, **ON_101), ()),
        (by(LISTED, Circle.EMPLOYEES), ()),
        (by(LISTED, Circle.INVITED, **SIXTEEN), ()),
        (by(DECLARED, Circle.EVERYONE), ()),
        (by(DECLARED, Circle.DISTRICTS), (ElectorateRefusal.NO_DISTRICTS,)),
        (by(DECLARED, Circle.DISTRICTS, district_ids=(11, 99)), (ElectorateRefusal.UNKNOWN_DISTRICT,)),
        (by(DECLARED, Circle.ROADS), (ElectorateRefusal.NO_ROADS,)),
        (by(DECLARED, Circle.ROADS, road_ids=(999,)), (ElectorateRefusal.UNKNOWN_ROAD,)),
        (
            by(DECLARED, Circle.ROADS, road_ids=tuple(range(1000, 1001 + MOST_ROADS))),
            (ElectorateRefusal.UNKNOWN_ROAD, ElectorateRefusal.TOO_MANY_ROADS),
        ),
        (by(DECLARED, Circle.ROADS, road_ids=tuple(range(1, 1 + MOST_ROADS))), (ElectorateRefusal.UNKNOWN_ROAD,)),
        (by(DECLARED, Circle.EMPLOYEES), (ElectorateRefusal.NEEDS_ROLL,)),
        (by(STATED, Circle.INVITED), (ElectorateRefusal.NEEDS_ROLL,)),
        (by(LISTED, Circle.EVERYONE), (ElectorateRefusal.NO_ROLL_OF_EVERYONE,)),
        (Electorate(min_age=16), (ElectorateRefusal.AGE_WITHOUT_DAY,)),
        (Electorate(age_on=CLOSES), (ElectorateRefusal.DAY_WITHOUT_AGE,)),
        (Electorate(min_age=13, age_on=CLOSES + timedelta(days=366)), ()),
        (Electorate(min_age=13, age_on=CLOSES - timedelta(days=366)), ()),
        (Electorate(min_age=13, age_on=CLOSES + timedelta(days=367)), (ElectorateRefusal.DAY_FAR_AWAY,)),
        (Electorate(min_age=13, age_on=CLOSES - timedelta(days=367)), (ElectorateRefusal.DAY_FAR_AWAY,)),
        (
            by(DECLARED, Circle.EMPLOYEES, age_on=date(1026, 12, 1)),
            (ElectorateRefusal.NEEDS_ROLL, ElectorateRefusal.DAY_WITHOUT_AGE, ElectorateRefusal.DAY_FAR_AWAY),
        ),
    ],
)
def test_everything_that_speaks_against_an_electorate_is_said_at_once(
    electorate: Electorate, refusals: tuple[ElectorateRefusal, ...]
) -> None:
    assert refuse_electorate(electorate, districts=[11, 12], roads=[101, 102], closes_on=CLOSES) == refusals


@given(electorate=electorates(), elector=st.builds(Elector, district_id=st.none() | st.integers(1, 50)))
def test_a_refusal_tells_a_person_only_what_the_source_could_know(electorate: Electorate, elector: Elector) -> None:
    refusal = refuse_elector(electorate, HERE, elector)
    of_roll = {ElectorRefusal.NOT_ON_ROLL, ElectorRefusal.ROLL_SAYS_NOTHING}
    asked = {ElectorRefusal.RESIDENCE_UNKNOWN, ElectorRefusal.ROAD_UNKNOWN}
    assert refusal not in of_roll or electorate.source is Source.ROLL
    assert refusal not in asked or electorate.source is Source.DECLARATION
    assert (refusal is ElectorRefusal.LOGIN_SAYS_NOTHING) <= (electorate.source is Source.LOGIN)
