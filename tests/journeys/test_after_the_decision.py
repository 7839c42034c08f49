"""After the decision: staff tick off who has been told and fetch the lists, and a resident follows a road."""

from __future__ import annotations

import re

DESK = "/nb/stab/fjordsund/veinavn/"


def test_staff_tick_off_and_a_resident_is_told_when_the_signs_are_up(visit):
    amir = visit("nn", javascript=False).log_in("Amir")
    amir.go("/nn/fjordsund/").follow("Namna som er vedtekne").sees("Vegnamn, gamle og nye")
    amir.write("Gammalt eller nytt namn", "storgata").press("Vis").sees("Storgata").sees("Lidal")
    amir.go("/nn/fjordsund/vegnamn/storgata").sees("Fleire vegar hadde namnet Storgata").follow("Lidal")
    amir.sees("Før: Storgata i Lidal").sees("Namnet er vedteke").press("Følg vegen til skilta er oppe")
    amir.sees("Du følgjer vegen")
    road = amir.page.url.removeprefix(amir.site)

    hanne = visit("nb", width=1280).log_in("Hanne")
    hanne.go("/nb/stab/fjordsund/").follow(re.compile("nye veinavn er ikke skiltet ennå")).sees("hvem må få beskjed")
    hanne.press("Lagre for disse veiene").sees("Kryss av minst én vei").sees("Kryss av minst én oppgave")
    hanne.page.get_by_label(re.compile("^Storgata →")).check()
    for task in ("Skilt bestilt", "Skilt satt opp"):
        hanne.page.get_by_label(task, exact=True).check()
    today = hanne.page.evaluate("new Date().toISOString().slice(0, 10)")
    hanne.write("Gjort den", today).press("Lagre for disse veiene").sees("Skrivemåten kan fortsatt påklages")
    hanne.page.get_by_label("Skiltene er bestilt eller oppe selv om skrivemåten fortsatt kan påklages").check()
    hanne.press("Lagre for disse veiene").sees("1 vei er endret.")
    hanne.follow(re.compile("Dager og referanser: Storgata")).write("Stedsnummer i stedsnavnregisteret (SSR)", "x")
    hanne.press("Lagre oppgavene").sees("Skriv nummeret bare med siffer.")
    hanne.write("Stedsnummer i stedsnavnregisteret (SSR)", "9900500").press("Lagre oppgavene").sees("Det er lagret")

    amir.go(road).sees("Skilta er oppe").sees("9900500")
    amir.go("/nn/min-side/varsel").sees("Skilta er oppe: Storgata →")


def test_staff_fetch_the_lists(visit):
    hanne = visit("nb", scheme="dark").log_in("Hanne")
    hanne.go(DESK).follow("Listen til Matrikkelen").sees("Hent filen").sees("Matrikkelen tar ikke imot samme kode")
    with hanne.page.expect_download() as fetched:
        hanne.page.get_by_role("link", name="Hent veiene som er klare (CSV)").click()
    text = fetched.value.path().read_text("utf-8-sig")
    assert text.startswith("kommunenummer;tidligere_kommunenummer;tidligere_kommune;adressekode;")
    assert ";Storgata;" in text
    hanne.go(DESK).follow("Adresser til brev").sees("Det er ingen personnavn i filen")
    with hanne.page.expect_download() as fetched:
        hanne.page.get_by_role("link", name="Hent adressene (CSV)").click()
    assert ";9996;LIDAL;Storgata;" in fetched.value.path().read_text("utf-8-sig")
