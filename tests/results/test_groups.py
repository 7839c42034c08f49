"""Groups side by side: those who live on the road and everyone, the former municipalities; nobody can be worked out."""

from __future__ import annotations

from citizen.domain.ballot_rules import HowToCount
from citizen.domain.tally import Method
from citizen.results.queries import find_results
from tests.results.counted import a_closed_town, a_counted_vote, address, result_page, tells

SAME_VOTES = "Summen for hver gruppe er talt opp av de samme stemmene som summen for alle."


def page_of(client, town, lang="nb"):
    return client.page(address(town, lang, town.question.slug))


def test_the_former_municipalities_stand_side_by_side(client):
    town = a_closed_town(("havnes", [0], 30), ("lidal", [1], 25), ("lidal", [0], 5), ("havnes", [2], 3))
    groups = find_results(town.process).questions[0].groups
    assert {town.havnes.id: 33, town.lidal.id: 30} == {k: v.ballots for k, v in groups.districts.items()}
    page = page_of(client, town)
    text = page.text.replace("\xa0", " ")
    assert "Navn Alle Havnes Lidal" in text
    assert "33 av 500 som kunne stemme (6,6 %)" in text
    assert "35 (56 %)" in text
    assert "30 (91 %)" in text
    assert SAME_VOTES in text


def test_those_who_live_on_the_road_stand_beside_everyone(client):
    town = a_closed_town(("lidal", [1], 20, True), ("lidal", [0], 5, True), ("havnes", [0], 40, False))
    groups = find_results(town.process).questions[0].groups
    assert (groups.here.ballots, groups.elsewhere.ballots) == (25, 40)
    text = page_of(client, town).text
    assert "Blant dem som bor langs veien, fikk Åsvegen flest stemmer." in text
    assert text.index("De som bor langs veien 25 personer stemte") < text.index("Alle 65 personer stemte")
    nynorsk = page_of(client, town, "nn").text
    assert "Blant dei som bur langs vegen, fekk Åsvegen flest røyster." in nynorsk
    assert "Åsvegen" in client.page(address(town)).text


def test_when_both_want_the_same_it_is_said_in_one_sentence(client):
    town = a_closed_town(("lidal", [0], 20, True), ("lidal", [1], 15, True), ("havnes", [0], 40, False))
    assert "De som bor langs veien, og alle til sammen vil det samme: Furubakken." in page_of(client, town).text


def test_a_tie_among_those_who_live_there_is_said(client):
    town = a_closed_town(("lidal", [0], 15, True), ("lidal", [1], 15, True), ("havnes", [0], 40, False))
    assert "De som bor langs veien, er delt: Furubakken og Åsvegen står likt." in page_of(client, town).text


def test_few_who_live_on_the_road_are_not_shown_and_can_not_be_worked_out(client):
    town = a_closed_town(("lidal", [1], 9, True), ("havnes", [0], 40, False), ("havnes", [1], 7, False))
    outcome = find_results(town.process).questions[0]
    assert (outcome.groups.here, outcome.groups.elsewhere) == (None, None)
    text = page_of(client, town).text
    assert "For få av dem som bor langs veien" in text
    assert not tells(text, 47)
    assert "Grupper med få velgere vises ikke" in text
    assert "Vises ikke" in client.page(address(town)).text


def test_nobody_who_lives_there_is_said_too(client):
    assert (
        "Ingen av dem som stemte, er regnet med blant dem som bor langs veien."
        in page_of(client, a_closed_town(("havnes", [0], 40, False))).text
    )


def test_a_place_with_few_voters_is_not_shown_and_can_not_be_worked_out(client):
    town = a_closed_town(("havnes", [0], 40), ("havnes", [1], 40), ("lidal", [2], 4))
    assert find_results(town.process).questions[0].groups.districts == {}
    text = page_of(client, town).text
    assert "For få stemte" in text
    assert not tells(text, 80)
    assert SAME_VOTES not in text


def test_a_place_where_nobody_voted_is_said_to_have_no_votes(client):
    text = page_of(client, a_closed_town(("havnes", [0], 40), ("havnes", [1], 5))).text
    assert "Lidal: Ingen stemte" in text


def test_a_vote_that_is_not_about_roads_says_nothing_of_those_who_live_on_one(client):
    place, process = a_counted_vote(HowToCount(Method.SINGLE), ["Fjell", "Fjord"], ([0], 12))
    assert "bor langs veien" not in result_page(client, place, process)


def test_groups_of_a_ranking_are_first_choices(client):
    ballots = (("havnes", [0, 1], 30), ("havnes", [1, 0], 5), ("lidal", [1], 20), ("lidal", [2, 1], 15))
    town = a_closed_town(*ballots, how=HowToCount(Method.RANKED))
    assert "For grupper vises førstevalgene." in page_of(client, town).text
    assert find_results(town.process).questions[0].groups.districts[town.lidal.id].leaders == (town.options[1],)
