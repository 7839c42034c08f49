"""What is wrong with a form is said all at once, once above and once where it is; and what helps stands beside it."""

from __future__ import annotations

import pytest

from tests.proposals.asked import REASON, a_neighbour_in, an_asked_road, proposed, road_address
from tests.reading import Page

TAKEN = "Hvert navn kan bare brukes én gang"


def summary_of(html: str) -> str:
    return html.partition("data-error-summary")[2].partition("</div>")[0]


@pytest.mark.parametrize(("reason", "fault"), [("", "Du må begrunne"), ("å" * 2003, "3 tegn for lang")])
def test_the_name_and_the_reason_are_judged_together(client, reason, fault):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "skulevegen", "reason": reason})
    summary = summary_of(answer.text)
    assert answer.status_code == 422
    assert summary.count('href="#name"') == 2, "taken, and without its capital"
    assert summary.count('href="#reason"') == 1
    assert summary.index("#name") < summary.index("#reason")
    for words in (TAKEN, "stor forbokstav", fault):
        assert summary.count(words) == 1
        assert Page(answer.text).text.count(words) == 2, "in the summary and where it is"
    field = next(one for one in Page(answer.text).all("input") if one.get("id") == "name")
    assert field["aria-invalid"] == "true"
    assert "name-error" not in field["aria-describedby"]
    assert "name-findings" in field["aria-describedby"]


def test_a_name_that_is_missing_is_said_above_and_at_its_field(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": " ", "reason": ""})
    assert Page(answer.text).text.count("Skriv inn et navn.") == 2
    assert summary_of(answer.text).count("href=") == 2


def test_a_name_that_is_proposed_already_is_no_fault_when_the_reason_is_missing(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "furubakken", "reason": ""})
    assert answer.status_code == 422
    assert "#name" not in summary_of(answer.text)


def test_a_suggestion_that_was_taken_is_not_called_a_fault(client):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": "x", "reason": "", "suggestion": "Kvernstien"})
    assert answer.status_code == 200
    assert "data-error-summary" not in answer.text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nb", "Begrunnelsen din ble ikke lagt til; forslaget har allerede en."),
        ("nn", "Grunngivinga di blei ikkje lagd til; forslaget har allereie ei."),
    ],
)
def test_who_proposes_what_is_there_hears_what_came_of_the_reason_and_how_the_name_is_spelt(client, lang, words):
    town = an_asked_road()
    a_neighbour_in(client, town)
    for _ in range(2):
        answer = client.send(road_address(town, lang), {"name": "FURUbakken", "reason": "Ein annan grunn."})
        page = client.page(answer.location)
        assert words in page.text
        assert "\u2068Furubakken\u2069" in page.text
        assert "FURUbakken" not in page.text
    assert proposed()["Furubakken"].reason == REASON


@pytest.mark.parametrize(
    ("lang", "words", "rules"),
    [("nb", "Trenger du ideer?", "/nb/navneregler"), ("nn", "Treng du idear?", "/nn/namnereglar")],
)
def test_ideas_and_the_rules_stand_beside_the_field(client, lang, words, rules):
    html = client.get(road_address(an_asked_road(), lang)).text
    form = html.partition('id="foresla"')[2].partition("</form>")[0]
    assert form.index('id="name"') < form.index(words) < form.index('id="reason"')
    assert form.partition("<details")[2].partition("</details>")[0].count("<li>") == 4
    assert f'href="{rules}"' in form
    assert html.count(f'href="{rules}"') == 1
