"""What a search says it found, and what the front page says came of the last round."""

from __future__ import annotations

import pytest

from citizen.domain.phases import Phase
from citizen.pages.queries import MOST_FOUND
from tests import factories as a
from tests.results.counted import a_closed_town
from tests.town import a_town


@pytest.mark.parametrize(("lang", "words"), [("nb", "flest stemte på"), ("nn", "flest røysta på")])
def test_a_closed_round_says_what_most_people_voted_for(client, lang, words):
    town = a_closed_town(("lidal", [1], 2), ("lidal", [0], 1))
    page = client.page(f"/{lang}/{town.place.slug}/")
    assert f"Skulevegen – {words} Åsvegen" in page.text
    assert "→" not in page.text
    assert "blir til" not in page.text


def test_a_tie_is_not_shown_as_a_winner(client):
    town = a_closed_town(("lidal", [1], 2), ("lidal", [0], 2))
    assert "flest stemte på" not in client.page(f"/nb/{town.place.slug}/").text


@pytest.mark.parametrize(
    ("lang", "query", "words"),
    [
        ("nb", "q=skul", "1 treff på «skul»"),
        ("nn", "q=ingenting", "Ingen treff på «ingenting»"),
        ("nn", "tomme=1", "0 treff"),
    ],
)
def test_the_list_of_a_round_says_its_hits_in_the_title_and_at_the_place_where_the_form_leads(
    client, lang, query, words
):
    town = a_town(Phase.PROPOSING)
    address = f"/{lang}/{town.place.slug}/{town.process.slug}/"
    page = client.page(f"{address}?{query}")
    assert page.title.startswith(f"{words} – ")
    assert words in page.text
    assert [tag for tag, one in page.elements if one.get("id") == "treff"] == ["h3"]
    assert f"{address}#treff" in [form.get("action") for form in page.all("form")]
    assert "treff" not in client.page(address).title


def test_a_search_that_was_cut_off_does_not_call_it_all(client):
    town = a_town(Phase.PROPOSING)
    for number in range(MOST_FOUND + 2):
        a.a_road(town.havnes, f"Strandlia {number}")
    page = client.page(f"/nn/{town.place.slug}/?q=strandlia")
    assert f"Dei første {MOST_FOUND} treffa på «strandlia»" in page.text


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_rules_for_staff_stand_last_under_a_heading_of_their_own(client, lang):
    page = client.page(f"/{lang}/navneregler")
    anchors = [one["id"] for tag, one in page.elements if tag == "article"]
    assert set(anchors[-7:]) == {"N08", "N09", "N31", "N26", "N28", "N34", "N36"}
    assert [one["id"] for tag, one in page.elements if tag == "article" and one["id"] in ("N38", "N39", "N40")]
    head, _, last = page.text.rpartition("For kommunen")
    assert "Kortform" in last
    assert "Adressekoden" in last
    assert "Adressekoden" not in head
