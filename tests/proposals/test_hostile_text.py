"""Text meant to do harm, in every field that people write: it is shown as text, or refused, and never does anything."""

from __future__ import annotations

import pytest

from tests import factories as a
from tests.proposals.asked import REASON, a_neighbour_in, an_asked_road, proposal_address, proposed, road_address
from tests.reading import Page

CORPUS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '" onfocus="alert(1)" autofocus="',
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "%(name)s %s %d {0} {existing}",
    "<!--<iframe src=//evil.example>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\u003cscript\\u003ealert(1)",
    '=HYPERLINK("http://evil.example")',
    "'; DROP TABLE proposal; --",
    "\u2028<b>\u2029</b>",
]
OWN_ELEMENTS = {"script", "iframe", "img", "object", "embed", "base", "style"}


def assert_harmless(page: Page) -> None:
    """Only the site's own scripts, no handler, no address that runs, no element that somebody else brought."""
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert not (attributes.get("href") or "").lower().startswith("javascript:"), attributes
        if tag in OWN_ELEMENTS:
            assert tag == "script", (tag, attributes)
            assert (attributes.get("src") or "").startswith("/static/"), attributes


@pytest.mark.parametrize("text", CORPUS)
def test_a_hostile_reason_is_shown_as_it_was_written(client, text):
    town = an_asked_road()
    a_neighbour_in(client, town, shown_name=text)
    answer = client.send(road_address(town), {"name": "Kvernstien", "reason": text})
    assert answer.status_code == 303
    for address in (answer.location, road_address(town), "/nb/min-side"):
        page = client.page(address)
        assert_harmless(page)
        if "min-side" not in address:
            assert " ".join(text.split()) in page.text


@pytest.mark.parametrize("text", CORPUS)
def test_a_hostile_name_is_refused_and_given_back_as_text(client, text):
    town = an_asked_road()
    a_neighbour_in(client, town)
    answer = client.send(road_address(town), {"name": text, "reason": REASON})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert_harmless(page)
    assert any(control.get("value") == text for control in page.all("input"))
    assert len(proposed()) == 3


@pytest.mark.parametrize("text", CORPUS)
def test_a_hostile_name_that_came_another_way_is_shown_as_text(client, text):
    town = an_asked_road()
    proposal = a.a_proposal(town.question, text, town.a_neighbour(shown_name=text), reason=text)
    for address in (road_address(town), proposal_address(town, proposal, "nn")):
        assert_harmless(client.page(address))


@pytest.mark.parametrize("text", CORPUS)
def test_a_hostile_search_is_shown_as_text(client, text):
    town = an_asked_road()
    process = road_address(town).partition("/veg/")[0]
    for address in (f"/nb/{town.place.slug}/", f"{process}/", f"{road_address(town)}/sjekk"):
        for field in ("q", "name", "omrade", "sorter", "side"):
            answer = client.get(address, query_string={field: text})
            assert answer.status_code == 200
            assert_harmless(Page(answer.text))


def test_a_name_of_a_person_can_not_turn_our_words_around(client):
    town = an_asked_road()
    a.a_proposal(town.question, "Kvernstien", town.a_neighbour(shown_name="\u202ellik\u2069 Kari"))
    text = client.page(road_address(town)).text
    assert "\u202e" not in text
    assert "Foreslått av \u2068llik Kari\u2069," in text
