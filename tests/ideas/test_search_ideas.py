"""What a search for ideas finds: parts of long words, and short words as words or the beginnings of them."""

from __future__ import annotations

import pytest

from citizen.database import transaction
from tests import factories as a
from tests.ideas.writing import a_round

IDEAS = {
    "bu": "Stell av den gamle bu i Havnes",
    "buss": "Gratis (buss) om kvelden",
    "ombud": "Et ombud for barn",
    "it": "IT-hjelp: for eldre",
    "by": "Liten by, stor fjord",
    "å": "Rens bekken ved Å",
    "ås": "Benker på ÅSEN",
}


def found(client, here, text: str, more: str = "") -> set[str]:
    address = f"/nb/{here.place.slug}/{here.process.slug}/"
    html = client.get(address, query_string=f"q={text}{more}").text
    return {name for name, title in IDEAS.items() if f">{title}<" in html}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bu", {"bu", "buss"}),
        ("BU", {"bu", "buss"}),
        ("it", {"it"}),
        ("å", {"å", "ås"}),
        ("Ås", {"ås"}),
        ("b", {"bu", "buss", "ombud", "by", "å", "ås"}),
        ("bu+kveld", {"buss"}),
        ("by+fj", {"by"}),
        ("mbu", {"ombud"}),
        ("buss+–", {"buss"}),
        ("–", set()),
        ('"', set()),
        ("zz", set()),
        ("%27", set()),
    ],
)
def test_short_words_are_words_or_the_beginnings_of_them(client, text, names):
    here = a_round()
    for title in IDEAS.values():
        a.an_idea(here.process, title=title, body="Ganske enkelt.")
    assert found(client, here, text) == names


def test_short_words_follow_changes_and_removals(client):
    here = a_round()
    idea = a.an_idea(here.process, title=IDEAS["bu"], body="Ja.")
    with transaction():
        idea.title = IDEAS["it"]
    assert found(client, here, "bu") == set()
    assert found(client, here, "it") == {"it"}


def test_a_page_that_is_not_there_leads_to_the_last_page_of_the_hits(client):
    here = a_round()
    for number in range(41):
        a.an_idea(here.process, title=f"Gapahuk nummer {number:02}")
    address = f"/nb/{here.place.slug}/{here.process.slug}/?q=gapahuk&sorter=nye&side="
    pages = {side: client.get(address + side).text for side in ("1", "3", "9", "999999", "x")}
    assert [html.count(">Gapahuk nummer") for html in pages.values()] == [20, 1, 1, 1, 20]
    assert all("41" in html for html in pages.values())
