"""A name that another road may get: refused when it is on that road's ballot, told of when it is merely proposed."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from citizen.domain.phases import Phase
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.web.clock import now
from tests import factories as a
from tests.counting import counted_statements
from tests.proposals.asked import REASON, a_neighbour_in, an_asked_road, proposal_address, proposed, road_address
from tests.town import Town

ON_BALLOT = {
    "nb": "Navnet er valgt eller står på stemmeseddelen for en annen vei: Setrevegen. Velg et annet.",
    "nn": "Namnet er valt eller står på røystesetelen for ein annan veg: Setrevegen. Vel eit anna.",
}
ALSO = {"nb": "Navnet er også foreslått for Setrevegen.", "nn": "Namnet er òg føreslått for Setrevegen."}


def proposed_for_setrevegen(town: Town, name: str, phase: Phase | None = None, **changes: object) -> Proposal:
    """In the same round, or in another that stands in this phase."""
    process: Process = a.a_process(town.place, phase) if phase else town.process
    road = a.a_road(town.lidal, "Setrevegen")
    question = a.a_question(process, road, a.a_road(town.havnes, "Setrevegen"))
    return a.a_proposal(question, name, **changes)


def check(client, town: Town, name: str, lang: str = "nb") -> str:
    return client.get(f"{road_address(town, lang)}/sjekk?name={quote(name)}").text


@pytest.mark.parametrize("phase", [Phase.REVIEWING, Phase.VOTING, Phase.CLOSED])
def test_a_name_on_another_roads_ballot_is_refused(client, phase):
    town = an_asked_road()
    proposed_for_setrevegen(town, "Kvernstien", phase, is_shortlisted=True)
    for lang, words in ON_BALLOT.items():
        assert words in check(client, town, "Kvernstien", lang)
    assert "kan forveksles med Kvernstien (Setrevegen)" in check(client, town, "Kværnstien")
    a_neighbour_in(client, town)
    assert client.send(road_address(town), {"name": "Kvernstien", "reason": REASON}).status_code == 422
    assert len(proposed()) == 4


@pytest.mark.parametrize(
    ("phase", "changes"),
    [
        (None, {}),
        (Phase.PROPOSING, {}),
        (Phase.REVIEWING, {}),
        (Phase.VOTING, {}),
    ],
)
def test_a_name_merely_proposed_for_another_road_is_only_told_of(client, phase, changes):
    town = an_asked_road()
    proposed_for_setrevegen(town, "Kvernstien", phase, **changes)
    for lang, words in ALSO.items():
        assert words in check(client, town, "kvernstien".title(), lang)
    a_neighbour_in(client, town)
    assert client.send(road_address(town), {"name": "Kvernstien", "reason": REASON}).status_code == 303


@pytest.mark.parametrize(
    ("phase", "changes"),
    [
        (Phase.VOTING, {"is_shortlisted": True, "withdrawn_at": now()}),
        (Phase.PROPOSING, {"withdrawn_at": now()}),
        (Phase.CLOSED, {}),
    ],
)
def test_a_name_that_is_withdrawn_or_out_of_it_stops_nobody(client, phase, changes):
    town = an_asked_road()
    proposed_for_setrevegen(town, "Kvernstien", phase, **changes)
    assert "Setrevegen" not in check(client, town, "Kvernstien")


def test_names_of_another_municipality_and_of_the_road_itself_do_not_count(client):
    town, other = an_asked_road(Phase.VOTING), an_asked_road_elsewhere()
    assert "stemmeseddelen for en annen vei" not in check(client, town, "Furubakken")
    assert "Setrevegen" not in check(client, town, "Kvernstien")
    assert other.name == "Kvernstien"


def an_asked_road_elsewhere() -> Proposal:
    place = a.a_municipality("Elvebyen")
    district = a.a_district(place)
    question = a.a_question(
        a.a_process(place, Phase.VOTING), a.a_road(district, "Setrevegen"), a.a_road(district, "Setrevegen")
    )
    return a.a_proposal(question, "Kvernstien", is_shortlisted=True)


def test_the_live_check_asks_the_database_fewer_than_six_questions(client):
    town = an_asked_road()
    proposed_for_setrevegen(town, "Kvernstien", Phase.VOTING, is_shortlisted=True)
    check(client, town, "Kvernstien")
    with counted_statements() as statements:
        check(client, town, "Kvernsteinen")
    assert len(statements) < 6, statements


@pytest.mark.parametrize(
    ("phase", "lang", "on_ballot", "not_taken"),
    [
        (Phase.REVIEWING, "nb", "På stemmeseddelen", "Ikke med videre"),
        (Phase.VOTING, "nn", "På røystesetelen", "Ikkje med vidare"),
        (Phase.CLOSED, "nb", "På stemmeseddelen", "Ikke med videre"),
    ],
)
def test_once_there_are_ballots_each_proposal_says_whether_it_is_on_one(client, phase, lang, on_ballot, not_taken):
    town = an_asked_road(phase)
    address = road_address(town, lang)
    fourth = a.a_proposal(town.question, "Kvernstien", is_shortlisted=False)
    if phase is Phase.REVIEWING:
        text = client.page(address).text
        assert on_ballot not in text
        assert not_taken not in text
        a.a_proposal(town.question, "Bekkestien", is_shortlisted=True)
    page = client.page(f"{address}?sorter=nye")
    assert page.text.count(on_ballot) == (1 if phase is Phase.REVIEWING else 3)
    assert page.text.count(not_taken) == (4 if phase is Phase.REVIEWING else 1)
    assert page.text.rindex(on_ballot) < page.text.index(not_taken), "those on the ballot stand first"
    assert not_taken in client.page(proposal_address(town, fourth, lang)).text
