"""Many cases decided as staff recommend by one press, and those that a gate leaves out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citizen.decisions import queries
from citizen.decisions.actions import add_meeting, open_cases
from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.domain.notices import FollowKind
from citizen.notices.actions import follow
from citizen.web.clock import today
from tests import factories as a
from tests.decisions.town import CouncilTown, a_council_town, notices_of

ROADS = 70


@pytest.fixture
def council(app):
    return a_council_town()


@pytest.fixture
def councillor(council, client):
    client.log_in(council.councillor)
    return client


def add_roads(council: CouncilTown, names: list[str]) -> None:
    """More roads of the round, without votes, each with its case."""
    town = council.town
    keeper = a.a_road(town.havnes, "Storgata")
    for number, name in enumerate(names):
        a.a_question(town.process, a.a_road(town.lidal, name), keeper, slug=f"ekstra-{number:02}", level="same-stem")
    open_cases(town.process.id)


def recommend(council: CouncilTown, slug: str, name: str, **changes: object) -> None:
    case = queries.find_case(council.town.process, slug)
    assert case is not None
    values = {
        "advice_sent_on": today() - timedelta(days=30),
        "advice_received_on": today() - timedelta(days=9),
        "parallel": Parallel.NONE,
        "recommended": Outcome.NEW_NAME,
        "recommended_nb": name,
        "recommended_nn": name,
        "reason_nb": "Det er et godt navn.",
        "reason_nn": "Det er eit godt namn.",
    }
    council.prepare(case, **{**values, **changes})


def press(council: CouncilTown, client, **changes: object):
    ids = [str(case.case_id) for case in queries.list_cases(council.town.process)]
    return client.send(council.together, {"cases": ids, "meeting": str(council.meeting.id), **changes})


def test_seventy_are_decided_by_one_press_and_each_follower_is_told_once(council, councillor):
    add_roads(council, [f"Gamleveg {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(ROADS)])
    for number in range(ROADS):
        name = f"Nytun{chr(97 + number // 26)}{chr(97 + number % 26)}"
        recommend(council, f"ekstra-{number:02}", name)
    council.get_ready()
    follower = a.a_resident(council.town.lidal)
    follow(follower.id, FollowKind.PROCESS, council.town.process.id)
    answer = press(council, councillor, case_number="47/26")
    assert answer.status_code == 303
    decided = queries.list_decided(council.town.place.id)
    assert len(decided) == ROADS + 1
    assert {row.case_number for row in decided} == {"47/26"}
    assert sum(row.follows_vote for row in decided) == 1
    assert notices_of(follower) == ["cases-decided"]
    assert notices_of(council.proposer) == ["decision-made"]


def test_what_a_gate_stops_is_left_out_with_the_reason(council, councillor):
    add_roads(council, ["Furuvegen", "Granvegen", "Bjørkevegen"])
    council.get_ready()
    recommend(council, "ekstra-00", "Nytun", advice_received_on=None)
    recommend(council, "ekstra-01", "Rognebakken")
    recommend(council, "ekstra-02", "Rognebakken")
    page = councillor.page(council.together)
    ticked = [one for one in page.all("input") if one.get("name") == "cases" and "checked" in one]
    assert len(ticked) == 1
    for said in (
        "1 sak kan avgjøres nå",
        "3 saker er holdt utenfor",
        "Tilrådingen fra stedsnavntjenesten",
        "Rognebakken",
    ):
        assert said in page.text or said == "Rognebakken"
    assert page.text.count("er innstilt for en annen vei også") == 2
    councillor.log_in(council.staff)
    assert (
        "1 sak er klar for møtet"
        in councillor.page(f"/nb/stab/{council.town.place.slug}/saker/{council.town.process.slug}/").text
    )
    councillor.log_in(council.councillor)
    press(council, councillor)
    assert [row.new_name for row in queries.list_decided(council.town.place.id)] == ["Furubakken"]


def test_what_departs_is_decided_with_the_reason_that_stands_there(council, councillor):
    council.get_ready(
        recommended_nb="Åsvegen", recommended_nn="Åsvegen", reason_nb="Kartet sier det.", reason_nn="Kartet seier det."
    )
    press(council, councillor)
    (row,) = queries.list_decided(council.town.place.id)
    assert (row.reason, row.follows_vote) == ("Kartet sier det.", False)


def test_a_meeting_to_come_decides_nothing(council, councillor):
    council.get_ready()
    coming = add_meeting(council.town.place.id, today() + timedelta(days=3), "Formannskapet", "Formannskapet")
    page = press(council, councillor, meeting=str(coming.id))
    assert page.status_code == 422
    assert "Møtet er ikke holdt ennå" in page.text
    assert queries.list_decided(council.town.place.id) == []


def test_what_is_decided_is_not_decided_again(council, councillor):
    council.get_ready()
    press(council, councillor)
    assert press(council, councillor).status_code == 422
    assert len(queries.find_decided(council.town.process.id, council.town.question.slug)) == 1
