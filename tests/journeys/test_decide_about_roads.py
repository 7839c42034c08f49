"""From the counted votes to what everyone reads: staff prepare many cases at once, and councillors decide them."""

from __future__ import annotations

import re

from citizen.web.clock import today

HOUSES = "/nb/stab/fjordsund/saker/"


def fill(page, **fields):
    for name, text in fields.items():
        page.locator(f'[name="{name}"]').fill(text)


def test_staff_prepare_all_roads_of_a_round_in_a_table(visit):
    staff = visit("nb", width=1280).log_in("Hanne Myklebust")
    staff.go("/nb/stab/fjordsund/").follow("Saker og vedtak").sees("8 av 20 saker er avgjort")
    fill(staff.page, held_on=today().isoformat(), body_nb="Formannskapet", body_nn="Formannskapet")
    staff.press("Noter møtet").sees("Møtet er notert.")
    staff.follow("Hva skal veiene med like navn i Havnes og Lidal hete?").sees("Viser 20 av 20 saker")
    staff.press("Lagre for sakene som er krysset av").sees("Kryss av for sakene det gjelder")
    staff.page.locator('[name="vis"]').select_option("klare")
    staff.press("Vis").sees("Viser 10 av 20 saker")
    staff.page.locator('[name="meeting"]').select_option(index=2)
    fill(staff.page, case_number="12/27")
    staff.press("Lagre for alle 10 i listen").sees("10 saker er lagret.").sees("sak 12/27")
    staff.follow("Tverrvegen").sees("Ingenting: saken er klar for møtet.")
    fill(staff.page, advice_sent_on="2026-03-02", advice_received_on="2026-03-01")
    staff.press("Lagre saken").sees("kan ikke ha kommet før")
    fill(staff.page, advice_received_on="2026-03-09")
    staff.press("Lagre saken").sees("Saken er lagret.")


def test_a_councillor_decides_otherwise_gives_the_reason_and_the_rest_as_recommended(visit):
    councillor = visit("nn", width=360, scheme="dark").log_in("Ingrid Solheim")
    councillor.go("/nn/folkevalde/fjordsund/sak/havnes-lidal/solbakken/vedtak").sees("Morgonbakken (30 røyster)")
    councillor.page.get_by_label(re.compile("Solvendelia")).check()
    fill(councillor.page, reason="")
    councillor.press("Publiser vedtaket").sees("Innbyggjarane har ikkje valt dette")
    fill(councillor.page, reason="Solvendelia er namnet på marka der vegen går.")
    councillor.press("Publiser vedtaket").sees("Solbakken i Lidal får namnet Solvendelia.")
    councillor.sees("Ikkje det innbyggjarane valde").sees("Solvendelia er namnet på marka")
    councillor.go("/nn/folkevalde/fjordsund/vedtak/havnes-lidal").sees("Furulia")
    councillor.press("Før inn alle avkryssa som innstilt").sees("er vedtekne som innstilt")

    reader = visit("nb", width=1280)
    reader.go("/nb/fjordsund/havnes-lidal/resultat/solbakken").sees("Vedtatt av").follow("Les vedtaket")
    reader.sees("Solbakken i Lidal får namnet Solvendelia.").follow("Vedtak").sees("Ikke det innbyggerne valgte")


def test_an_appeal_opens_a_case_again_without_javascript(visit):
    staff = visit("nb", width=360, javascript=False).log_in("Hanne Myklebust")
    staff.go(f"{HOUSES}havnes-lidal/elvevegen").sees("Lidal sogelag")
    staff.page.get_by_label("Saken tas opp igjen").check()
    staff.press("Lagre utfallet").sees("Utfallet av klagen er notert.")
    staff.go("/nb/fjordsund/havnes-lidal/vedtak/elvevegen").sees("En klage på skrivemåten har åpnet saken igjen.")
    staff.does_not_see("Lidal sogelag")
