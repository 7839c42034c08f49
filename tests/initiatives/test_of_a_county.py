"""Where the council is that of a county, every sentence says so."""

from __future__ import annotations

import io
import zipfile

import pytest

from citizen.domain.initiatives.council_words import said_of_county
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives import actions
from citizen.web.clock import OSLO
from tests import factories as a
from tests.factories.initiatives import an_initiative, initiative_settings
from tests.initiatives.town import an_initiative_town


@pytest.mark.parametrize(
    ("sentence", "of_a_county"),
    [
        ("Kommunestyret må ta stilling.", "Fylkestinget må ta stilling."),
        ("Søk i kommunestyrets saker hos kommunen.", "Søk i fylkestingets saker hos fylkeskommunen."),
        ("Alle som bor i kommunen, kan være med.", "Alle som bor i fylket, kan være med."),
        ("Alle som bur i kommunen, kan vere med.", "Alle som bur i fylket, kan vere med."),
        ("kommuneloven § 12-1, kommunelova § 12-1", "kommuneloven § 12-1, kommunelova § 12-1"),
        ("din tidligere kommune", "din tidligere kommune"),
    ],
)
def test_the_words_follow(sentence, of_a_county):
    assert said_of_county(sentence) == of_a_county


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_the_pages_of_a_county_never_name_a_municipal_council(client, lang):
    town = an_initiative_town(with_settings=False)
    initiative_settings(town.place, kind="council-of-county")
    handed = an_initiative(town.place, InitiativeState.HANDED_OVER, what="Bygg ein veg.", why="Trygt.")
    checking = an_initiative(town.place, InitiativeState.CHECKING, what="Bygg ein veg.", why="Trygt.")
    client.log_in(town.staff)
    for page in (town.pages, town.page_of(handed), town.desk, town.desk_of(handed), town.desk_of(checking)):
        main = client.get(page.replace("/nb/", f"/{lang}/", 1) + ("/" if page in (town.pages, town.desk) else "")).text
        main = main[main.index("<main") : main.index("</main>")]
        assert "ommunestyre" not in main, page
    assert "Fylkestinget" in client.get(f"{town.page_of(handed)}").text


def test_the_package_says_fylkestinget(client):
    town = an_initiative_town(with_settings=False)
    initiative_settings(town.place, kind="council-of-county")
    handed = an_initiative(town.place, InitiativeState.HANDED_OVER)
    package = actions.fetch_package(handed.id, town.staff.id, a.the_keys_dir(), OSLO)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        read_me = archive.read("LES-MEG.txt").decode()
    assert "FYLKESKOMMUNE (nynorsk)" in read_me
    assert "Fylkestinget skal sjølv ta stilling" in read_me
    assert "ommunestyre" not in read_me
