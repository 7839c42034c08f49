"""Who may vote in a process: how wide the circle is, who says so, and from which age.

Age is never read from a birth number: those issued since 2032 carry no certain century. It comes from a date of birth
that the login or the municipality's roll states, or from the person's own word where the process takes it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

AGES = (13, 15, 16, 18)
"""The minimum ages that a process may ask for."""

FURTHEST_DAY = timedelta(days=366)
"""So far from the closing of the vote the day that the age is counted on may lie; beyond, it is a slip of the pen."""

MOST_ROADS = 300
ELECTORATES_REMEMBERED = 256


class Circle(StrEnum):
    """Who is asked."""

    EVERYONE = "everyone"
    MUNICIPALITY = "municipality"
    DISTRICTS = "districts"
    ROADS = "roads"
    EMPLOYEES = "employees"
    INVITED = "invited"


class Source(StrEnum):
    """Who says that a person belongs to the circle, and how old they are."""

    DECLARATION = "declaration"
    LOGIN = "login"
    ROLL = "roll"


class ElectorateRefusal(StrEnum):
    """What stands in the way of letting these people vote."""

    NO_DISTRICTS = "electorate-no-districts"
    UNKNOWN_DISTRICT = "electorate-unknown-district"
    NO_ROADS = "electorate-no-roads"
    UNKNOWN_ROAD = "electorate-unknown-road"
    TOO_MANY_ROADS = "electorate-too-many-roads"
    NEEDS_ROLL = "electorate-needs-roll"
    NO_ROLL_OF_EVERYONE = "electorate-no-roll-of-everyone"
    AGE_WITHOUT_DAY = "electorate-age-without-day"
    DAY_WITHOUT_AGE = "electorate-day-without-age"
    DAY_FAR_AWAY = "electorate-day-far-away"
    VOTING_HAS_BEGUN = "electorate-voting-has-begun"
    CHANGED_MEANWHILE = "electorate-changed-meanwhile"
    ROLL_NOT_ASKED_FOR = "electorate-roll-not-asked-for"


class ElectorRefusal(StrEnum):
    """Why a person may not vote in a process."""

    RESIDENCE_UNKNOWN = "elector-residence-unknown"
    ROAD_UNKNOWN = "elector-road-unknown"
    LIVES_ELSEWHERE = "elector-lives-elsewhere"
    OTHER_DISTRICT = "elector-other-district"
    OTHER_ROAD = "elector-other-road"
    LOGIN_SAYS_NOTHING = "elector-login-says-nothing"
    NOT_ON_ROLL = "elector-not-on-roll"
    ROLL_SAYS_NOTHING = "elector-roll-says-nothing"
    TOO_YOUNG = "elector-too-young"
    AGE_UNKNOWN = "elector-age-unknown"


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who may vote. Only the ids that the circle asks for stand in it, ascending."""

    circle: Circle = Circle.MUNICIPALITY
    source: Source = Source.DECLARATION
    district_ids: tuple[int, ...] = ()
    road_ids: tuple[int, ...] = ()
    min_age: int | None = None
    age_on: date | None = None
    """The day on which a person must have reached the age."""

    def __post_init__(self) -> None:
        if self.min_age not in (None, *AGES):
            raise ValueError("no such minimum age is offered")
        if any(type(number) is not int for number in (*self.district_ids, *self.road_ids, self.min_age or 0)):
            raise TypeError("ids and ages are whole numbers")
        for ids, circle in ((self.district_ids, Circle.DISTRICTS), (self.road_ids, Circle.ROADS)):
            if ids != tuple(sorted(set(ids))) or (ids and self.circle is not circle):
                raise ValueError("ids stand ascending, once, and only where the circle asks for them")

    @property
    def takes_word_for_age(self) -> bool:
        """Whether a person may say themselves that they are old enough, where the login does not know."""
        return self.min_age is not None and self.source is Source.DECLARATION

    def to_json(self) -> str:
        """The one way an electorate is written: sorted keys, no spaces, ASCII."""
        said = {
            "age_on": self.age_on.isoformat() if self.age_on else None,
            "circle": self.circle.value,
            "district_ids": list(self.district_ids),
            "min_age": self.min_age,
            "road_ids": list(self.road_ids),
            "source": self.source.value,
        }
        return json.dumps(said, separators=(",", ":"), sort_keys=True)


RESIDENTS_BY_DECLARATION = Electorate().to_json()
"""What holds where nobody has chosen: those who say that they live in the municipality, whatever their age."""


@dataclass(frozen=True, slots=True)
class Elector:
    """What is known of a person for one process."""

    municipality_id: int | None = None
    district_id: int | None = None
    road_id: int | None = None
    lives_elsewhere: bool = False
    born_on: date | None = None
    declared_of_age: bool = False
    on_roll: bool = False


@lru_cache(ELECTORATES_REMEMBERED)
def from_json(stored: str) -> Electorate:
    """The electorate that was written by `to_json`. Raises ValueError for anything written otherwise."""
    said = json.loads(stored)
    if not isinstance(said, Mapping):
        raise ValueError("an electorate is an object")
    try:
        electorate = Electorate(
            circle=Circle(said["circle"]),
            source=Source(said["source"]),
            district_ids=tuple(said["district_ids"]),
            road_ids=tuple(said["road_ids"]),
            min_age=said["min_age"],
            age_on=date.fromisoformat(said["age_on"]) if said["age_on"] is not None else None,
        )
        is_canonical = electorate.to_json() == stored
    except (KeyError, TypeError) as fault:
        raise ValueError("this is no electorate") from fault
    if not is_canonical:
        raise ValueError("this electorate is not written in the one way")
    return electorate


