"""The pages of a vote on given alternatives, and the lists where it stands among the rounds of road names."""

from __future__ import annotations

import pytest

from citizen.ballots.queries import list_options
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from tests import factories as a
from tests.town import a_town

SINGLE = HowToCount(Method.SINGLE)
BUDGET = HowToCount(Method.BUDGET, None, 3_000_000)


def a_vote(phase=Phase.VOTING, how=SINGLE, names=("Rød", "Blå"), **changes):
    return a.a_vote(a.a_municipality(), how, list(names), phase, slug="farge", title_nb="Hvilken farge?", **changes)


def test_the_page_says_what_is_asked_how_and_who_can_vote(client):
    a_vote(how=BUDGET, names=("Badestige=640000", "Lysløype=980000"))
    text = client.page("/nb/fjordsund/farge/").text.replace("\u00a0", " ")
    for words in (
        "Hvilken farge?",
        "Hva velger du?",
        "Badestige",
        "640 000 kroner",
        "3 000 000 kroner",
        "Hvem som kan",
    ):
        assert words in text, words
    assert "Kva vel du?" in client.page("/nn/fjordsund/farge/").text
    assert "Kven som kan røyste" in client.page("/nn/fjordsund/farge/").text


@pytest.mark.parametrize(
    ("phase", "action", "href"),
    [
        (Phase.ANNOUNCED, "Se hva du kan velge", "#valget"),
        (Phase.VOTING, "Stem", "/nb/fjordsund/farge/stem"),
        (Phase.CLOSED, "Se resultatet", "/nb/fjordsund/farge/resultat"),
    ],
)
def test_each_phase_has_its_one_action_and_no_phase_for_proposals(client, phase, action, href):
    a_vote(phase)
    page = client.get("/nb/fjordsund/farge/").text
    assert f'{href}"' in page
    assert action in page
    assert "Innbyggerne foreslår navn" not in page
    assert page.count("step-line__step ") == 3


def test_nothing_of_what_is_being_chosen_shows(client):
    vote_round = a_vote()
    red, _blue = list_options(vote_round.id)
    before = client.page("/nb/fjordsund/farge/").text
    a.some_ballots(vote_round, red.question_id, [red.id], 7)
    assert client.page("/nb/fjordsund/farge/").text == before


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.VOTING, Phase.CLOSED])
@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_every_list_of_processes_carries_a_vote(client, phase, lang):
    vote_round = a_vote(phase)
    process = db.session.get_one(Process, vote_round.process_id)
    assert "Hvilken farge?" in client.page("/nb/fjordsund/").text
    assert client.get(f"/{lang}/fjordsund/").status_code == 200
    assert client.get(f"/{lang}/fjordsund/?q=skule").status_code == 200
    client.log_in(a.a_person_with_role(db.session.get_one(Municipality, process.municipality_id), Role.ADMIN))
    assert "Hvilken farge?" in client.page("/nb/stab/fjordsund/").text
    for address in ("min-side", "stab/fjordsund/", "stab/fjordsund/eksport/"):
        assert client.get(f"/{lang}/{address}", follow_redirects=True).status_code == 200, address


def test_a_vote_that_closes_first_is_the_first_thing_on_the_front_page_and_says_vote(client):
    a_vote()
    page = client.get("/nb/fjordsund/").text
    assert "Les om avstemningen" in page
    assert "/nb/fjordsund/farge/stem" in page


def test_new_signs_come_from_the_last_round_of_road_names(client):
    town = a_town()
    a.some_ballots(town.round, list_options(town.round.id)[0].question_id, [list_options(town.round.id)[0].id], 3)
    a.let_it_close(town.round)
    vote_round = a.a_vote(town.place, SINGLE, ["Rød", "Blå"], slug="farge")
    a.let_it_close(vote_round)
    assert client.get(f"/nb/{town.place.slug}/").status_code == 200
