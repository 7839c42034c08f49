"""The live check: the same words as on submit, for everyone, about any text, in a moment."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.proposals.asked import an_asked_road, proposed, road_address


def check(client, town, name: str, lang: str = "nb"):
    return client.get(f"{road_address(town, lang)}/sjekk?name={quote(name)}")


@pytest.mark.parametrize(
    ("name", "nb", "nn"),
    [
        ("Kvernsteinlia", "Navnet kan brukes", "Namnet kan brukast"),
        ("Skulevegen", "Navnet er opptatt", "Namnet er oppteke"),
        ("kvernstien", "Navnet kan ikke brukes slik det står", "Namnet kan ikkje brukast slik det står"),
        ("Kverna 2", "Navnet kan brukes, men se over", "Namnet kan brukast, men sjå over"),
        ("furubakken", "Navnet er allerede foreslått for denne veien", "Namnet er allereie føreslått for denne vegen"),
    ],
)
def test_the_heading_sums_up(client, name, nb, nn):
    town = an_asked_road()
    assert nb in check(client, town, name).text
    assert nn in check(client, town, name, "nn").text


def test_each_finding_has_its_source_and_a_link_to_its_rule(client):
    answer = check(client, an_asked_road(), "Skulevegen", "nn")
    assert "Matrikkelforskrifta § 51" in answer.text
    assert 'href="/nn/namnereglar#N02"' in answer.text


def test_a_better_spelling_can_be_pressed(client):
    answer = check(client, an_asked_road(), "kvernstien")
    assert 'name="suggestion" value="Kvernstien"' in answer.text


def test_it_is_a_piece_of_a_page_and_stores_nothing(client):
    answer = check(client, an_asked_road(), "Kvernsteinlia")
    assert "<html" not in answer.text
    assert "Set-Cookie" not in answer.headers
    assert len(proposed()) == 3


def test_nothing_typed_gives_nothing(client):
    assert check(client, an_asked_road(), "  ").text == ""


def test_a_road_that_is_gone_gives_nothing(client):
    town = an_asked_road()
    address = road_address(town).replace(town.question.slug, "borte")
    assert client.get(f"{address}/sjekk?name=Kvernstien").text == ""


@pytest.mark.parametrize("name", ["a" * 2_000, "a\u0301" * 400, "\u202e" * 800, "ﷺ" * 800, "\0" * 1_000])
def test_a_very_long_name_is_no_name(client, name):
    assert "Navnet kan ikke brukes" in check(client, an_asked_road(), name).text


@pytest.mark.parametrize("name", ["a" * 1_000_000, "ﷺ" * 300_000])
def test_an_endless_address_is_refused_before_it_is_read(client, name):
    answer = check(client, an_asked_road(), name)
    assert answer.status_code == 414
    assert "Dette kunne vi ikke lese" in answer.text
