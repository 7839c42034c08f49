"""Making the ballots: which names stand on them, when, and what is refused with the ticks kept."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.ballots.models import BallotOption, VoteRound
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.web.clock import now
from tests import factories as a
from tests.reading import Page
from tests.town import a_town


@pytest.fixture
def town(app):
    return a_town(Phase.REVIEWING, with_round=False)


def address(town):
    return f"/nb/stab/{town.place.slug}/{town.process.slug}/utvalg"


def send(client, town, *names, role=Role.STAFF):
    client.log_in(a.a_person_with_role(town.place, role))
    return client.send(address(town), {"name": [name.public_id for name in names]})


def on_ballots():
    return set(db.session.scalars(sa.select(BallotOption.proposal_id)))


def test_the_ticked_names_stand_on_the_ballot(client, town):
    assert send(client, town, *town.names[:2]).status_code == 303
    assert on_ballots() == {town.names[0].id, town.names[1].id}
    vote_round = db.session.scalar(sa.select(VoteRound))
    assert (vote_round.opens_at, vote_round.closes_at) == (town.process.voting_open_at, town.process.voting_close_at)
    assert (a.the_keys_dir() / f"{vote_round.key_id}.key").stat().st_mode & 0o777 == 0o400


def test_the_ballots_can_be_made_again_with_the_same_key(client, town):
    send(client, town, town.names[0])
    key = db.session.scalar(sa.select(VoteRound.key_id))
    send(client, town, town.names[2])
    assert on_ballots() == {town.names[2].id}
    assert db.session.scalars(sa.select(VoteRound.key_id)).all() == [key]


def test_a_road_with_proposals_but_no_tick_is_refused_and_the_ticks_are_kept(client, town):
    other = a.a_question(town.process, a.a_road(town.lidal, "Lia"), a.a_road(town.havnes, "Lia"))
    a.a_proposal(other, "Lykkja")
    answer = send(client, town, town.names[1])
    assert answer.status_code == 422
    ticked = [box["value"] for box in Page(answer.text).all("input") if box.get("name") == "name" and "checked" in box]
    assert ticked == [town.names[1].public_id]
    assert on_ballots() == set()


def test_all_names_that_no_rule_stops_can_be_ticked_at_once(client, town):
    other = a.a_question(town.process, a.a_road(town.lidal, "Lia"), a.a_road(town.havnes, "Lia"))
    for name in (town.names[0].name, "Lia"):  # one that two roads would get, and one that is taken
        a.a_proposal(other, name)
    mine = a.a_proposal(other, "Lykkja")
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    link = next(one["href"] for one in client.page(address(town)).all("a") if "kryss=alle" in one.get("href", ""))
    boxes = [box for box in client.page(link).all("input") if box.get("name") == "name"]
    ticked = {box["value"] for box in boxes if "checked" in box}
    assert ticked == {name.public_id for name in (*town.names[1:], mine)}


def test_a_road_without_proposals_stands_on_no_ballot(client, town):
    a.a_question(town.process, a.a_road(town.lidal, "Lia"), a.a_road(town.havnes, "Lia"))
    assert send(client, town, town.names[0]).status_code == 303


def test_a_name_can_not_stand_on_two_ballots(client, town):
    other = a.a_question(town.process, a.a_road(town.lidal, "Lia"), a.a_road(town.havnes, "Lia"))
    same = a.a_proposal(other, "furubakken")
    answer = send(client, town, town.names[0], same)
    assert answer.status_code == 422
    assert "begge kan vinne" in Page(answer.text).text
    assert on_ballots() == set()


def test_a_name_that_is_voted_on_in_another_round_can_not_stand_here(client, town):
    process = a.a_process(town.place, Phase.VOTING)
    other = a.a_question(process, a.a_road(town.lidal, "Lia"), a.a_road(town.havnes, "Lia"))
    a.a_round(process, {other.id: [a.a_proposal(other, "Furubakken").id]})
    assert send(client, town, town.names[0]).status_code == 422
    assert send(client, town, town.names[1]).status_code == 303


def test_withdrawn_proposals_are_neither_shown_nor_taken(client, town):
    withdrawn = a.a_proposal(town.question, "Myrtua", withdrawn_at=now())
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    assert "Myrtua" not in client.page(address(town)).text
    assert send(client, town, withdrawn, town.names[0]).status_code == 303
    assert on_ballots() == {town.names[0].id}


def test_proposals_of_another_municipality_are_not_taken(client, town):
    place = a.a_municipality("Nabolaget")
    there = a.a_district(place, "Nabolaget")
    process = a.a_process(place, Phase.REVIEWING)
    foreign = a.a_proposal(a.a_question(process, a.a_road(there), a.a_road(there, "Anna")), "Framandvegen")
    send(client, town, town.names[0], foreign)
    assert on_ballots() == {town.names[0].id}


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.PROPOSING, Phase.VOTING, Phase.CLOSED])
def test_outside_the_review_nothing_can_be_changed(client, phase):
    town = a_town(phase, with_round=False)
    assert send(client, town, town.names[0]).status_code == 422
    assert on_ballots() == set()
