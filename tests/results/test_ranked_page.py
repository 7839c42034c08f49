"""A ranked vote: each round as a table with who left and why, ties told as they are, the comparison two and two."""

from __future__ import annotations

from citizen.domain.ballot_rules import HowToCount
from citizen.domain.tally import Method
from tests.results.counted import a_counted_vote, result_page

NAMES = ["Ask", "Bjørk", "Or", "Selje"]
RANKED = HowToCount(Method.RANKED)
THREE_ROUNDS = (([0], 10), ([1], 8), ([2, 1], 5), ([3, 0, 1], 4), ([3], 2), ([], 3))
"""Or leaves, whose votes go to Bjørk; then Selje, whose votes go to Ask or nowhere."""

WORDS = {
    "nb": (
        "Ask vant etter 3 runder, med 14 av de 27 stemmene som fortsatt talte (52 %).",
        "stemme foran i siste runde 1",
        "2 stemmer hadde ingen flere valg og teller ikke lenger. 3 stemmer var blanke.",
        "Det trengs 15 stemmer for å vinne: mer enn halvparten av de 29 som teller.",
        "Or har færrest stemmer og går ut. Stemmene går videre: 5 til Bjørk.",
        "Selje har færrest stemmer og går ut. Stemmene går videre: 4 til Ask og 2 har ingen flere valg.",
        "Ingen flere valg 2 – +2 Teller ikke lenger",
        "Ask 14 52 % +4 Vinner",
        "Hver velger rangerte alternativene, det mest ønskede først.",
        "ellers er det uavgjort, og kommunestyret avgjør. Ingenting avgjøres ved loddtrekning.",
    ),
    "nn": (
        "Ask vann etter 3 rundar, med 14 av dei 27 røystene som framleis talde (52 %).",
        "Or har færrast røyster og går ut. Røystene går vidare: 5 til Bjørk.",
        "2 røyster hadde ingen fleire val og tel ikkje lenger. 3 røyster var blanke.",
        "Kvar veljar rangerte alternativa, det mest ønskte først.",
    ),
}


def test_every_round_says_who_left_why_and_where_the_votes_went(client):
    place, process = a_counted_vote(RANKED, NAMES, *THREE_ROUNDS)
    for lang, sentences in WORDS.items():
        text = result_page(client, place, process, lang)
        assert [words for words in sentences if words not in text] == []


def test_a_majority_of_first_choices_needs_one_round(client):
    text = result_page(client, *a_counted_vote(RANKED, NAMES, ([0], 6), ([1], 5)))
    assert "Ask er førstevalget til mer enn halvparten: 6 av 11 (55 %)." in text
    assert "Runde 2" not in text
    assert "Også sammenlignet to og to foretrekkes Ask framfor hvert av de andre." in text


def test_those_who_leave_together_are_told_why(client):
    ballots = (([0], 10), ([1], 9), ([2, 1], 3), ([3, 1], 2))
    text = result_page(client, *a_counted_vote(RANKED, NAMES, *ballots))
    assert "Or og Selje går ut samtidig: Til sammen har de færre stemmer enn det neste alene" in text
    assert "Stemmene går videre: 5 til Bjørk." in text


def test_a_tie_that_decides_is_given_to_the_council_with_what_each_departure_leads_to(client):
    place, process = a_counted_vote(RANKED, NAMES[:3], ([0], 5), ([1, 2], 4), ([2, 1], 4))
    text = result_page(client, place, process)
    assert "Uavgjort: Bjørk og Or kan begge vinne, og opptellingen kan ikke skille dem." in text
    assert "Bjørk og Or deler sisteplassen, og det avgjør resultatet hvem av dem som går ut." in text
    assert "Hvis Bjørk går ut, vinner Or." in text
    assert "Hvis Or går ut, vinner Bjørk." in text
    assert " vant etter" not in text
    nynorsk = result_page(client, place, process, "nn")
    assert "Om Or går ut, vinn Bjørk." in nynorsk
    assert "Kommunestyret avgjer mellom dei." in nynorsk


def test_a_tie_that_changes_nothing_is_said_to_change_nothing(client):
    text = result_page(client, *a_counted_vote(RANKED, NAMES[:3], ([0], 5), ([1, 0], 3), ([2, 0], 3)))
    assert "Bjørk og Or deler sisteplassen. Alle rekkefølger de kan gå ut i, er talt opp" in text
    assert "Her går Or ut først." in text
    assert "Ask vant etter 2 runder" in text


def test_an_alternative_that_all_others_lose_to_but_leaves_early_is_named(client):
    ballots = (([0, 1, 2], 5), ([2, 1, 0], 4), ([1, 0, 2], 2))
    place, process = a_counted_vote(RANKED, NAMES[:3], *ballots)
    text = result_page(client, place, process)
    assert "Ask vant etter 2 runder" in text
    assert "flere som foretrekker Bjørk framfor hvert av de andre, også Ask. Ask vinner likevel" in text
    assert "fleire som føretrekkjer Bjørk framfor kvart av dei andre, òg Ask." in result_page(
        client, place, process, "nn"
    )


def test_in_a_tie_the_one_that_more_people_prefer_is_named_for_the_council(client):
    ballots = (([2, 1, 0], 3), ([0, 1, 2], 3), ([1], 2))
    text = result_page(client, *a_counted_vote(RANKED, NAMES[:3], *ballots))
    assert "Uavgjort: Ask og Or kan begge vinne" in text
    assert "flere som foretrekker Bjørk framfor hvert av de andre." in text


def test_votes_that_can_go_nowhere_are_said_to_have_no_further_choice(client):
    text = result_page(client, *a_counted_vote(RANKED, NAMES[:3], ([0], 5), ([1], 4), ([2], 2)))
    assert "Or har færrest stemmer og går ut. Ingen av disse stemmene har flere valg." in text


def test_a_circle_has_no_alternative_that_beats_all(client):
    ballots = (([0, 1, 2], 5), ([1, 2, 0], 4), ([2, 0, 1], 3))
    text = result_page(client, *a_counted_vote(RANKED, NAMES[:3], *ballots))
    assert "er det ikke noe alternativ som foretrekkes framfor hvert av de andre" in text
    assert "Ask – 8–4 5–7" in text
    assert "Vis alle sammenligningene" in text


def test_only_blank_votes_and_no_votes(client):
    place, process = a_counted_vote(RANKED, NAMES[:2], ([], 4))
    text = result_page(client, place, process)
    assert "Ingen rangerte noen av alternativene." in text
    assert "4 stemmer var blanke." in text
    assert "Sammenlignet to og to" not in text
    _, empty = a_counted_vote(RANKED, NAMES[:2], place=place)
    assert "Ingen stemte." in result_page(client, place, empty)
