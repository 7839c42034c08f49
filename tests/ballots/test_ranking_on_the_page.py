"""Ranking with numbers and with buttons, without dragging and without JavaScript."""

from __future__ import annotations

import pytest

from citizen.domain.tally import Method
from tests.ballots.booth import booth_for
from tests.reading import Page


@pytest.fixture
def booth(client):
    return booth_for(client, Method.RANKED)


def buttons_of(page, code):
    return [button["value"] for button in page.all("button") if (button.get("value") or "").endswith(f":{code}")]


def test_the_numbers_are_stored_as_an_order_and_the_options_stand_in_it(booth):
    answer = booth.rank({"Furulia": "2", "Åsen": "", "Elvebakken": "1"})
    assert "Stemmen din er registrert kl." in Page(answer.text).text
    assert booth.stored() == [("Elvebakken", "Furulia")]
    assert list(booth.numbers().items()) == [("Elvebakken", "1"), ("Furulia", "2"), ("Åsen", "")]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"Furulia": "1", "Åsen": "1", "Elvebakken": ""}, "Flere har nummer 1"),
        ({"Furulia": "1", "Åsen": "3", "Elvebakken": ""}, "Ingen har nummer 2, men «Åsen» har et høyere"),
        ({"Furulia": "1", "Åsen": "٣", "Elvebakken": ""}, "Se på «Åsen»"),
        ({"Furulia": "1e3", "Åsen": "", "Elvebakken": ""}, "Skriv hele tall"),
        ({"Furulia": "-1", "Åsen": "", "Elvebakken": ""}, "Skriv hele tall"),
        ({"Furulia": "9" * 3000, "Åsen": "", "Elvebakken": ""}, "Skriv hele tall"),
        ({"Furulia": "første", "Åsen": "2", "Elvebakken": ""}, "Skriv hele tall"),
    ],
)
def test_unclear_numbers_are_explained_and_what_was_typed_stays(booth, numbers, words):
    booth.rank({"Åsen": "1"})
    answer = booth.rank(numbers)
    page = Page(answer.text)
    fields = {field["name"]: field.get("value") or "" for field in page.all("input") if "rank-" in field["name"]}
    assert answer.status_code == 422
    assert words in page.text.replace("\u2068", "").replace("\u2069", "").replace("“", "«").replace("”", "»")
    assert fields == {f"rank-{booth.codes[name]}": number for name, number in numbers.items()}
    assert any(field.get("aria-invalid") for field in page.all("input"))
    assert booth.stored() == [("Åsen",)]


@pytest.mark.parametrize(
    ("move", "name", "order"),
    [
        ("up", "Åsen", ("Åsen", "Furulia", "Elvebakken")),
        ("up", "Furulia", ("Furulia", "Åsen", "Elvebakken")),
        ("down", "Åsen", ("Furulia", "Elvebakken", "Åsen")),
        ("down", "Elvebakken", ("Furulia", "Åsen", "Elvebakken")),
        ("remove", "Furulia", ("Åsen", "Elvebakken")),
    ],
)
def test_a_button_stores_the_new_order_at_once(booth, move, name, order):
    booth.rank({"Furulia": "1", "Åsen": "2", "Elvebakken": "3"})
    booth.press(move, name)
    assert booth.stored() == [order]


def test_options_are_put_last_in_the_order_one_by_one(booth):
    booth.press("add", "Elvebakken")
    answer = booth.press("add", "Furulia")
    assert booth.stored() == [("Elvebakken", "Furulia")]
    assert "Furulia er nå nummer 2. Stemmen din er registrert" in Page(answer.text).text


def test_focus_goes_to_the_option_that_was_moved(booth):
    booth.rank({"Furulia": "1", "Åsen": "2"})
    page = Page(booth.press("up", "Åsen").text)
    focused = [button for button in page.all("button") if "autofocus" in button]
    assert [button["value"] for button in focused] == [f"down:{booth.codes['Åsen']}"]


def test_numbers_that_were_typed_before_the_press_are_not_lost(booth):
    booth.press("up", "Åsen", {"Furulia": "1", "Åsen": "2", "Elvebakken": ""})
    assert booth.stored() == [("Åsen", "Furulia")]


def test_presses_that_were_held_back_are_sent_together_and_count_in_their_order(booth):
    booth.rank({"Furulia": "1", "Åsen": "2"})
    codes = booth.codes
    booth.rank({"Furulia": "1", "Åsen": "2"}, move=[f"up:{codes['Åsen']}", f"add:{codes['Elvebakken']}"])
    assert booth.stored() == [("Åsen", "Furulia", "Elvebakken")]


def test_unclear_numbers_and_a_press_move_nothing(booth):
    booth.rank({"Furulia": "1", "Åsen": "2"})
    answer = booth.press("up", "Åsen", {"Furulia": "2", "Åsen": "2"})
    assert answer.status_code == 422
    assert booth.stored() == [("Furulia", "Åsen")]


def test_the_first_has_no_way_up_and_the_last_none_down(booth):
    booth.rank({"Furulia": "1", "Åsen": "2"})
    page, codes = booth.page(), booth.codes
    assert buttons_of(page, codes["Furulia"]) == [f"down:{codes['Furulia']}", f"remove:{codes['Furulia']}"]
    assert buttons_of(page, codes["Åsen"]) == [f"up:{codes['Åsen']}", f"remove:{codes['Åsen']}"]
    assert buttons_of(page, codes["Elvebakken"]) == [f"add:{codes['Elvebakken']}"]


def test_the_last_option_can_not_be_taken_out_unnoticed(booth):
    booth.rank({"Furulia": "1"})
    answer = booth.press("remove", "Furulia")
    assert answer.status_code == 422
    assert booth.stored() == [("Furulia",)]


def test_an_option_can_be_added_after_a_blank_vote(booth):
    booth.send(none="1")
    booth.press("add", "Åsen", {"Åsen": ""})
    assert booth.stored() == [("Åsen",)]


@pytest.mark.parametrize("move", ["up:", "add:unknown", "add:", "sideways:x", "up", "*", "add:" + "x" * 5000])
def test_a_press_on_a_button_that_is_not_there_stores_nothing_new(booth, move):
    booth.rank({"Furulia": "1"})
    booth.rank({"Furulia": "1"}, move=move)
    assert booth.stored() == [("Furulia",)]


def test_a_number_beside_an_option_that_is_not_on_the_ballot_is_refused(booth):
    answer = booth.rank({"Furulia": "1", "fremmed": "2"})
    assert answer.status_code == 422
    assert booth.stored() == []


def test_the_same_number_field_sent_twice_is_no_number(booth):
    code = booth.codes["Furulia"]
    answer = booth.send(**{f"rank-{code}": ["1", "2"]})
    assert answer.status_code == 422
    assert booth.stored() == []


def test_at_most_so_many_may_be_ranked_where_the_round_says_so(client):
    booth = booth_for(client, Method.RANKED, max_choices=1)
    answer = booth.rank({"Furulia": "1", "Åsen": "2"})
    assert "Du valgte 2, og kan velge høyst 1" in Page(answer.text).text
    assert booth.stored() == []
