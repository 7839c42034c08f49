"""Votes on given alternatives with one choice, yes or no, or several: the words in both language forms."""

from __future__ import annotations

from citizen.domain.ballot_rules import HowToCount
from citizen.domain.tally import Method
from tests import factories as a
from tests.results.counted import a_counted_vote, result_page

SINGLE, YES_NO = HowToCount(Method.SINGLE), HowToCount(Method.YES_NO)


def test_a_vote_with_one_question_goes_straight_to_its_result(client):
    place, process = a_counted_vote(SINGLE, ["Fjell", "Fjord"], ([0], 12))
    response = client.get(f"/nb/{place.slug}/{process.slug}/resultat")
    assert response.status_code == 303
    assert response.headers["Location"].endswith("/resultat/sak")
    page = client.page(f"/nb/{place.slug}/{process.slug}/resultat")
    assert "Resultatet: Hva velger du?" in page.text
    assert [link for link in page.all("a") if (link["href"] or "").endswith("/resultat")] == []


ONE_CHOICE = {
    "nb": (
        "Fjell fikk flest stemmer: 12 av 30 (40 %).",
        "stemmer foran det neste alternativet 2",
        "stemte blankt 8",
        "Hver velger kunne velge ett alternativ. Det med flest stemmer leder, også med mindre enn halvparten",
    ),
    "nn": (
        "Resultatet: Kva vel du?",
        "Fjell fekk flest røyster: 12 av 30 (40 %).",
        "røysta blankt 8",
        "Kvar veljar kunne velje eitt alternativ.",
    ),
}


def test_one_choice(client):
    place, process = a_counted_vote(SINGLE, ["Fjell", "Fjord"], ([0], 12), ([1], 10), ([], 8))
    for lang, sentences in ONE_CHOICE.items():
        text = result_page(client, place, process, lang)
        assert [words for words in sentences if words not in text] == []


YES_OR_NO = {
    "nb": (
        "Ja fikk flest stemmer: 45 av 100 (45 %).",
        "Av de 75 som ikke stemte blankt, svarte 60 % Ja.",
        "Blanke stemmer 25 stemmer (25 %)",
        "Nei 30 stemmer (30 %)",
    ),
    "nn": (
        "Av dei 75 som ikkje røysta blankt, svara 60 % Ja.",
        "Kvar veljar kunne gi eitt svar eller røyste blankt.",
    ),
}


def test_yes_or_no_shows_the_blank_votes_and_the_share_without_them(client):
    place, process = a_counted_vote(YES_NO, ["Ja", "Nei"], ([0], 45), ([1], 30), ([], 25))
    for lang, sentences in YES_OR_NO.items():
        text = result_page(client, place, process, lang)
        assert [words for words in sentences if words not in text] == []


def test_a_tie_between_yes_and_no_is_a_tie(client):
    place, process = a_counted_vote(YES_NO, ["Ja", "Nei"], ([0], 30), ([1], 30))
    text = result_page(client, place, process)
    assert "Uavgjort: Ja og Nei fikk 30 stemmer hver. Kommunestyret avgjør mellom dem." in text
    assert "som ikke stemte blankt" not in text


def test_nobody_voted_and_everybody_voted_blank_are_two_things(client):
    assert "Ingen stemte." in result_page(client, *a_counted_vote(SINGLE, ["Fjell", "Fjord"]))
    blank = a_counted_vote(SINGLE, ["Fjell", "Fjord"], ([], 5), place=a.a_municipality("Nabolaget"))
    assert "Ingen stemte på noen av alternativene." in result_page(client, *blank)


def test_at_most_so_many(client):
    place, process = a_counted_vote(HowToCount(Method.APPROVAL, max_choices=1), ["Fjell", "Fjord"], ([0], 5))
    assert "Hver velger kunne velge høyst 1." in result_page(client, place, process)
    assert "Kvar veljar kunne velje høgst 1." in result_page(client, place, process, "nn")
