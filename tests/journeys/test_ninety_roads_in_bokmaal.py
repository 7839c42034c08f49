"""Ninety roads, from the counted votes to the list for Matrikkelen, as staff and a councillor do it at a desk."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from citizen.web.clock import today
from tests.journeys.machine_room import MachineRoom
from tests.journeys.ninety_roads import (
    LONG,
    NEW_NAMES,
    OLD_NAMES,
    ROADS,
    SECOND_CHOICES,
    SLUG,
    TIED,
    TWIN,
    differences,
    make_ninety_roads,
    rows_of,
)

TABLE = f"/nb/stab/fjordsund/saker/{SLUG}/"
COUNCIL = "/nb/folkevalgte/fjordsund"
LIST = f"{COUNCIL}/saker/{SLUG}"
PAPER_WIDTH, PAPER_HEIGHT = 680, 1000
"""What is left of an A4 sheet between its margins, in CSS pixels."""
STICKS_OUT = """() => [...document.querySelectorAll('main *')]
    .filter(e => e.checkVisibility() && !e.closest('.ds-sr-only, thead, svg'))
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1 &&
        ['hidden', 'clip', 'auto', 'scroll'].includes(getComputedStyle(e).overflowX))
    .map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def machine_room(empty_room: MachineRoom) -> MachineRoom:
    make_ninety_roads(empty_room)
    return empty_room


def test_ansatte_forbereder_nitti_saker_i_en_tabell(visit):
    hanne = visit("nb", width=1280).come_in("Hanne")
    hanne.go("/nb/stab/fjordsund/saker/")
    fill(hanne.page, held_on=today().isoformat(), body_nb="Kommunestyret", body_nn="Kommunestyret")
    hanne.press("Noter møtet").press(re.compile("Opprett sakene")).sees(f"Viser {ROADS} av {ROADS} saker")
    hanne.page.locator('[name="meeting"]').select_option(index=1)
    hanne.page.locator('[name="recommend"]').select_option(label="Det innbyggerne valgte")
    hanne.page.locator('[name="parallel"]').select_option(index=2)
    sent, received = (str(today() - timedelta(days=days)) for days in (60, 9))
    fill(hanne.page, case_number="47/26", advice_sent_to="Språkrådet", advice_sent_on=sent)
    fill(hanne.page, advice_received_on=received, reason_nb="Flest ville ha det.", reason_nn="Flest ville ha det.")
    hanne.press(f"Lagre for alle {ROADS} i listen").sees(f"{ROADS} saker er lagret.")
    for name in LONG.values():
        hanne.write(re.compile(f"^Kortform.*{name}"), f"{name.split()[0]}vegen"[-22:])
    hanne.press("Lagre kortformene").sees("2 saker er lagret.")
    for number in (TIED, TWIN + 1):
        hanne.go(f"{TABLE}veg-{number + 1:02}")
        hanne.page.get_by_label(re.compile(f"^{SECOND_CHOICES[number]}")).check()
        hanne.press("Lagre saken").sees("Saken er lagret.").sees("Ingenting: saken er klar for møtet.")
    hanne.go(f"{TABLE}?vis=klare").sees(f"Viser {ROADS} av {ROADS} saker")


def test_en_folkevalgt_arbeider_gjennom_nitti_saker_med_tastaturet(visit):
    ingrid = visit("nb", width=1280).come_in("Ingrid")
    ingrid.go(f"{COUNCIL}/").sees("Bunken min").sees(re.compile(rf"{ROADS} saker"))
    ingrid.go(LIST).sees("Du har lest 0 av 90 saker.").sees("Forsprang").sees("Innstilling")
    assert shown_in(ingrid) == ROADS
    choose(ingrid, "show", "tie")
    assert titles_in(ingrid) == [OLD_NAMES[TIED]]
    choose(ingrid, "show", "")
    ingrid.follow(re.compile("^Forsprang"))
    assert titles_in(ingrid)[0] == OLD_NAMES[TIED], "the smallest lead is a tie"
    ingrid.write("Finn en vei eller et navn", LONG[6][:12]).press("Vis").sees("1 av 90 saker")
    ingrid.go(LIST)
    read_by_keyboard(ingrid)
    ingrid.go(LIST).sees("Du har lest 1 av 90 saker.")
    choose(ingrid, "show", "noted")
    assert shown_in(ingrid) == 1