def refuse_electorate(
    electorate: Electorate, *, districts: Collection[int], roads: Collection[int], closes_on: date
) -> tuple[ElectorateRefusal, ...]:
    """Everything that speaks against this electorate, at once.

    `districts` and `roads` are those of the municipality; `closes_on` is the day the vote closes.
    """
    chosen, listed = electorate.district_ids, electorate.road_ids
    has_age, day = electorate.min_age is not None, electorate.age_on
    by_roll = electorate.source is Source.ROLL
    objections = (
        (ElectorateRefusal.NO_DISTRICTS, electorate.circle is Circle.DISTRICTS and not chosen),
        (ElectorateRefusal.UNKNOWN_DISTRICT, not set(chosen) <= set(districts)),
        (ElectorateRefusal.NO_ROADS, electorate.circle is Circle.ROADS and not listed),
        (ElectorateRefusal.UNKNOWN_ROAD, not set(listed) <= set(roads)),
        (ElectorateRefusal.TOO_MANY_ROADS, len(listed) > MOST_ROADS),
        (ElectorateRefusal.NEEDS_ROLL, electorate.circle in (Circle.EMPLOYEES, Circle.INVITED) and not by_roll),
        (ElectorateRefusal.NO_ROLL_OF_EVERYONE, electorate.circle is Circle.EVERYONE and by_roll),
        (ElectorateRefusal.AGE_WITHOUT_DAY, has_age and day is None),
        (ElectorateRefusal.DAY_WITHOUT_AGE, not has_age and day is not None),
        (ElectorateRefusal.DAY_FAR_AWAY, day is not None and abs(day - closes_on) > FURTHEST_DAY),
    )
    return tuple(refusal for refusal, applies in objections if applies)


def refuse_elector(electorate: Electorate, municipality_id: int, elector: Elector) -> ElectorRefusal | None:
    """Why this person may not vote in a process of the municipality, or None if they may."""
    if electorate.source is Source.ROLL and not elector.on_roll:
        return ElectorRefusal.NOT_ON_ROLL
    return _refuse_place(electorate, municipality_id, elector) or _refuse_age(electorate, elector)


def age_on_day(born_on: date, day: date) -> int:
    """Whole years lived on a day. Who was born on 29 February is a year older from 1 March where the day is missing."""
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (not had_birthday)


def born_by(electorate: Electorate) -> date | None:
    """The last day of birth that makes a person old enough; None where no age is asked for."""
    if electorate.min_age is None or electorate.age_on is None:
        return None
    day, year = electorate.age_on, electorate.age_on.year - electorate.min_age
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February, and that year had none
        return date(year, 2, 28)


def _refuse_place(electorate: Electorate, municipality_id: int, elector: Elector) -> ElectorRefusal | None:
    if electorate.circle in (Circle.EVERYONE, Circle.EMPLOYEES, Circle.INVITED):
        return None
    if outside := _refuse_municipality(electorate.source, municipality_id, elector):
        return outside
    if electorate.circle is Circle.DISTRICTS and elector.district_id not in electorate.district_ids:
        known = elector.district_id is not None
        return ElectorRefusal.OTHER_DISTRICT if known else _nothing_known(electorate.source, elector)
    if electorate.circle is Circle.ROADS and elector.road_id not in electorate.road_ids:
        known = elector.road_id is not None
        return ElectorRefusal.OTHER_ROAD if known else _nothing_known(electorate.source, elector)
    return None


def _refuse_municipality(source: Source, municipality_id: int, elector: Elector) -> ElectorRefusal | None:
    if source is Source.ROLL:  # who stands on the municipality's own roll of residents lives there
        return None
    if elector.municipality_id is None and not elector.lives_elsewhere:
        return _nothing_known(source, elector)
    return None if elector.municipality_id == municipality_id else ElectorRefusal.LIVES_ELSEWHERE


def _nothing_known(source: Source, elector: Elector) -> ElectorRefusal:
    if source is Source.LOGIN:
        return ElectorRefusal.LOGIN_SAYS_NOTHING
    if source is Source.ROLL:
        return ElectorRefusal.ROLL_SAYS_NOTHING
    has_said_place = elector.municipality_id is not None
    return ElectorRefusal.ROAD_UNKNOWN if has_said_place else ElectorRefusal.RESIDENCE_UNKNOWN


def _refuse_age(electorate: Electorate, elector: Elector) -> ElectorRefusal | None:
    if electorate.min_age is None or electorate.age_on is None:
        return None
    if elector.born_on is not None:
        is_old_enough = age_on_day(elector.born_on, electorate.age_on) >= electorate.min_age
        return None if is_old_enough else ElectorRefusal.TOO_YOUNG
    is_said = electorate.takes_word_for_age and elector.declared_of_age
    return None if is_said else ElectorRefusal.AGE_UNKNOWN
