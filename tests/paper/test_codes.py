"""Codes: for whom they are made, which of them work, and that they can't be had twice."""

from __future__ import annotations

import dataclasses

import pytest

from citizen.ballots.actions import PlannedQuestion
from citizen.domain.electorates import Circle, Electorate, Source
from citizen.domain.paper import CodeState, Entering, PaperRefusal
from citizen.paper import actions
from citizen.paper.models import PaperCode
from tests import factories as a
from tests.paper.town import a_paper_town, at_the_desk, count_of, open_voting
from tests.reading import Page


@pytest.fixture
def town(app):
    return a_paper_town()


def at_desk(town, number):
    return actions.make_code_at_desk(town.process, number, town.printer.id, keys_dir=a.the_keys_dir())


def anew(town):
    return actions.make_codes_anew(town.process, town.printer.id, keys_dir=a.the_keys_dir())


def missing(town):
    return actions.make_missing_codes(town.process, town.printer.id, keys_dir=a.the_keys_dir())


def test_those_who_want_paper_get_a_code_each_and_the_others_none(town):
    assert list(town.make_codes()) == [1, 2, 3]
    assert missing(town) is PaperRefusal.NOBODY_ASKED
    assert count_of(PaperCode) == 3


def test_new_codes_void_the_unused_old_ones(town):
    old = town.make_codes()
    made = anew(town)
    assert (len(made.codes), made.voided) == (3, 3)
    assert town.enter(old[1], town.reading((), ())) is PaperRefusal.CODE_VOIDED
    assert town.enter(made.codes[0].code, town.reading((), ())).outcome is Entering.ENTERED_ONCE


def test_a_code_at_the_desk_is_for_anyone_on_the_list_and_voids_the_one_they_had(town):
    assert [one.number for one in at_desk(town, 4).codes] == [4]
    old = town.make_codes()
    made = at_desk(town, 2)
    assert made.voided == 1
    assert town.enter(old[2], town.reading((), ())) is PaperRefusal.CODE_VOIDED
    assert count_of(PaperCode, state=CodeState.UNUSED) == 4


def test_a_number_that_is_not_on_the_list_gives_no_code(town):
    assert at_desk(town, 5) is PaperRefusal.NO_SUCH_NUMBER
    assert count_of(PaperCode) == 0


def test_who_may_not_vote_gets_no_code(app):
    nowhere = Electorate(circle=Circle.ROADS, source=Source.ROLL, road_ids=(10_000,)).to_json()
    town = a_paper_town(electorate=nowhere)
    assert at_desk(town, 1) is PaperRefusal.MAY_NOT_VOTE
    assert missing(town) is PaperRefusal.NOBODY_ASKED


def test_where_no_list_says_who_may_vote_there_is_no_paper(app):
    town = a_paper_town(electorate=Electorate().to_json())
    assert missing(town) is PaperRefusal.NOT_BY_ROLL
    page = at_the_desk(app, town.staff[0]).page(town.desk)
    assert "bare der kommunen har lastet inn en liste" in page.text


def test_more_than_one_batch_is_made_in_turns(town):
    first = actions.make_missing_codes(town.process, town.printer.id, keys_dir=a.the_keys_dir(), at_most=2)
    assert ([one.number for one in first.codes], first.left) == ([1, 2], 1)
    assert [one.number for one in missing(town).codes] == [3]


def test_a_code_with_a_wrong_character_is_recognised_before_anything_is_looked_up(town):
    code = town.make_codes()[1]
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert town.enter(wrong, town.reading((), ())) is PaperRefusal.CODE_MISTYPED
    for typed in ("", "x", "0" * 300, "é-ø", code + "0"):
        assert town.enter(typed, town.reading((), ())) is PaperRefusal.CODE_MISTYPED
    slip = f" {code.lower().replace('-', ' ')} "
    assert town.enter(slip, town.reading((), ())).outcome is Entering.ENTERED_ONCE


def test_a_code_of_another_municipality_is_unknown_here(town):
    other = a_paper_town(name="Nabolaget")
    code = other.make_codes()[1]
    assert town.enter(code, town.reading((), ())) is PaperRefusal.CODE_UNKNOWN
    assert other.enter(code, other.reading((), ())).outcome is Entering.ENTERED_ONCE


def test_nothing_is_entered_before_the_voting_opens_though_codes_are_made_for_the_post(app):
    town = a_paper_town(opened=False)
    codes = town.make_codes()
    assert town.enter(codes[1], town.reading((), ())) is PaperRefusal.NOT_OPEN_YET
    open_voting(town)
    assert town.enter(codes[1], town.reading((), ())).outcome is Entering.ENTERED_ONCE


def test_nothing_is_entered_or_made_once_the_deadline_has_passed(town):
    codes = town.make_codes()
    town.enter(codes[1], town.reading((), ()))
    a.let_it_end(town.round)
    assert town.enter(codes[1], town.reading((), ()), by=1) is PaperRefusal.CLOSED
    assert anew(town) is PaperRefusal.CLOSED
    assert at_desk(town, 4) is PaperRefusal.CLOSED


def test_a_ballot_printed_before_the_ballots_were_made_anew_is_not_counted(app):
    town = a_paper_town(opened=False)
    codes = town.make_codes()
    changed = a.an_option("Et navn til")
    questions = [
        PlannedQuestion("veg", "Veg", "Veg", (changed, a.an_option("Enda et"))),
    ]
    vote_round = a.a_round_of(town.process, questions)
    town = dataclasses.replace(town, round=vote_round)
    open_voting(town)
    assert town.enter(codes[1], town.reading(())) is PaperRefusal.PRINTED_EARLIER


def test_the_page_says_what_new_codes_void_before_they_are_made(app, town):
    desk = at_the_desk(app, town.staff[0])
    town.make_codes()
    page = desk.page(f"{town.desk}/koder").text
    assert "3 koder er ikke brukt ennå" in page
    assert "blir ugyldige" in page
    response = desk.send(f"{town.desk}/koder", {"whom": "anew", "shape": "sheets"})
    assert "3 eldre koder er ugyldige" in Page(response.text).text


@pytest.mark.parametrize("number", ["", "0", "-1", "9" * 30, "fire", "1.5"])
def test_a_number_that_is_none_is_asked_for_again(app, town, number):
    desk = at_the_desk(app, town.staff[0])
    response = desk.send(f"{town.desk}/koder", {"whom": "one", "shape": "sheets", "number": number})
    assert response.status_code == 422
    assert count_of(PaperCode) == 0
