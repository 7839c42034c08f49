"""Ninety roads in nynorsk with JavaScript off: prepared, read on a phone, decided and handed over."""

from __future__ import annotations

import re
from datetime import timedelta

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

LEFT_OUT = (*LONG, TIED, TWIN, TWIN + 1)
"""The two long names without a short form, the tie, and the two roads that would get the same name."""
COUNCIL = "/nn/folkevalde/fjordsund"


@pytest.fixture(scope="module")
def machine_room(empty_room: MachineRoom) -> MachineRoom:
    make_ninety_roads(empty_room)
    return empty_room


def test_nitti_saker_utan_skript(visit, machine_room):
    hanne = visit("nn", width=1280, javascript=False).come_in("Hanne")
    hanne.page.set_default_timeout(40_000)
    prepare(hanne)
    read(visit("nn", width=360, javascript=False).come_in("Ingrid"))

    hanne.go(f"{COUNCIL}/vedtak/{SLUG}").sees(f"{len(LEFT_OUT)} saker er haldne utanfor")
    hanne.press("Før inn alle avkryssa som innstilt").sees(f"{ROADS - len(LEFT_OUT)} saker er vedtekne som innstilt")
    decide_the_rest(hanne)
    hanne.go("/nn/stab/fjordsund/vegnamn/matrikkel").sees(f"{ROADS} vegar er klare for fila")
    with hanne.page.expect_download() as download:
        hanne.page.get_by_role("link", name="Hent vegane som er klare (CSV)").click()
    assert differences(rows_of(download.value.path()), machine_room) == []

    hanne.go(f"/nn/stab/fjordsund/{SLUG}/saksframlegg").page.get_by_label("Nynorsk").check()
    hanne.press("Lag saksframlegget").sees("Saksframlegget er laga.")
    reader = visit("nn", javascript=False)
    reader.go(f"/nn/fjordsund/vegnamn/?q={OLD_NAMES[TIED]}").follow(SECOND_CHOICES[TIED])
    reader.sees(f"Før: {OLD_NAMES[TIED]} i Lidal")
    reader.go(f"/nn/fjordsund/vegnamn/{OLD_NAMES[0].lower()}").sees(NEW_NAMES[0])


def prepare(hanne) -> None:
    """All ninety in one table; what is one road's own is left."""
    hanne.go("/nn/stab/fjordsund/saker/")
    fill(hanne.page, held_on=today().isoformat(), body_nb="Kommunestyret", body_nn="Kommunestyret")
    hanne.press("Noter møtet").press(re.compile("Opprett sakene")).sees(f"Viser {ROADS} av {ROADS} saker")
    hanne.page.locator('[name="meeting"]').select_option(index=1)
    hanne.page.locator('[name="recommend"]').select_option(label="Det innbyggjarane valde")
    hanne.page.locator('[name="parallel"]').select_option(index=2)
    sent, received = (str(today() - timedelta(days=days)) for days in (60, 9))
    fill(hanne.page, case_number="47/26", advice_sent_to="Språkrådet", advice_sent_on=sent)
    fill(hanne.page, advice_received_on=received, reason_nb="Flest ville ha det.", reason_nn="Flest ville ha det.")
    hanne.press(f"Lagre for alle {ROADS} i lista").sees(f"{ROADS} saker er lagra.")


def read(ingrid) -> None:
    """On a phone: all the cases, those with the least lead on top, three of them, a note, and the sheets for paper."""
    ingrid.go(f"{COUNCIL}/saker/{SLUG}").sees("Du har lese 0 av 90 saker.")
    assert ingrid.page.locator("tr.cases__row").count() == ROADS
    ingrid.page.locator("#filter-sort").select_option("lead")
    ingrid.press("Vis")
    assert ingrid.page.locator("tr.cases__row th a").first.inner_text() == OLD_NAMES[TIED]
    ingrid.follow("Les neste sak").sees("Kva innbyggjarane sa").sees("Sak 1 av 90")
    ingrid.follow(re.compile("^Neste")).follow(re.compile("^Neste")).sees("Sak 3 av 90")
    ingrid.write("Notatet mitt", "Spør om skilta").press("Lagre notatet").sees("Notatet ditt er lagra.")
    ingrid.press("Eg har lese saka, vis neste").sees("Sak 4 av 90")
    ingrid.go(f"{COUNCIL}/saker/{SLUG}").follow("Skriv ut lista").follow("Med notata mine").sees("Spør om skilta")


def decide_the_rest(hanne) -> None:
    """Those that the press left out, each on its own page, with the name that came second and a short reason."""
    for number in LEFT_OUT:
        hanne.page.goto(f"{hanne.site}{COUNCIL}/sak/{SLUG}/veg-{number + 1:02}/vedtak")
        hanne.page.get_by_label(re.compile(f"^{SECOND_CHOICES[number]}")).check()
        fill(hanne.page, reason="Namnet høyrer heime der vegen går.", short_form="")
        hanne.page.get_by_role("button", name="Publiser vedtaket").click()
        hanne.sees(f"{OLD_NAMES[number]} i Lidal får namnet {SECOND_CHOICES[number]}.")
    hanne.look()


def fill(page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f'[name="{name}"]').fill(text)
