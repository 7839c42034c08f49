"""The page where staff choose who may vote: each choice, everything wrong at once, and nothing after the opening."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from citizen.database import transaction
from citizen.domain.electorates import Circle, Electorate, Source
from citizen.domain.phases import Phase
from citizen.electorates import actions
from citizen.electorates.queries import find_roll, has_declared_age, list_roads_named
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.electorates import voters
from tests.electorates.voters import BY_ROLL, NUMBERS, fresh, person, staff_page, stored_rolls
from tests.reading import Page, ReadingClient
from tests.roads.registers import HAVNES, LIDAL, Place, a_place_with_roads

CLOSES = now() + 20 * a.DAY
DAY = (CLOSES + timedelta(days=1)).date()


@pytest.fixture
def place(client: ReadingClient) -> Place:
    place = a_place_with_roads()
    client.log_in(place.staff)
    return place


@pytest.fixture
def process(place: Place) -> Process:
    return a.a_process(place.municipality, Phase.REVIEWING, voting_close_at=CLOSES)


def fields(**changes: Any) -> dict[str, Any]:
    return {"circle": "municipality", "source": "declaration", "min_age": "0", "version": "1", **changes}


@pytest.mark.parametrize(
    ("lang", "words"), [("nb", "Hvem kan stemme: alle som bor i"), ("nn", "Kven kan røyste: alle")]
)
def test_it_shows_what_holds_and_what_each_choice_means(
    client: ReadingClient, place: Place, process: Process, lang: str, words: str
) -> None:
    text = client.page(staff_page(place, process, lang)).text
    assert words in text
    assert "1 500" in text.replace("\xa0", " ")
    assert "ID-porten" in text


@pytest.mark.parametrize(
    ("sent", "circle", "source", "age"),
    [
        ({"circle": "everyone"}, Circle.EVERYONE, Source.DECLARATION, None),
        ({"source": "login"}, Circle.MUNICIPALITY, Source.LOGIN, None),
        ({"circle": "employees", "source": "roll"}, Circle.EMPLOYEES, Source.ROLL, None),
        ({"circle": "invited", "source": "roll"}, Circle.INVITED, Source.ROLL, None),
        *(({"min_age": str(age), "age_on": DAY.isoformat()}, Circle.MUNICIPALITY, Source.DECLARATION, age)
          for age in (13, 15, 16, 18)),
    ],
)  # fmt: skip
def test_a_choice_is_stored(
    client: ReadingClient, place: Place, process: Process, sent: dict[str, str], circle: Circle, source: Source,
    age: int | None,
) -> None:  # fmt: skip
    response = client.send(staff_page(place, process), fields(**sent))
    assert response.status_code == 303
    onward = "/hvem/liste" if source is Source.ROLL else "/hvem"
    assert response.location.endswith(onward)
    assert fresh(process).as_electorate() == Electorate(circle, source, min_age=age, age_on=DAY if age else None)
    assert fresh(process).version == 2
    assert "Hvem kan stemme" in client.page(response.location).text


def test_districts_and_roads_count_only_where_the_circle_asks_for_them(
    client: ReadingClient, place: Place, process: Process
) -> None:
    havnes, lidal = place.districts[HAVNES].id, place.districts[LIDAL].id
    both = {"district_ids": [str(lidal), str(havnes)], "roads": "Torget\n\n skulevegen ,LIDAL"}
    client.send(staff_page(place, process), fields(circle="districts", **both))
    assert fresh(process).as_electorate() == Electorate(Circle.DISTRICTS, district_ids=(havnes, lidal))

    client.send(staff_page(place, process), fields(circle="roads", version="2", **both))
    named = {road.name: road.id for road in list_roads_named(place.municipality.id, "Torget")}
    named |= {road.district: road.id for road in list_roads_named(place.municipality.id, "Skulevegen")}
    expected = tuple(sorted([named["Torget"], named["Lidal"]]))
    assert fresh(process).as_electorate() == Electorate(Circle.ROADS, road_ids=expected)
    html = client.get(staff_page(place, process)).text
    assert "Skulevegen, Lidal\nTorget, Havnes</textarea>" in html

    client.send(staff_page(place, process), fields(version="3", **both))
    assert fresh(process).as_electorate() == Electorate()


def test_a_road_that_is_not_found_or_not_the_only_one_is_asked_for_again(
    client: ReadingClient, place: Place, process: Process
) -> None:
    a.a_road(place.districts[HAVNES], "Torget", code=77)
    typed = "Skulevegen\nFinstikkjevegen\nTorget, Havnes\n<b>&"
    response = client.send(staff_page(place, process), fields(circle="roads", roads=typed))
    assert response.status_code == 422
    text = Page(response.text).text
    assert (
        "flere veier med navnet «Skulevegen». Skriv en av disse: «Skulevegen, Havnes» og «Skulevegen, Lidal»." in text
    )
    assert "Det finnes ingen vei med navnet «Finstikkjevegen»" in text
    assert "«Torget, Havnes, 77» og «Torget, Havnes, 1003»" in text
    assert "«<b>&»" in text
    assert "Finstikkjevegen" in response.text.split("<textarea")[1], "what was typed is kept"
    assert fresh(process).version == 1
    ok = client.send(staff_page(place, process), fields(circle="roads", roads="Torget, Havnes, 77"))
    assert ok.status_code == 303


def test_more_roads_than_can_be_listed_are_not_even_looked_up(
    client: ReadingClient, place: Place, process: Process
) -> None:
    response = client.send(staff_page(place, process), fields(circle="roads", roads="Torget\n" * 301))
    assert response.status_code == 422
    assert "høyst 300 veier" in Page(response.text).text


@pytest.mark.parametrize(
    ("sent", "sentences"),
    [
        ({"circle": "districts"}, ["Velg minst én tidligere kommune."]),
        ({"circle": "districts", "district_ids": ["999999"]}, ["hører ikke til denne kommunen"]),
        ({"circle": "districts", "district_ids": ["x"]}, ["Feil:"]),
        ({"circle": "roads"}, ["Skriv minst én vei."]),
        ({"circle": "employees"}, ["Velg en liste."]),
        ({"circle": "everyone", "source": "roll"}, ["En liste kan ikke ha med alle."]),
        ({"min_age": "16"}, ["Si hvilken dag de må ha fylt årene."]),
        ({"min_age": "17", "age_on": DAY.isoformat()}, ["Feil:"]),
        ({"min_age": "16", "age_on": "i morgen"}, ["Feil:"]),
        ({"min_age": "16", "age_on": "0026-12-01"}, ["mer enn et år fra avstemningen"]),
        ({"circle": "nobody"}, ["Feil:"]),
        ({"circle": ""}, ["Feil:"]),
        ({"circle": "invited", "age_on": "2020-01-01"},
         ["Velg en liste.", "ta bort dagen", "mer enn et år fra avstemningen"]),
    ],
)  # fmt: skip
def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_stored(
    client: ReadingClient, place: Place, process: Process, sent: dict[str, Any], sentences: list[str]
) -> None:
    before = stored_rolls()
    response = client.send(staff_page(place, process), fields(**sent))
    assert response.status_code == 422
    page = Page(response.text)
    assert all(sentence in page.text + page.title for sentence in sentences)
    assert page.title.startswith("Feil:")
    assert stored_rolls() == before


@pytest.mark.parametrize("version", ["2", "", "x", "٣", "9" * 30])
def test_what_a_colleague_changed_meanwhile_is_not_overwritten_unseen(
    client: ReadingClient, place: Place, process: Process, version: str
) -> None:
    voters.move(process, version=5)
    response = client.send(staff_page(place, process), fields(circle="everyone", version=version))
    assert response.status_code == 409
    assert "En kollega endret denne runden" in Page(response.text).text
    assert 'name="version" type="hidden" value="5"' in response.text
    assert fresh(process).as_electorate() == Electorate()


def test_once_the_voting_has_opened_it_stands(client: ReadingClient, place: Place, process: Process) -> None:
    process = voters.open_voting(process)
    response = client.send(staff_page(place, process), fields(circle="everyone"))
    assert response.status_code == 422
    assert "Avstemningen har begynt" in Page(response.text).text
    page = client.page(staff_page(place, process))
    assert "kan ikke endres lenger" in page.text
    assert not [form for form in page.all("form") if (form.get("action") or "").endswith("/hvem")]


def test_the_database_itself_keeps_it(place: Place, process: Process) -> None:
    process = voters.open_voting(process)
    voters.move(process, title_nb="Et annet navn")
    changed = Electorate(Circle.EVERYONE).to_json()
    with pytest.raises(DBAPIError, match="who may vote stands"), transaction() as session:
        session.execute(sa.update(Process).where(Process.id == process.id).values(electorate=changed))
    later = {"electorate": changed, "voting_open_at": now() + a.DAY}
    with pytest.raises(DBAPIError, match="who may vote stands"), transaction() as session:
        session.execute(sa.update(Process).where(Process.id == process.id).values(later))
    assert fresh(process).as_electorate() == Electorate()


def test_another_age_or_day_makes_what_people_said_of_the_first_void(place: Place, process: Process) -> None:
    account, other = a.a_resident(), a.a_process(place.municipality, Phase.REVIEWING)
    process = voters.set_electorate(process, Electorate(min_age=16, age_on=DAY))
    for one in (process, other):
        actions.declare_age(account.id, one.id, now())
    voters.set_electorate(process, Electorate(Circle.EVERYONE, min_age=16, age_on=DAY))
    assert has_declared_age(account.id, process.id)
    voters.set_electorate(process, Electorate(Circle.EVERYONE, min_age=13, age_on=DAY))
    assert not has_declared_age(account.id, process.id)
    assert has_declared_age(account.id, other.id)


def test_a_roll_that_no_longer_counts_is_deleted(place: Place, process: Process) -> None:
    process = voters.set_electorate(process, BY_ROLL)
    voters.load(process, [person(NUMBERS[0])], place.staff)
    process = voters.set_electorate(process, Electorate(Circle.EMPLOYEES, Source.ROLL, min_age=18, age_on=DAY))
    assert find_roll(process.id) is not None
    voters.set_electorate(process, Electorate())
    assert find_roll(process.id) is None


def test_the_desk_leads_there(client: ReadingClient, place: Place, process: Process) -> None:
    html = client.get(f"/nn/stab/{place.municipality.slug}/").text
    assert f'href="{staff_page(place, process, "nn")}"' in html


def test_a_day_is_a_day_in_norway(place: Place, process: Process) -> None:
    """A year and a day from the closing, counted in Norway's calendar, is too far; a year is not."""
    closes_on = process.voting_close_at.astimezone(actions.OSLO).date()
    far = date.fromordinal(closes_on.toordinal() + 367)
    assert actions.save_electorate(process.id, 1, Electorate(min_age=16, age_on=far)) != ()
    assert actions.save_electorate(process.id, 1, Electorate(min_age=16, age_on=far - timedelta(days=1))) == ()
