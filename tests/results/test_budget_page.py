"""A shared budget: which projects get money, step by step, beside the plain count, with ties told as they are."""

from __future__ import annotations

from dataclasses import replace

from citizen.domain.ballot_rules import HowToCount
from citizen.domain.tally import Method
from citizen.results.queries import find_results
from citizen.results.views.budget import show_budget
from tests.results.counted import a_counted_vote, result_page


def budget(money):
    return HowToCount(Method.BUDGET, budget=money)


PROJECTS = ["Benk=30000", "Bru=60000", "Badeplass=60000"]
ONE_LARGE_GROUP = (([1, 2], 50), ([1], 10), ([0], 40), ([], 5))
"""60 of 100 voters for Bru, 50 of them for Badeplass too, 40 for Benk; of 120 000 kroner each voter has 1 200."""

WORDS = {
    "nb": (
        "2 prosjekter får penger: Bru og Benk.",
        "går til prosjektene 90 000 kr",
        "er igjen 30 000 kr",
        "stemte blankt 5",
        "Alle prosjektene; summen som fordeles, er 120 000 kr",
        "Badeplass 60 000 kr 50 Ingen penger Får penger",
        "Benk 30 000 kr 40 Får penger Ingen penger",
        "Den ville også gitt penger til Badeplass.",
        "Den ville ikke sikkert gitt noe til Benk.",
        "Forskjellen kommer av at én stor gruppe kan bestemme over alle pengene",
        "Bru 60 000 kr 60 1 000 kr 60 000 kr",
        "Pengene deles likt mellom alle som valgte minst ett prosjekt.",
        "ellers avgjør kommunestyret. Ingenting avgjøres ved loddtrekning.",
    ),
    "nn": (
        "2 prosjekt får pengar: Bru og Benk.",
        "er att 30 000 kr",
        "Ho ville òg gitt pengar til Badeplass.",
        "Pengane blir delte likt mellom alle som valde minst eitt prosjekt.",
    ),
}


def test_the_projects_the_rest_and_the_plain_count(client):
    place, process = a_counted_vote(budget(120000), PROJECTS, *ONE_LARGE_GROUP)
    for lang, sentences in WORDS.items():
        text = result_page(client, place, process, lang)
        assert [words for words in sentences if words not in text] == []


def test_each_step_says_what_a_voter_paid_and_what_was_left(client):
    text = result_page(client, *a_counted_vote(budget(100), ["Benk=40", "Huske=30"], ([0], 6), ([0, 1], 4)))
    assert "Benk 40 kr 10 4 kr 60 kr" in text
    assert "Slik ble pengene som var igjen, brukt, flest stemmer først" in text
    assert "Huske 4 30 kr Får penger 30 kr" in text


def test_when_the_plain_count_agrees_it_says_so(client):
    text = result_page(client, *a_counted_vote(budget(100), ["Benk=40", "Huske=30"], ([0, 1], 6)))
    assert "Her gir den samme resultat." in text
    assert "Forskjellen" not in text


def test_a_tie_is_the_councils_and_says_what_each_choice_leads_to(client):
    place, process = a_counted_vote(budget(100), ["Benk=100", "Huske=100"], ([0, 1], 6))
    text = result_page(client, place, process)
    assert "Det er ikke sikkert at noe prosjekt får penger." in text
    assert "Uavgjort: Kommunestyret avgjør mellom Benk og Huske." in text
    assert "Hvis kommunestyret setter Benk først, får disse også penger: Benk." in text
    assert "er igjen til kommunestyret har avgjort 100 kr" in text
    assert "Ingen prosjekter kunne betales" not in text
    nynorsk = result_page(client, place, process, "nn")
    assert "Uavgjort: Kommunestyret avgjer mellom Benk og Huske." in nynorsk


def test_a_tie_in_what_is_left_says_how_many_there_is_money_for(client):
    ballots = (([0], 3), ([1], 3))
    text = result_page(client, *a_counted_vote(budget(100), ["Benk=60", "Huske=60"], *ballots))
    assert "Uavgjort: Det er penger til 1 av dem" in text
    assert "Ingen prosjekter kunne betales med velgernes like deler alene." in text


def test_an_equal_project_that_changes_nothing_is_named(client):
    ballots = (([0, 1, 2], 1), ([0], 1))
    text = result_page(client, *a_counted_vote(budget(90), ["Benk=20", "Huske=20", "Bru=20"], *ballots))
    assert "Huske og Bru sto likt. Alle rekkefølger er talt opp, og alle gir penger til de samme prosjektene." in text
    assert "3 prosjekter får penger" in text


def test_amounts_that_are_not_whole_kroner_have_two_decimals(client):
    text = result_page(client, *a_counted_vote(budget(100), ["Benk=40", "Bru=90"], ([0], 3), ([1], 1)))
    assert "Benk 40 kr 3 13,33 kr 60 kr" in text


def test_more_ties_than_can_be_followed_are_said_to_be_so(app):
    _, process = a_counted_vote(budget(100), ["Benk=100", "Huske=100"], ([0, 1], 6))
    (outcome,) = find_results(process).questions
    result = replace(outcome.result, too_many_ties=True)
    with app.test_request_context("/nb/"):
        (remark,) = show_budget(outcome, result, None).remarks
    assert remark == (
        "Så mange prosjekter står likt at ikke alle rekkefølger kunne telles opp. "
        "Kommunestyret avgjør mellom Benk og Huske."
    )


def test_nobody_chose_a_project(client):
    place, process = a_counted_vote(budget(100), ["Benk=60", "Huske=60"], ([], 3))
    assert "Ingen stemte på noen av prosjektene." in result_page(client, place, process)
    assert "Steg for steg" not in result_page(client, place, process)
