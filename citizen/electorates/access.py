"""Whether the person who is calling may vote in a process, in what groups, and how all this is said."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from flask import g, request, url_for

from citizen.accounts.access import current_account, get_current_account, get_current_login
from citizen.accounts.queries import Login
from citizen.domain.electorates import (
    Circle,
    Elector,
    Electorate,
    ElectorRefusal,
    Source,
    refuse_elector,
)
from citizen.electorates import queries
from citizen.municipalities.queries import get_municipality, list_districts
from citizen.processes.models import Franchise, Process
from citizen.web.locale import N_, ngettext, show_day, show_list
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.words_of_taking_part import (
    SELF_WITH_AGE_TAKES_PART,
    WHO_OF_AGE_TAKES_PART,
    WHO_SAYS_WHO_TAKES_PART,
    WHO_TAKES_PART,
    WHY_NOT_TAKE_PART,
)

COPIED_FROM = "copied_from"
"""Where the cookie keeps the address of the round that a new one is a copy of, until it is said who may take part."""
COPIED_FOR = timedelta(hours=1)

MOST_NAMED = 8
"""So many roads are named in a sentence; more are counted."""

NEEDS_RESIDENCE = frozenset({ElectorRefusal.RESIDENCE_UNKNOWN, ElectorRefusal.ROAD_UNKNOWN})
ABOUT_PLACE = frozenset({ElectorRefusal.LIVES_ELSEWHERE, ElectorRefusal.OTHER_DISTRICT, ElectorRefusal.OTHER_ROAD})


WHO = {
    Circle.EVERYONE: N_("Who can vote: everyone who logs in."),
    Circle.MUNICIPALITY: N_("Who can vote: everyone who lives in %(place)s."),
    Circle.DISTRICTS: N_("Who can vote: everyone who lives in former %(places)s."),
    Circle.ROADS: N_("Who can vote: everyone who lives on %(roads)s."),
    Circle.EMPLOYEES: N_("Who can vote: the employees on the municipality's list."),
    Circle.INVITED: N_("Who can vote: those whom the municipality has invited."),
}
WHO_OF_AGE = {
    Circle.EVERYONE: N_("Who can vote: everyone who logs in and is %(age)s or older on %(day)s."),
    Circle.MUNICIPALITY: N_("Who can vote: everyone who lives in %(place)s and is %(age)s or older on %(day)s."),
    Circle.DISTRICTS: N_("Who can vote: everyone who lives in former %(places)s and is %(age)s or older on %(day)s."),
    Circle.ROADS: N_("Who can vote: everyone who lives on %(roads)s and is %(age)s or older on %(day)s."),
    Circle.EMPLOYEES: N_("Who can vote: the employees on the municipality's list who are %(age)s or older on %(day)s."),
    Circle.INVITED: N_("Who can vote: those whom the municipality has invited who are %(age)s or older on %(day)s."),
}
WHO_SAYS_SO = {
    Source.DECLARATION: N_("What you say of yourself counts. It is not checked."),
    Source.LOGIN: N_("What your login says of you counts."),
    Source.ROLL: N_("The municipality has made a list of those who can vote. You find out when you log in."),
}

SELF_WITH_AGE = N_(
    "What you say of where you live counts. It is not checked. If your login says when you were born, that counts;"
    " otherwise you say yourself that you are old enough before you vote."
)


class WayOn(NamedTuple):
    """Why a person may not vote, and what they can do about it: a link, or None and an empty text."""

    why: str
    address: str | None
    words: str


def current_elector(process: Process | Franchise) -> Elector:
    """What is known of the person who is logged in, from the source that the process goes by; asked once a request."""
    electors: dict[int, Elector] = g.setdefault("electors", {})
    if process.id not in electors:
        electors[process.id] = _find_elector(process)
    return electors[process.id]


def refuse_current(process: Process) -> ElectorRefusal | None:
    """Why the person who is calling may not vote; None when they may, or when nobody is logged in."""
    if current_account() is None:
        return None
    return refuse_elector(process.as_electorate(), process.municipality_id, current_elector(process))


def current_voter_key(process: Process | Franchise) -> bytes | None:
    """By which key the person votes where a roll says who may: the same as on the roll, so that a ballot on paper and
    one cast here are seen to be one person's. None where no roll does.
    """
    return get_current_login().roll_hash if process.as_electorate().source is Source.ROLL else None


def groups_of(process: Process | Franchise, question_road_id: int | None) -> tuple[int | None, bool | None]:
    """The coarse groups that the person's vote is shown in: former municipality, and whether they live on the road.

    None where it is not known, and the second also where the question is about no road.
    """
    elector = current_elector(process)
    is_local = elector.municipality_id == process.municipality_id
    district_id = elector.district_id if is_local else None
    if question_road_id is None:
        return district_id, None
    if elector.road_id is not None:
        return district_id, elector.road_id == question_road_id
    lives_away = elector.lives_elsewhere or (elector.municipality_id is not None and not is_local)
    return district_id, False if lives_away else None


def lacks_roll(process: Process) -> bool:
    """Whether nobody could vote, since a roll is to say who may and none is loaded."""
    return process.as_electorate().source is Source.ROLL and queries.find_roll(process.id) is None


def say_who(process: Process) -> str:
    """One sentence, for every reader: who can vote, or take part in what is no vote."""
    electorate = process.as_electorate()
    holes = named_in(process, electorate)
    if electorate.min_age is None or electorate.age_on is None:
        return _((WHO if process.is_vote else WHO_TAKES_PART)[electorate.circle], **holes)
    who = WHO_OF_AGE if process.is_vote else WHO_OF_AGE_TAKES_PART
    return _(who[electorate.circle], **holes, age=electorate.min_age, day=show_day(electorate.age_on))


def say_source(process: Process) -> str:
    """One sentence, for every reader: who says whether a person is among those who can vote or take part."""
    electorate = process.as_electorate()
    if not process.is_vote:
        return _(
            SELF_WITH_AGE_TAKES_PART if electorate.takes_word_for_age else WHO_SAYS_WHO_TAKES_PART[electorate.source]
        )
    return _(SELF_WITH_AGE if electorate.takes_word_for_age else WHO_SAYS_SO[electorate.source])


def explain_refusal(process: Process, refusal: ElectorRefusal) -> WayOn:
    """Why the person may not vote or take part, and where they can do something about it."""
    why = explain(refusal) if process.is_vote else _(WHY_NOT_TAKE_PART[refusal])
    electorate = process.as_electorate()
    if refusal is ElectorRefusal.AGE_UNKNOWN:
        return _way_to_age(process, electorate, why)
    is_declared = electorate.source is Source.DECLARATION
    if refusal in NEEDS_RESIDENCE or (refusal in ABOUT_PLACE and is_declared):
        address = url_for("accounts.show_residence", next=_here())
        words = _("Say where you live") if refusal in NEEDS_RESIDENCE else _("See where you have said that you live")
        return WayOn(why, address, words)
    return WayOn(why, None, "")


def _find_elector(process: Process | Franchise) -> Elector:
    electorate = process.as_electorate()
    login = get_current_login()
    if electorate.source is Source.ROLL:
        return _elector_on_roll(process, electorate, login)
    if electorate.source is Source.LOGIN:
        return _elector_by_login(login)
    return _elector_by_declaration(process, electorate, login)


def _elector_on_roll(process: Process | Franchise, electorate: Electorate, login: Login) -> Elector:
    entry = queries.find_entry(process.id, login.roll_hash) if login.roll_hash else None
    if entry is None:
        return Elector()
    is_resident = entry.district_id is not None or electorate.circle not in (Circle.EMPLOYEES, Circle.INVITED)
    return Elector(
        municipality_id=process.municipality_id if is_resident else None,
        district_id=entry.district_id,
        road_id=entry.road_id,
        born_on=entry.born_on or login.born_on,
        on_roll=True,
    )


def _elector_by_login(login: Login) -> Elector:
    district_id = login.asserted_district_id
    return Elector(
        municipality_id=queries.find_municipality_of(district_id) if district_id is not None else None,
        district_id=district_id,
        road_id=login.asserted_road_id,
        born_on=login.born_on,
    )


def _elector_by_declaration(process: Process | Franchise, electorate: Electorate, login: Login) -> Elector:
    account = get_current_account()
    return Elector(
        municipality_id=account.municipality_id,
        district_id=account.district_id,
        road_id=account.home_road_id,
        lives_elsewhere=account.lives_elsewhere,
        born_on=login.born_on,
        declared_of_age=electorate.takes_word_for_age and queries.has_declared_age(account.id, process.id),
    )


def _way_to_age(process: Process, electorate: Electorate, why: str) -> WayOn:
    if not electorate.takes_word_for_age:
        why = _(
            "Neither your login nor the municipality's list says when you were born, so we can't tell whether you are"
            " old enough. Contact the municipality."
        )
        return WayOn(why, None, "")
    place = get_municipality(process.municipality_id)
    address = url_for("electorates.show_age", municipality=place.slug, process=process.slug, next=_here())
    return WayOn(why, address, _("Say that you are old enough"))


def _here() -> str:
    """The address of the present page, to come back to."""
    return request.full_path.rstrip("?") if request.method == "GET" else request.path


def named_in(process: Process, electorate: Electorate) -> dict[str, str]:
    """What the sentence about this circle names."""
    if electorate.circle is Circle.MUNICIPALITY:
        return {"place": get_municipality(process.municipality_id).name}
    if electorate.circle is Circle.DISTRICTS:
        districts = list_districts(process.municipality_id)
        return {"places": show_list([place.name for place in districts if place.id in electorate.district_ids])}
    return {"roads": _roads(electorate)} if electorate.circle is Circle.ROADS else {}


def _roads(electorate: Electorate) -> str:
    roads = queries.list_roads(electorate.road_ids)
    if len(roads) > MOST_NAMED:
        return ngettext("%(num)s chosen road", "%(num)s chosen roads", len(roads))
    return show_list([f"{road.name} ({road.district})" for road in roads])
