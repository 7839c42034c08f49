"""What was changed while people could vote stands on the page of the result, with its reason in both forms."""

from __future__ import annotations

from datetime import timedelta

from citizen.ballots import queries
from citizen.ballots.actions.changing import change_deadline, stop_round
from citizen.ballots.models import VoteRound
from citizen.database import db, transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.round_changes import Reason
from citizen.domain.tally import Method
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.results.counted import address, cast, fill, result_page, tells
from tests.town import a_town

REASON = Reason("Et alternativ manglet.", "Eit alternativ mangla.")
SOON, LATER = timedelta(days=3), timedelta(days=9)


def stop(place, vote_round, process):
    person = a.a_person_with_role(place, Role.STAFF)
    stopped = stop_round(
        process, REASON, now() + SOON, now() + LATER, person.id, seen=vote_round.version, settings=a.the_settings()
    )
    assert isinstance(stopped, VoteRound), stopped


def test_a_moved_deadline_stands_with_its_reason(client):
    town = a_town()
    person = a.a_person_with_role(town.place, Role.STAFF)
    moved = change_deadline(town.process, now() + timedelta(days=20), REASON, person.id, seen=town.round.version)
    assert isinstance(moved, VoteRound), moved
    fill(town, ("havnes", [0], 12))
    a.let_it_close(town.round)
    for page in (address(town), address(town, "nb", town.question.slug)):
        assert "Begrunnelsen: Et alternativ manglet." in client.page(page).text
    assert "Grunngivinga: Eit alternativ mangla." in client.page(address(town, "nn")).text
    assert "Fristen blei flytta frå" in client.page(address(town, "nn")).text


def test_a_stopped_voting_has_a_reason_a_box_and_a_successor_but_no_result(client):
    place = a.a_municipality()
    first = a.a_vote(place, HowToCount(Method.SINGLE), ["Fjell", "Fjord"])
    cast(first, ([0], 37))
    process = db.session.get_one(Process, first.process_id)
    stop(place, first, process)
    page = client.page(f"/nb/{place.slug}/{process.slug}/resultat")
    assert not tells(page.text, 37)
    assert "Avstemning nummer 1 ble stoppet" in page.text
    assert "Begrunnelsen: Et alternativ manglet." in page.text
    assert "Avstemning nummer 2 kommer i stedet." in page.text
    assert f"/nb/{place.slug}/{process.slug}/urne?runde=1" in [link["href"] for link in page.all("a")]
    nynorsk = client.page(f"/nn/{place.slug}/{process.slug}/resultat").text
    assert "Grunngivinga: Eit alternativ mangla." in nynorsk


def test_the_result_of_the_successor_tells_of_the_stopped_one_and_counts_nothing_of_it(client):
    place = a.a_municipality()
    first = a.a_vote(place, HowToCount(Method.SINGLE), ["Fjell", "Fjord"])
    cast(first, ([0], 37))
    process = db.session.get_one(Process, first.process_id)
    stop(place, first, process)
    second = queries.find_round(process.id)
    with transaction() as session:
        opened = now() - timedelta(hours=5)
        session.get_one(VoteRound, second.id).opens_at = opened
        process.proposals_open_at = process.proposals_close_at = process.voting_open_at = opened
        session.add(process)
    cast(second, ([1], 5))
    a.let_it_close(second)
    text = result_page(client, place, process)
    assert "Fjord fikk flest stemmer: 5 av 5 (100 %)." in text
    assert "Avstemning nummer 1 ble stoppet" in text
    assert "Avstemning nummer 2 kom i stedet." in text
    assert not tells(text, 37)


def test_a_stopped_round_about_roads_says_when_the_new_voting_opens(client):
    town = a_town()
    stop(town.place, town.round, town.process)
    text = client.page(address(town)).text
    assert "Avstemningen ble stoppet" in text
    assert "En ny avstemning åpner" in text
