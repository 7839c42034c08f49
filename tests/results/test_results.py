"""The result of a round about roads: nobody sees it before it has been counted, and then it says what was counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.results.queries import find_results
from tests import factories as a
from tests.results.counted import a_closed_town, address, fill, tells
from tests.town import a_town


def words(client, town, lang="nb"):
    return client.page(address(town, lang, town.question.slug)).text.replace("\xa0", " ")


@pytest.mark.parametrize("ago", [timedelta(days=-1), timedelta(seconds=59), timedelta(hours=1)])
def test_nobody_gets_a_count_before_the_round_has_been_closed_and_counted(client, ago):
    town = a_town()
    fill(town, ("havnes", [0], 37))
    a.let_it_end(town.round, ago)
    assert find_results(town.process) is None
    client.log_in(a.a_person_with_role(town.place, Role.ADMIN))
    for page in (address(town), address(town, "nb", town.question.slug), f"/nb/folkevalgte/{town.place.slug}/"):
        assert not tells(client.page(page).text, 37), page


def test_between_the_deadline_and_the_count_the_page_says_that_it_comes_in_minutes(client):
    town = a_town()
    a.let_it_end(town.round)
    assert "Stemmene telles opp" in words(client, town)
    assert "Resultatet kjem her om få minutt" in words(client, town, "nn")


def test_while_it_is_open_the_page_says_when_it_closes_and_before_that_when_it_opens(client):
    assert "Ingen, heller ikke kommunen, kan se" in words(client, a_town())
    place = a.a_municipality("Nabolaget")
    announced = a.a_process(place, Phase.ANNOUNCED)
    assert "Avstemningen åpner" in client.page(f"/nb/{place.slug}/{announced.slug}/resultat").text


def test_a_process_without_ballots_says_that_there_is_no_result(client):
    town = a_town(Phase.CLOSED, with_round=False)
    assert "Det ble ikke laget stemmesedler" in client.page(address(town)).text


def test_the_leader_is_named_with_votes_share_lead_and_turnout(client):
    town = a_closed_town(("havnes", [0], 30), ("havnes", [0, 1], 10), ("lidal", [1], 15), ("lidal", [], 5))
    text = words(client, town)
    assert "Furubakken fikk flest stemmer: 40 av 60 (67 %)" in text
    assert "stemmer foran det neste navnet 15" in text
    assert "stemte, av 1 000 som kunne (6,0 %) 60" in text
    assert "valgte ingen av navnene 5" in text


def test_a_tie_is_called_a_tie_and_nobody_is_said_to_win(client):
    town = a_closed_town(("havnes", [0], 20), ("lidal", [1], 20))
    text = words(client, town, "nn")
    assert "Uavgjort: Furubakken og Åsvegen fekk 20 røyster kvar. Kommunestyret avgjer mellom dei." in text
    assert "fekk flest røyster:" not in text
    assert "1 veg enda uavgjort" in client.page(address(town, "nn")).text


def test_more_blank_votes_than_for_any_name_is_said(client):
    town = a_closed_town(("havnes", [0], 20), ("lidal", [], 21))
    assert "Flere stemte på ingen av dem: 21." in words(client, town)


def test_the_chart_has_a_table_with_the_same_numbers(client):
    town = a_closed_town(("havnes", [0], 31), ("lidal", [1, 2], 17))
    page = client.page(address(town, "nb", town.question.slug))
    for number in ("31", "17"):
        assert page.words.count(number) >= 1
    assert page.all("table")


def test_the_way_it_was_counted_states_the_rule_of_ties(client):
    town = a_closed_town(("havnes", [0], 31))
    assert "så mange navn de ville" in words(client, town)
    text = words(client, town)
    assert "er det uavgjort, og kommunestyret avgjør mellom dem. Ingenting avgjøres ved loddtrekning." in text


def test_a_limit_on_how_many_one_could_choose_is_stated(client):
    town = a_closed_town(("havnes", [0, 1], 31), how=HowToCount(Method.APPROVAL, max_choices=2))
    assert "Hver velger kunne velge inntil 2." in words(client, town)


def test_the_public_box_is_one_press_away(client):
    town = a_closed_town(("havnes", [0], 31))
    for page in (address(town), address(town, "nb", town.question.slug)):
        links = [link["href"] for link in client.page(page).all("a")]
        assert f"/nb/{town.place.slug}/{town.process.slug}/urne" in links


def test_a_round_where_nobody_voted_says_so(client):
    town = a_closed_town()
    assert "Ingen stemte" in words(client, town)


def test_the_overview_lists_every_road_with_its_leader(client):
    town = a_closed_town(("havnes", [2], 30, True), ("havnes", [2], 30, False))
    text = client.page(address(town)).text
    assert "Skulevegen" in text
    assert "Det samme: Elvestien" in text


def test_councillors_see_the_counted_rounds_and_residents_are_told_whom_to_ask(client):
    town = a_closed_town(("havnes", [2], 12))
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    for desk in ("folkevalgte", "folkevalde"):
        assert "Skulevegen" in client.page(f"/nb/{desk}/{town.place.slug}/").text
        assert "Elvestien" in client.page(f"/nb/{desk}/{town.place.slug}/saker/{town.process.slug}").text
    client.log_in(town.a_neighbour())
    assert client.get(f"/nb/folkevalgte/{town.place.slug}/").status_code == 403


def test_a_road_of_another_round_has_no_result_here(client):
    town = a_closed_town(("havnes", [0], 12))
    other = a.a_process(town.place, Phase.CLOSED)
    text = client.page(f"/nb/{town.place.slug}/{other.slug}/resultat/{town.question.slug}").text
    assert "Furubakken" not in text
    assert client.get(address(town, "nb", "finst-ikkje")).status_code == 404


def test_a_road_can_be_ranked_as_well(client):
    how = HowToCount(Method.RANKED)
    town = a_closed_town(("havnes", [0, 1], 4), ("lidal", [1, 0], 3), ("lidal", [2, 1], 2), how=how)
    assert "Åsvegen vant etter 2 runder, med 5 av de 9 stemmene som fortsatt talte (56 %)." in words(client, town)
    row = client.page(address(town)).text
    assert "Furubakken (4)" in row
    assert "1 stemme foran" in row
