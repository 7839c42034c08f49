"""Nobody decides a ballot alone: two read, a third settles, and who has made codes does neither."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.paper import CodeState, Entering, PaperBallot, PaperRefusal
from citizen.paper import actions
from citizen.paper.models import PaperCode, PaperEntry, PaperEvent
from tests import factories as a
from tests.paper.town import PaperTown, a_paper_town, at_the_desk, count_of, stored_choices
from tests.reading import Page


@pytest.fixture
def town(app):
    return a_paper_town()


def a_difference(town: PaperTown) -> int:
    """The first saw the first option of both roads, the second the other of both."""
    code = town.make_codes()[1]
    (one, other), (here, there) = (town.options(question) for question in town.questions)
    town.enter(code, town.reading((one,), (here,)))
    return town.enter(code, town.reading((other,), (there,)), by=1).code_id


def refuses(statement):
    with pytest.raises(sa.exc.DBAPIError), transaction() as session:
        session.execute(statement)
    db.session.rollback()


@pytest.mark.parametrize("by", [0, 1], ids=["the first reader", "the second reader"])
def test_who_has_read_a_ballot_can_not_settle_it(app, town, by):
    code_id, chosen = a_difference(town), town.options(town.questions[0])[by]
    outcome = town.settle(code_id, town.reading((chosen,), None), by=by)
    assert outcome is PaperRefusal.READ_BY_YOU
    desk, way = at_the_desk(app, town.staff[by]), f"{town.desk}/avvik/{code_id}"
    for response in (desk.get(way), desk.send(way, {"invalid": "1"})):
        assert response.status_code == 303
    assert "Det må en kollega som ikke har lest den, gjøre" in Page(desk.get(town.desk).text).text
    assert stored_choices(town) == []
    assert count_of(PaperEntry) == 2
    assert count_of(PaperEvent, kind="difference-settled") == 0


def test_the_third_may_choose_a_reading_for_each_question(app, town):
    code_id, (first, second) = a_difference(town), town.questions
    fields = {f"question-{first}": "first", f"question-{second}": "second"}
    at_the_desk(app, town.staff[2]).send(f"{town.desk}/avvik/{code_id}", fields)
    assert stored_choices(town) == [(first, (town.options(first)[0],)), (second, (town.options(second)[1],))]
    assert count_of(PaperEntry) == 0


def test_the_third_may_find_that_the_ballot_can_not_be_counted(app, town):
    code_id = a_difference(town)
    desk = at_the_desk(app, town.staff[2])
    said = desk.send(f"{town.desk}/avvik/{code_id}", {"invalid": "1"}, follow_redirects=True)
    assert "ikke kan telles" in Page(said.text).text
    assert count_of(PaperCode, state=CodeState.INVALID) == 1


def test_what_neither_has_read_is_no_way_to_settle(town):
    code_id, (first, second) = a_difference(town), town.questions
    nobody_read = [
        town.reading((), town.options(second)[:1]),
        town.reading(tuple(town.options(first)), town.options(second)[:1]),
        town.reading(town.options(first)[:1], None),
    ]
    for ballot in nobody_read:
        assert town.settle(code_id, ballot) is PaperRefusal.NEITHER_READING
    assert stored_choices(town) == []


def test_a_reading_that_found_the_ballot_invalid_has_no_answers_to_choose(town):
    code = town.make_codes()[1]
    town.enter(code, town.reading((), ()))
    code_id = town.enter(code, PaperBallot({}, is_invalid=True), by=1).code_id
    assert town.settle(code_id, town.reading((), None)) is PaperRefusal.NEITHER_READING
    assert town.settle(code_id, town.reading((), ())).outcome is Entering.SETTLED


def at_desk(town, by):
    return actions.make_code_at_desk(town.process, 4, by, keys_dir=a.the_keys_dir())


@pytest.mark.parametrize("at_the_counter", [False, True], ids=["for all", "at the desk"])
def test_who_has_made_codes_neither_enters_nor_settles(app, town, at_the_counter):
    code_id, codes = a_difference(town), [one.code for one in at_desk(town, town.printer.id).codes]
    by = town.printer
    if at_the_counter:
        by = town.staff[2]
        at_desk(town, by.id)
        codes = [one.code for one in at_desk(town, town.printer.id).codes]
    entered = actions.enter_ballot(town.process, codes[0], town.reading((), ()), by.id, keys_dir=a.the_keys_dir())
    assert entered is PaperRefusal.MADE_CODES
    settled = actions.settle_ballot(
        town.process, code_id, PaperBallot({}, is_invalid=True), by.id, keys_dir=a.the_keys_dir()
    )
    assert settled is PaperRefusal.MADE_CODES
    desk = at_the_desk(app, by)
    assert desk.get(f"{town.desk}/avvik/{code_id}").status_code == 303
    assert "Du har laget koder i denne avstemningen" in desk.page(f"{town.desk}/registrer").text
    overview = desk.page(town.desk).text
    assert "Du har laget koder i denne avstemningen" in overview
    assert "Registrer en stemmeseddel" not in overview
    assert count_of(PaperEntry) == 2


def test_codes_made_in_another_vote_hinder_nobody_here(town):
    other = a_paper_town(name="Nabolaget")
    actions.make_missing_codes(other.process, town.staff[0].id, keys_dir=a.the_keys_dir())
    assert town.enter(town.make_codes()[1], town.reading((), ())).outcome is Entering.ENTERED_ONCE


def test_the_page_says_it_before_codes_are_made_and_counts_those_of_the_desk_afterwards(app, town):
    desk = at_the_desk(app, town.printer)
    assert "kan du ikke lenger registrere stemmesedler" in desk.page(f"{town.desk}/koder").text
    assert "Koder laget ved skranken 0" in desk.page(town.desk).text
    town.make_codes()
    for _ in range(2):
        at_desk(town, town.printer.id)
    page = desk.page(town.desk).text
    assert "Koder laget ved skranken 2" in page
    assert "Kode laget ved skranken 1 Per ved skriveren" in page
    a.let_it_close(town.round)
    assert "Koder laget ved skranken 2" in desk.page(town.desk).text


def test_the_database_takes_no_third_reading_of_one_of_the_two_or_of_who_made_codes(town):
    third = {"code_id": a_difference(town), "turn": 3, "sealed": b"x", "decides": True}
    for account in (town.staff[0], town.staff[1], town.printer):
        refuses(sa.insert(PaperEntry).values(third | {"account_id": account.id}))
    with transaction() as session:
        session.execute(sa.insert(PaperEntry).values(third | {"account_id": town.staff[2].id}))


def test_the_database_takes_no_first_reading_of_who_made_codes_and_no_turn_out_of_order(town):
    town.make_codes()
    code_id = db.session.scalar(sa.select(sa.func.min(PaperCode.id)))
    entry = {"code_id": code_id, "sealed": b"x", "account_id": town.staff[0].id}
    refuses(sa.insert(PaperEntry).values(entry | {"turn": 1, "decides": False, "account_id": town.printer.id}))
    for turn, decides in ((1, True), (2, True), (3, True), (3, False)):
        refuses(sa.insert(PaperEntry).values(entry | {"turn": turn, "decides": decides}))


@pytest.mark.parametrize("state", ["used", "invalid"])
def test_the_database_lets_no_code_be_used_before_it_is_decided(town, state):
    refuses(sa.update(PaperCode).where(PaperCode.id == a_difference(town)).values(state=state))


def test_the_database_keeps_what_was_entered_until_it_is_decided(town):
    a_difference(town)
    refuses(sa.delete(PaperEntry))
