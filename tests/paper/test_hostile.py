"""Whatever is sent to the pages of paper: an answer in words, nothing stored that no ballot could say."""

from __future__ import annotations

import pytest

from citizen.keys import destroy_key
from citizen.paper import actions
from citizen.paper.models import PaperEntry
from tests import factories as a
from tests.paper.town import a_paper_town, at_the_desk, count_of, stored_choices

VALUES = ["-1", "1e3", "٣", "+1", " 1", "9" * 30, "a\0b", "' OR 1=1--", "", "\ud800".encode("utf-8", "surrogatepass")]


@pytest.fixture
def town(app):
    return a_paper_town()


@pytest.mark.parametrize("value", VALUES)
def test_an_option_that_is_none_is_refused(app, town, value):
    code, (first, _second) = town.make_codes()[1], town.questions
    desk = at_the_desk(app, town.staff[0])
    assert desk.send(f"{town.desk}/registrer", {"code": code, f"mark-{first}": value}).status_code == 422
    assert count_of(PaperEntry) == 0


def test_an_option_of_another_question_is_refused(app, town):
    code, (first, second) = town.make_codes()[1], town.questions
    desk = at_the_desk(app, town.staff[0])
    fields = {"code": code, f"mark-{first}": town.options(second)[0]}
    assert desk.send(f"{town.desk}/registrer", fields).status_code == 422


def test_the_same_option_twice_is_refused(app, town):
    code, (first, _second) = town.make_codes()[1], town.questions
    desk = at_the_desk(app, town.staff[0])
    fields = {"code": code, f"mark-{first}": [town.options(first)[0]] * 2}
    assert desk.send(f"{town.desk}/registrer", fields).status_code == 422


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Ingenting er krysset av"),
        ({"blank": "1", "mark": "1"}, "Både valg og blank er krysset av"),
        ({"invalid": "1", "mark": "1"}, "både valg og at stemmeseddelen ikke kan telles"),
    ],
)
def test_a_reading_that_says_nothing_or_two_things_is_refused(app, town, fields, said):
    code, (first, _second) = town.make_codes()[1], town.questions
    names = {"blank": f"blank-{first}", "mark": f"mark-{first}", "invalid": "invalid"}
    sent = {names[name]: town.options(first)[0] if name == "mark" else value for name, value in fields.items()}
    response = at_the_desk(app, town.staff[0]).send(f"{town.desk}/registrer", {"code": code, **sent})
    assert response.status_code == 422
    assert said in response.text
    assert count_of(PaperEntry) == 0


def test_what_was_marked_is_still_marked_after_a_slip_in_the_code(app, town):
    first, _second = town.questions
    chosen = town.options(first)[1]
    fields = {"code": "feil", f"mark-{first}": chosen}
    response = at_the_desk(app, town.staff[0]).send(f"{town.desk}/registrer", fields)
    assert response.status_code == 422
    assert f'value="{chosen}" checked' in response.text


@pytest.mark.parametrize("number", ["0", "1", "999999999", str(2**31 - 1)])
def test_a_difference_that_is_not_there_leads_back_to_the_overview(app, town, number):
    desk = at_the_desk(app, town.staff[0])
    for response in (desk.get(f"{town.desk}/avvik/{number}"), desk.send(f"{town.desk}/avvik/{number}", {})):
        assert response.status_code == 303
        assert response.headers["Location"].endswith("/papir")


@pytest.mark.parametrize("number", [str(2**31), "9" * 30, "x", "-1", "1.0"])
def test_an_address_that_names_no_difference_is_not_found(app, town, number):
    assert at_the_desk(app, town.staff[0]).get(f"{town.desk}/avvik/{number}").status_code == 404


def test_a_difference_of_another_municipality_is_not_shown_or_settled_here(app, town):
    other = a_paper_town(name="Nabolaget")
    code = other.make_codes()[1]
    other.enter(code, other.reading((), None))
    differing = other.enter(code, other.reading(None, ()), by=1)
    desk = at_the_desk(app, town.staff[0])
    assert desk.get(f"{town.desk}/avvik/{differing.code_id}").status_code == 303
    assert desk.get(f"{other.desk}/avvik/{differing.code_id}").status_code == 403
    mine = town.questions[0]
    assert desk.send(f"{town.desk}/avvik/{differing.code_id}", {f"blank-{mine}": "1"}).status_code == 303
    assert stored_choices(other) == []
    assert count_of(PaperEntry) == 2


def test_when_the_key_is_destroyed_the_pages_say_that_the_voting_is_closed(app, town):
    code = town.make_codes()[1]
    a.let_it_close(town.round)
    destroy_key(a.the_keys_dir(), town.round.key_id)
    desk = at_the_desk(app, town.staff[0])
    for path, fields in (("registrer", {"code": code}), ("koder", {"whom": "missing", "shape": "sheets"})):
        assert desk.send(f"{town.desk}/{path}", fields).status_code == 422
        assert "Avstemningen er avsluttet" in desk.page(f"{town.desk}/{path}").text
    assert desk.get(f"{town.desk}/avvik/1").status_code == 303
    assert desk.get(town.desk).status_code == 200


def test_names_of_colleagues_and_options_are_shown_as_text(app, town):
    hostile = a.a_resident(shown_name="<script>alert(1)</script>")
    code = town.make_codes()[1]
    actions.enter_ballot(town.process, code, town.reading((), ()), hostile.id, keys_dir=a.the_keys_dir())
    page = at_the_desk(app, town.staff[0]).get(town.desk)
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text
