"""Each way of voting as a resident meets it: said in a sentence, sent with plain controls, refused in clear words."""

from __future__ import annotations

import pytest

from citizen.ballots.queries import list_options
from citizen.domain.tally import Method
from tests.ballots.booth import booth_for, ticked_on
from tests.reading import Page

HOSTILE = ["0", "-1", "9" * 400, "1e3", "٣", "'; DROP TABLE ballot; --", "\x00", "valg", "*blank"]


@pytest.mark.parametrize(
    ("method", "limits", "words"),
    [
        (Method.APPROVAL, {}, "Velg så mange du vil"),
        (Method.APPROVAL, {"max_choices": 2}, "Velg høyst 2"),
        (Method.APPROVAL, {"max_choices": 1}, "Velg høyst 1"),
        (Method.SINGLE, {}, "Velg ett"),
        (Method.YES_NO, {}, "Svar ja eller nei, eller stem blankt"),
        (Method.RANKED, {}, "Skriv 1 ved det du liker best"),
        (Method.BUDGET, {}, "Til sammen kan det koste høyst 1 000 kroner"),
    ],
)
def test_the_page_says_in_one_sentence_how_one_votes(client, method, limits, words):
    page = booth_for(client, method, **limits).page()
    assert words in page.text.replace("\xa0", " ")
    assert "Hvem kan stemme" in page.text


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        (Method.APPROVAL, "checkbox"),
        (Method.SINGLE, "radio"),
        (Method.YES_NO, "radio"),
        (Method.BUDGET, "checkbox"),
    ],
)
def test_what_can_be_chosen_is_sent_by_plain_controls(client, method, kind):
    booth = booth_for(client, method)
    controls = [box for box in booth.page().all("input") if box.get("type") == kind]
    assert len(controls) == len(booth.codes) + 1


@pytest.mark.parametrize(
    ("method", "names"),
    [
        (Method.APPROVAL, ("Furulia", "Elvebakken")),
        (Method.SINGLE, ("Åsen",)),
        (Method.YES_NO, ("Nei",)),
        (Method.BUDGET, ("Badeplass", "Skilpark")),
    ],
)
def test_a_choice_is_stored_said_and_filled_in(client, method, names):
    booth = booth_for(client, method)
    answer = booth.send(*names)
    assert "Stemmen din er registrert kl." in Page(answer.text).text
    assert "Røysta di er registrert." in booth.page("nn").text
    assert booth.stored() == [names]
    assert booth.ticked() == set(names)


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        (Method.APPROVAL, {"none": "1"}),
        (Method.BUDGET, {"none": "1"}),
        (Method.RANKED, {"none": "1"}),
        (Method.SINGLE, {"name": "*blank*"}),
        (Method.YES_NO, {"name": "*blank*"}),
    ],
)
def test_blank_is_a_vote_in_every_way_of_voting(client, method, fields):
    booth = booth_for(client, method)
    assert "Du stemte blankt" in Page(booth.send(**fields).text).text
    assert booth.stored() == [()]
    checked = [box for box in booth.page().all("input") if "checked" in box]
    assert [box["value"] for box in checked] == list(fields.values())


@pytest.mark.parametrize(
    ("method", "limits", "names", "words"),
    [
        (Method.APPROVAL, {"max_choices": 2}, ("Furulia", "Åsen", "Elvebakken"), "Du valgte 3, og kan velge høyst 2"),
        (Method.SINGLE, {}, ("Furulia", "Åsen"), "Du valgte 2, og kan velge høyst 1"),
        (Method.YES_NO, {}, ("Ja", "Nei"), "Du valgte 2, og kan velge høyst 1"),
        (Method.BUDGET, {}, ("Skilpark", "Kulturhus"), "koster 1 400 kroner. Det er 400 kroner for mye"),
        (Method.APPROVAL, {}, ("Furulia", "Furulia"), "to plasser"),
        (Method.APPROVAL, {}, (), "Velg minst ett"),
        (Method.BUDGET, {}, (), "Velg minst ett"),
        (Method.RANKED, {}, (), "Velg minst ett"),
        (Method.SINGLE, {}, (), "Velg ett av svarene"),
        (Method.YES_NO, {}, (), "Velg ett av svarene"),
    ],
)
def test_what_can_not_be_is_refused_in_clear_words_and_nothing_is_lost(client, method, limits, names, words):
    booth = booth_for(client, method, **limits)
    answer = booth.send(*names)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.title.startswith("Feil")
    assert words in page.text.replace("\xa0", " ")
    assert ticked_on(page, booth.codes) == set(names)
    assert booth.stored() == []


@pytest.mark.parametrize("method", [Method.APPROVAL, Method.BUDGET])
def test_something_and_none_of_these_can_not_both_be_meant(client, method):
    booth = booth_for(client, method)
    answer = booth.send(next(iter(booth.codes)), none="1")
    assert answer.status_code == 422
    assert "Velg det ene eller det andre" in Page(answer.text).text
    assert booth.stored() == []


@pytest.mark.parametrize("method", [Method.APPROVAL, Method.SINGLE, Method.YES_NO, Method.BUDGET])
@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_that_no_option_has_is_refused(client, method, value):
    booth = booth_for(client, method)
    answer = booth.send(value)
    assert answer.status_code == 422
    assert "står ikke på denne stemmeseddelen" in Page(answer.text).text
    assert booth.stored() == []


def test_the_ids_of_the_database_are_no_values_of_the_form(client):
    booth = booth_for(client, Method.SINGLE)
    answer = booth.send(str(list_options(booth.round.id)[0].id))
    assert answer.status_code == 422
    assert booth.stored() == []


def test_the_earlier_vote_stands_when_a_later_one_is_refused(client):
    booth = booth_for(client, Method.BUDGET)
    booth.send("Badeplass")
    answer = booth.send("Skilpark", "Kulturhus")
    assert "Den forrige stemmen din gjelder fortsatt" in Page(answer.text).text
    assert booth.stored() == [("Badeplass",)]


def test_a_budget_shows_what_is_used_and_left(client):
    booth = booth_for(client, Method.BUDGET)
    assert "Det er 1 000 kroner igjen" in booth.page().text.replace("\xa0", " ")
    stored = Page(booth.send("Badeplass").text).text.replace("\xa0", " ")
    assert "Du har brukt 300 av 1 000 kroner. Det er 700 kroner igjen." in stored
    over = Page(booth.send("Skilpark", "Kulturhus").text).text.replace("\xa0", " ")
    assert "Du har valgt for 1 400 av 1 000 kroner. Det er 400 kroner for mye." in over


def test_a_vote_that_is_sent_again_later_takes_the_place_of_the_first(client):
    booth = booth_for(client, Method.SINGLE)
    booth.send("Åsen")
    first = booth.receipts()
    booth.send("Furulia")
    assert booth.stored() == [("Furulia",)]
    assert booth.receipts() != first
    booth.send("Furulia")
    assert len(booth.receipts()) == 1
