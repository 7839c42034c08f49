"""Settling what was read in two ways: what is shown of each kind of difference, and what is refused."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.paper import Entering, PaperBallot, PaperRefusal
from citizen.domain.permissions import Role
from citizen.domain.tally import Method
from citizen.electorates.models import RollEntry
from citizen.paper import actions
from citizen.paper.actions import Misread
from citizen.paper.models import PaperCode
from tests import factories as a
from tests.paper.test_methods import a_vote_on
from tests.paper.town import a_paper_town, at_the_desk, hash_of, open_voting, stored_choices


@pytest.fixture
def town(app):
    return a_paper_town()


def a_difference(town):
    code = town.make_codes()[1]
    town.enter(code, town.reading((), None))
    return town.enter(code, PaperBallot({}, is_invalid=True), by=1).code_id


def test_that_one_found_the_ballot_invalid_is_a_difference_of_the_whole_ballot(app, town):
    code_id = a_difference(town)
    page = at_the_desk(app, town.staff[2]).page(f"{town.desk}/avvik/{code_id}").text
    assert "Hele stemmeseddelen Ulikt Kan telles Kan ikke telles" in page
    assert town.settle(code_id, PaperBallot({}, is_invalid=True)).outcome is Entering.INVALID
    assert stored_choices(town) == []


def test_two_orders_are_shown_with_their_numbers(app):
    town = a_vote_on(Method.RANKED, ["Ørn", "Hjort", "Elg"])
    eagle, deer, _elk = town.options(town.questions[0])
    code = town.make_codes()[1]
    town.enter(code, town.reading((eagle, deer)))
    code_id = town.enter(code, town.reading((deer, eagle)), by=1).code_id
    page = at_the_desk(app, town.staff[2]).page(f"{town.desk}/avvik/{code_id}").text
    assert "1. Ørn · 2. Hjort 1. Hjort · 2. Ørn" in page


SENT = [{}, {"whole": "x"}, {"whole": ""}, {"invalid": "1", "whole": "first"}]


@pytest.mark.parametrize("sent", SENT, ids=["nothing", "no reading", "empty", "two things"])
def test_what_chooses_no_reading_settles_nothing(app, town, sent):
    code_id = a_difference(town)
    response = at_the_desk(app, town.staff[2]).send(f"{town.desk}/avvik/{code_id}", sent)
    assert response.status_code == 422
    assert "De to lesningene" in response.text
    assert actions.find_difference(town.process, code_id, town.staff[2].id, keys_dir=a.the_keys_dir())[0]


def test_an_option_of_another_ballot_settles_nothing(town):
    code_id, (first, second) = a_difference(town), town.questions
    outcome = town.settle(code_id, town.reading(town.options(second), None))
    assert outcome == Misread(first, PaperRefusal.NO_SUCH_OPTION)


def test_a_difference_is_settled_once(town):
    code_id = a_difference(town)
    assert town.settle(code_id, town.reading((), None)).outcome is Entering.SETTLED
    assert town.settle(code_id, town.reading((), None)) is PaperRefusal.SETTLED_ALREADY


def test_a_ballot_that_was_read_once_has_nothing_to_settle(town):
    code_id = town.enter(town.make_codes()[1], town.reading((), None)).code_id
    assert town.settle(code_id, town.reading((), None)) is PaperRefusal.SETTLED_ALREADY
    assert town.settle(code_id + 1000, town.reading((), None)) is PaperRefusal.SETTLED_ALREADY
    assert stored_choices(town) == []


def test_nothing_is_settled_after_the_deadline_and_the_page_says_so(app, town):
    code_id = a_difference(town)
    a.let_it_end(town.round)
    assert town.settle(code_id, town.reading((), None)) is PaperRefusal.CLOSED
    assert "Avstemningen er avsluttet" in at_the_desk(app, town.staff[2]).page(f"{town.desk}/avvik/{code_id}").text


def test_who_is_no_longer_on_the_list_has_no_vote_on_paper(app):
    town = a_paper_town(opened=False)
    code = town.make_codes()[1]
    with transaction() as session:
        session.execute(sa.delete(RollEntry).where(RollEntry.person_hash == hash_of(1)))
    open_voting(town)
    assert town.enter(code, town.reading((), ())) is PaperRefusal.NOT_ON_LIST
    assert db.session.scalar(sa.select(PaperCode.state).order_by(PaperCode.id)) == "unused"


def test_before_the_voting_opens_the_pages_say_when(app):
    town = a_paper_town(opened=False)
    desk = at_the_desk(app, town.staff[0])
    assert "Avstemningen har ikke åpnet ennå" in desk.page(f"{town.desk}/registrer").text
    assert "Stemmesedlene kan endres til avstemningen åpner" in desk.page(f"{town.desk}/koder").text
    assert "Registrer en stemmeseddel" not in desk.page(town.desk).text


def test_a_code_for_one_and_codes_that_nobody_needs(app, town):
    desk = at_the_desk(app, town.staff[0])
    made = desk.send(f"{town.desk}/koder", {"whom": "one", "number": "4", "shape": "sheets"})
    assert "1 kode er laget" in made.text
    town.make_codes()
    again = desk.send(f"{town.desk}/koder", {"whom": "missing", "shape": "sheets"})
    assert again.status_code == 422
    assert "Alle på listen som ønsker" in again.text


def test_a_process_whose_ballots_are_not_made_says_so(app):
    place = a.a_municipality("Utenfor")
    process = a.a_process(place, electorate=a_paper_town().process.electorate)
    desk = at_the_desk(app, a.a_person_with_role(place, Role.STAFF))
    stem = f"/nb/stab/{place.slug}/{process.slug}/papir"
    for path in ("", "/koder", "/registrer"):
        assert "Stemmesedlene er ikke laget ennå" in desk.page(stem + path).text