def read_by_keyboard(ingrid) -> None:
    """Ten rows down and one up, then ten cases on from the one that is opened; the last gets a note and is read."""
    press, names = ingrid.page.keyboard.press, titles_in(ingrid)
    for _ in range(10):
        press("j")
    press("k")
    assert focused(ingrid) == names[8]
    ingrid.page.locator("#glance h2", has_text=names[8]).wait_for()
    press("Enter")
    ingrid.page.get_by_text("Sak 9 av 90").first.wait_for()
    ingrid.look()
    for number in range(9, 19):
        press("j")
        ingrid.page.locator("h1", has_text=names[number]).wait_for()
    press("k")
    ingrid.page.locator("h1", has_text=names[17]).wait_for()
    tab_to(ingrid, "document.activeElement.name === 'note'")
    ingrid.page.keyboard.type("jk: spør om skiltene")
    press("Tab")
    press("Enter")
    ingrid.sees("Notatet ditt er lagret.").look()
    tab_to(ingrid, "document.activeElement.innerText.startsWith('Jeg har lest saken')")
    press("Enter")
    ingrid.page.locator("h1", has_text=names[18]).wait_for()
    ingrid.look()


def test_bunken_paa_papir_er_hel(visit):
    ingrid = visit("nb", width=1280).come_in("Ingrid")
    ingrid.go(f"{LIST}/utskrift?notes=1").sees("jk: spør om skiltene")
    ingrid.page.emulate_media(media="print")
    for page in (f"{LIST}/utskrift?notes=1", LIST):
        ingrid.page.goto(ingrid.site + page)
        ingrid.page.set_viewport_size({"width": PAPER_WIDTH, "height": PAPER_HEIGHT})
        assert ingrid.page.evaluate(STICKS_OUT) == []
        printed = ingrid.page.locator("main").inner_text()
        assert [name for name in OLD_NAMES if name not in printed] == []


def test_vedtakene_registeret_og_filene_stemmer_med_databasen(visit, machine_room, tmp_path):
    hanne = visit("nb", width=1280).come_in("Hanne")
    hanne.page.set_default_timeout(40_000)
    hanne.go(f"{COUNCIL}/vedtak/{SLUG}").sees(f"{ROADS} saker kan avgjøres nå")
    hanne.press("Før inn alle avkryssede som innstilt").sees(f"{ROADS} saker er vedtatt som innstilt")
    matrikkel = fetch(hanne, "/nb/stab/fjordsund/veinavn/matrikkel", "Hent veiene som er klare (CSV)", tmp_path, "link")
    assert differences(rows_of(matrikkel), machine_room) == []
    decisions = hanne.page.url.split("/veinavn/")[0] + f"/eksport/{SLUG}/decisions"
    hanne.page.goto(decisions)
    hanne.write("Hva skal du bruke filen til?", "Arkivet til saken om nitti veier")
    fetched = fetch(hanne, "", "Hent filen (CSV)", tmp_path, "button")
    assert differences(rows_of(fetched), machine_room) == []

    hanne.go(f"/nb/stab/fjordsund/{SLUG}/saksframlegg").press("Lag saksframlegget").sees("Saksframlegget er laget.")
    for kind, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        with hanne.page.expect_download() as download:
            hanne.page.locator(f'a[href$=".{kind}"]').first.click()
        assert download.value.path().read_bytes().startswith(begins)

    reader = visit("nb", width=1280)
    reader.go("/nb/fjordsund/veinavn/").sees("Veinavn, gamle og nye").sees("90")
    for number in (0, TIED, ROADS - 1):
        new_name = SECOND_CHOICES[number] if number == TIED else NEW_NAMES[number]
        reader.go("/nb/fjordsund/veinavn/").write("Gammelt eller nytt navn", OLD_NAMES[number]).press("Vis")
        reader.follow(new_name).sees(f"Før: {OLD_NAMES[number]} i Lidal")
    reader.go(f"/nb/fjordsund/veinavn/{OLD_NAMES[0].lower()}").sees(NEW_NAMES[0])


def fill(page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f'[name="{name}"]').fill(text)


def fetch(visitor, path: str, words: str, folder: Path, role: str) -> Path:
    """The file that comes when this is pressed."""
    if path:
        visitor.go(path)
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role(role, name=words).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def choose(visitor, name: str, value: str) -> None:
    visitor.page.locator(f"#filter-{name}").select_option(value)
    visitor.press("Vis")


def shown_in(visitor) -> int:
    return visitor.page.locator("tr.cases__row").count()


def titles_in(visitor) -> list[str]:
    return visitor.page.locator("tr.cases__row th a").all_inner_texts()


def focused(visitor) -> str:
    return visitor.page.evaluate("document.activeElement.innerText")


def tab_to(visitor, there: str) -> None:
    for _ in range(120):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate(there):
            return
    raise AssertionError(f"the keyboard does not come to where {there}")
