"""The pages of results in a real browser: axe, valid HTML, nothing sideways, on a phone and a desk, light and dark."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from werkzeug.serving import make_server

from citizen.domain.ballot_rules import HowToCount
from citizen.domain.tally import Method
from tests.journeys.visitor import Visitor, list_html_errors
from tests.results.counted import a_closed_town, a_counted_vote, address

RANKED = (([0], 10), ([1], 8), ([2, 1], 5), ([3, 0, 1], 4), ([3], 2), ([], 3))
TIED = (([0], 5), ([1, 2], 4), ([2, 1], 4))
LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"


@pytest.fixture
def served(app) -> Iterator[str]:
    """The application of the test on an address of its own."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def pages_with_results() -> list[str]:
    """A page for each way of voting, and the overview of a round about roads."""
    town = a_closed_town(("lidal", [1], 20, True), ("lidal", [0], 5, True), ("havnes", [0], 40, False))
    names = ["Ask", "Bjørk", "Or", "Selje"]
    budget = HowToCount(Method.BUDGET, budget=120000)
    projects = ["Benk=30000", "Bru=60000", "Badeplass=60000"]
    votes = [
        a_counted_vote(HowToCount(Method.RANKED), names, *RANKED, place=town.place),
        a_counted_vote(HowToCount(Method.RANKED), names[:3], *TIED, place=town.place),
        a_counted_vote(budget, projects, ([1, 2], 50), ([1], 10), ([0], 40), place=town.place),
        a_counted_vote(HowToCount(Method.YES_NO), ["Ja", "Nei"], ([0], 9), ([1], 7), ([], 2), place=town.place),
    ]
    roads = [address(town, "nb"), address(town, "nb", town.question.slug)]
    return [*roads, *(f"/nb/{place.slug}/{process.slug}/resultat" for place, process in votes)]


def test_every_page_of_results_can_be_read_by_everyone(browser, served, tmp_path):
    pages = pages_with_results()
    complaints, met = [], []
    for width, scheme in LOOKS:
        context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
        visitor = Visitor(context.new_page(), served, "nb")
        for page in pages:
            visitor.go(page)
            visitor.page.evaluate(OPEN_ALL)
            visitor.look()
        complaints += visitor.complaints
        met += visitor.pages
        context.close()
    assert complaints == []
    assert list_html_errors(met, tmp_path) == []


def test_the_rounds_of_a_count_are_tables_whose_heads_are_named(browser, served):
    place, process = a_counted_vote(HowToCount(Method.RANKED), ["Ask", "Bjørk", "Or"], *RANKED[:3])
    page = browser.new_page()
    page.goto(f"{served}/nb/{place.slug}/{process.slug}/resultat")
    first = page.get_by_role("table", name="Runde 1")
    assert first.get_by_role("columnheader").all_inner_texts() == [
        "Alternativ", "Stemmer", "Andel", "Endring", "Hva skjer",
    ]  # fmt: skip
    assert first.get_by_role("rowheader").all_inner_texts() == ["Ask", "Bjørk", "Or"]
    page.close()
