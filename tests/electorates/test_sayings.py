"""What everybody reads of who may vote, why a person may not, and how many may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask, g

from citizen.domain.electorates import Circle, Electorate, ElectorRefusal, Source
from citizen.domain.phases import Phase
from citizen.electorates import access, queries
from citizen.electorates.queries import count_electors
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.messages import explain
from tests import factories as a
from tests.electorates import voters
from tests.electorates.voters import NUMBERS, person
from tests.roads.registers import HAVNES, LIDAL, OYRANE, Place, a_place_with_roads

DAY = date(2026, 12, 1)


@pytest.fixture
def place(app: Flask) -> Place:
    return a_place_with_roads()


@pytest.fixture
def process(place: Place) -> Process:
    return a.a_process(place.municipality, Phase.REVIEWING, voting_close_at=now() + 20 * a.DAY)


@pytest.fixture
def reader(app: Flask) -> Iterator[None]:
    """A page in nynorsk that is being read."""
    with app.test_request_context("/nn/fjordsund/?a=b", base_url="http://127.0.0.1:8000"):
        app.preprocess_request()
        yield
    for name in list(g):
        g.pop(name)


def chosen(place: Place, circle: Circle, **age: object) -> Electorate:
    by_roll = circle in (Circle.EMPLOYEES, Circle.INVITED)
    ids = tuple(sorted(place.districts[number].id for number in (HAVNES, LIDAL)))
    roads = tuple(sorted(road.id for road in queries.list_roads_named(place.municipality.id, "Skulevegen")))
    return Electorate(
        circle,
        Source.ROLL if by_roll else Source.DECLARATION,
        ids if circle is Circle.DISTRICTS else (),
        roads if circle is Circle.ROADS else (),
        **age,
    )


SAID = {
    Circle.EVERYONE: "alle som loggar inn",
    Circle.MUNICIPALITY: "alle som bur i Fjordsund",
    Circle.DISTRICTS: "alle som bur i tidlegare Havnes og Lidal",
    Circle.ROADS: "alle som bur langs Skulevegen (Havnes) og Skulevegen (Lidal)",
    Circle.EMPLOYEES: "dei tilsette som står på lista til kommunen",
    Circle.INVITED: "dei som kommunen har invitert",
}


@pytest.mark.parametrize("circle", Circle)
def test_one_sentence_says_who(reader: None, place: Place, process: Process, circle: Circle) -> None:
    process.electorate = chosen(place, circle).to_json()
    assert access.say_who(process) == f"Kven kan røyste: {SAID[circle]}."


@pytest.mark.parametrize("circle", Circle)
def test_one_sentence_says_from_which_age(reader: None, place: Place, process: Process, circle: Circle) -> None:
    process.electorate = chosen(place, circle, min_age=16, age_on=DAY).to_json()
    sentence = access.say_who(process)
    assert sentence.startswith(f"Kven kan røyste: {SAID[circle]}")
    assert sentence.endswith(" er 16 år eller eldre 1. desember 2026.")


def test_so_many_roads_are_named_and_no_more(reader: None, place: Place, process: Process) -> None:
    roads = [a.a_road(place.districts[HAVNES], f"Veg {number}").id for number in range(access.MOST_NAMED)]
    process.electorate = Electorate(Circle.ROADS, road_ids=tuple(sorted(roads))).to_json()
    assert access.say_who(process).endswith("Veg 6 (Havnes) og Veg 7 (Havnes).")


def test_many_roads_are_counted(reader: None, place: Place, process: Process) -> None:
    roads = [a.a_road(place.districts[HAVNES], f"Veg {number}").id for number in range(access.MOST_NAMED + 1)]
    process.electorate = Electorate(Circle.ROADS, road_ids=tuple(sorted(roads))).to_json()
    assert access.say_who(process) == "Kven kan røyste: alle som bur langs 9 valde vegar."


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source.DECLARATION, "Det du sjølv seier, gjeld. Det blir ikkje kontrollert."),
        (Source.LOGIN, "Det innlogginga seier om deg, gjeld."),
        (
            Source.ROLL,
            "Kommunen har laga ei liste over dei som kan røyste. Du får vite om du er med når du loggar inn.",
        ),
    ],
)
def test_one_sentence_says_how_it_is_known(reader: None, process: Process, source: Source, words: str) -> None:
    process.electorate = Electorate(source=source).to_json()
    assert access.say_source(process) == words


RESIDENCE = "/nn/min-side/adresse?next=/nn/fjordsund/?a%3Db"


@pytest.mark.parametrize("refusal", ElectorRefusal)
@pytest.mark.parametrize("source", Source)
def test_every_refusal_says_why_and_shows_the_way_where_there_is_one(
    reader: None, place: Place, process: Process, refusal: ElectorRefusal, source: Source
) -> None:
    process.electorate = Electorate(source=source, min_age=16, age_on=DAY).to_json()
    way = access.explain_refusal(process, refusal)
    declared = source is Source.DECLARATION
    if refusal is ElectorRefusal.AGE_UNKNOWN:
        age = f"/nn/{place.municipality.slug}/{process.slug}/alder?next=/nn/fjordsund/?a%3Db"
        assert way.address == (age if declared else None)
        assert way.why.startswith("Vi veit ikkje om du er gammal nok" if declared else "Korkje innlogginga eller lista")
    elif refusal in access.NEEDS_RESIDENCE or (refusal in access.ABOUT_PLACE and declared):
        assert way == (explain(refusal), RESIDENCE, way.words)
    else:
        assert way == (explain(refusal), None, "")
    assert bool(way.words) == bool(way.address)


def test_the_way_back_from_a_form_is_its_own_address(app: Flask, process: Process) -> None:
    with app.test_request_context("/nb/a/b/stem/c?x=1", method="POST", base_url="http://127.0.0.1:8000"):
        way = access.explain_refusal(process, ElectorRefusal.RESIDENCE_UNKNOWN)
        assert way.address == "/nb/min-side/adresse?next=/nb/a/b/stem/c"


def test_the_stated_electors_of_those_who_are_asked_are_added_up(place: Place, process: Process) -> None:
    lidal = place.districts[LIDAL].id
    assert count_electors(process) == 1500
    process.electorate = Electorate(Circle.DISTRICTS, district_ids=(lidal,)).to_json()
    assert count_electors(process) == 500
    for circle in (Circle.EVERYONE, Circle.ROADS):
        process.electorate = Electorate(circle).to_json()
        assert count_electors(process) is None


def test_those_who_are_too_young_are_not_counted_as_electors_where_no_roll_says_how_many_they_are(
    place: Place, process: Process
) -> None:
    lidal = place.districts[LIDAL].id
    for circle, districts in ((Circle.MUNICIPALITY, ()), (Circle.DISTRICTS, (lidal,))):
        process.electorate = Electorate(circle, district_ids=districts, min_age=16, age_on=DAY).to_json()
        assert count_electors(process) is None


def test_where_a_number_is_not_stated_the_sum_is_not_known(app: Flask) -> None:
    municipality = a.a_municipality()
    process = a.a_process(municipality)
    assert count_electors(process) is None
    a.a_district(municipality, electors=None)
    a.a_district(municipality, "Lidal")
    assert count_electors(process) is None


def test_a_roll_is_counted_as_the_rules_read_it(place: Place, process: Process) -> None:
    days = [date(2010, 12, 1), date(2010, 12, 2), date(1950, 1, 1)]
    people = [person(NUMBERS[count], LIDAL, 1000, born_on=day) for count, day in enumerate(days)]
    people += [person(NUMBERS[10], OYRANE), person(NUMBERS[11])]
    lidal, road = place.districts[LIDAL].id, queries.places_of(place.municipality.id)[1][LIDAL, 1000]
    process = voters.set_electorate(process, Electorate(source=Source.ROLL))
    assert count_electors(process) is None
    voters.load(process, people, place.staff)
    assert count_electors(process) == 5
    process = voters.set_electorate(process, Electorate(source=Source.ROLL, min_age=16, age_on=DAY))
    assert count_electors(process) == 4
    process = voters.set_electorate(process, Electorate(Circle.DISTRICTS, Source.ROLL, (lidal,)))
    assert count_electors(process) == 3
    process = voters.set_electorate(process, Electorate(Circle.ROADS, Source.ROLL, (), (road,), 16, DAY))
    assert count_electors(process) == 2
    closed = voters.close_voting(process, timedelta(days=15))
    assert count_electors(closed) == 2
