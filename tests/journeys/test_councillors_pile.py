"""A councillor works through the pile: by keyboard alone, on a phone without scripts, in the dark, and on paper."""

from __future__ import annotations

import re

import pytest

OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"
LIST = "/{lang}/{room}/fjordsund/saker/havnes-lidal"


def focused(visitor) -> str:
    """What the keyboard is on."""
    return visitor.page.evaluate("document.activeElement.dataset.row || document.activeElement.innerText || ''")


def tab_to(visitor, words: str) -> None:
    """Tab until the control with these words has focus."""
    for _ in range(120):
        visitor.page.keyboard.press("Tab")
        if words in focused(visitor):
            return
    raise AssertionError(f"the keyboard does not come to {words!r}")


def test_folkevald_arbeider_gjennom_bunken_med_tastaturet(visit):
    ingrid = visit("nn", width=1440).log_in("Ingrid")
    ingrid.follow("Sider for folkevalde").sees("Bunken min").sees("saker står att å lese")
    ingrid.go(LIST.format(lang="nn", room="folkevalde"))
    keyboard = ingrid.page.keyboard
    keyboard.press("j")
    first = focused(ingrid)
    keyboard.press("j")
    second = focused(ingrid)
    assert first != second
    ingrid.page.locator("#glance h2").wait_for()
    ingrid.look()
    keyboard.press("k")
    assert focused(ingrid) == first
    keyboard.press("Enter")
    ingrid.page.wait_for_url(f"**/sak/havnes-lidal/{first}*")
    ingrid.page.evaluate(OPEN_ALL)
    ingrid.look().sees("Kva innbyggjarane sa").sees("Sak 1 av")
    keyboard.press("j")
    ingrid.page.wait_for_url(f"**/sak/havnes-lidal/{second}*")
    keyboard.press("k")
    ingrid.page.wait_for_url(f"**/sak/havnes-lidal/{first}*")
    ingrid.page.locator("textarea").focus()
    keyboard.type("jk: spør om brua")
    keyboard.press("Tab")
    keyboard.press("Enter")
    ingrid.sees("Notatet ditt er lagra")
    tab_to(ingrid, "Eg har lese saka")
    keyboard.press("Enter")
    ingrid.page.wait_for_url(f"**/sak/havnes-lidal/{second}*")
    ingrid.look()
    ingrid.go(LIST.format(lang="nn", room="folkevalde")).sees("Du har lese 1 av").sees("Notat")


def test_the_keys_can_be_turned_off(visit):
    ingrid = visit("nb", width=1280).come_in("Ingrid")
    ingrid.go(LIST.format(lang="nb", room="folkevalgte"))
    ingrid.page.get_by_label(re.compile("Taster: j")).uncheck()
    ingrid.page.keyboard.press("j")
    assert "Taster" not in focused(ingrid)
    assert ingrid.page.evaluate("document.activeElement.dataset.row") is None
    ingrid.page.reload()
    assert not ingrid.page.get_by_label(re.compile("Taster: j")).is_checked()


def test_en_folkevalgt_leser_paa_telefonen_uten_skript(visit):
    ingrid = visit("nb", width=360, javascript=False).log_in("Ingrid")
    ingrid.follow("Sider for folkevalgte").sees("Bunken min")
    ingrid.go(LIST.format(lang="nb", room="folkevalgte"))
    ingrid.page.locator("#filter-show").select_option("unread")
    ingrid.press("Vis", nth=0)
    ingrid.follow("Les neste sak").sees("Hva innbyggerne sa")
    ingrid.write("Notatet mitt", "Ta opp i gruppa").press("Lagre notatet").sees("Ta opp i gruppa")
    ingrid.press("Jeg har lest saken, vis neste").sees("Med innbyggernes egne ord")
    ingrid.follow(re.compile("Neste"))
    ingrid.go(LIST.format(lang="nb", room="folkevalgte") + "/kart").sees("Veiene på et kart")
    ingrid.go(LIST.format(lang="nb", room="folkevalgte") + "/utskrift?notes=1").sees("Ta opp i gruppa")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_desk_can_be_read_on_a_wide_screen(visit, scheme):
    ingrid = visit("nb", width=1280, scheme=scheme).come_in("Ingrid")
    here = LIST.format(lang="nb", room="folkevalgte")
    beside = "?vis=elvevegen&sort=-lead&show=undecided"
    for page in (here, here + beside, f"{here}/kart", f"{here}/utskrift", "/nb/folkevalgte/fjordsund/"):
        ingrid.go(page)
        ingrid.page.evaluate(OPEN_ALL)
        ingrid.look()
    for page in ("/nb/folkevalgte/fjordsund/sak/bokbuss/sak", "/nb/components"):
        ingrid.go(page)
        ingrid.page.evaluate(OPEN_ALL)
        ingrid.look()
