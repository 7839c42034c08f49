"""Argue about a proposal in bokmål with a script, and answer a hearing in nynorsk without any."""

from __future__ import annotations

import re

IDEA = "fjordsund/lokaldemokrati/ide/demo-lokaldemokrati-1"
HEARING = "fjordsund/retningslinjer-medvirkning"


def test_an_argument_is_written_answered_marked_and_withdrawn(visit):
    borghild, amir = visit("nb", width=1280, scheme="dark").log_in("Borghild"), visit("nb").log_in("Amir")
    borghild.go(f"/nb/{IDEA}").follow("Skriv et argument mot")
    assert borghild.page.get_by_label("Mot forslaget").is_checked()
    borghild.write("Argumentet ditt", "Ring meg på 912 34 567.").press("Send argumentet")
    borghild.sees("telefonnummer eller en e-postadresse")
    borghild.write("Argumentet ditt", "Ta med ferja i regnestykket.").press("Send argumentet")
    borghild.sees("Det er sendt, og alle kan lese det nå.").sees("Du skrev dette")
    place = borghild.page.url.removeprefix(borghild.site)
    amir.go(place).press(re.compile("^Nyttig – Borghild")).sees("1 synes dette er nyttig")
    amir.go(place).write("Svaret ditt", "Godt poeng.").press("Send svaret").sees("Godt poeng.")
    borghild.go(place).sees("Godt poeng.").does_not_see("Endre teksten")
    borghild.page.get_by_text("Trekk det", exact=True).click()
    borghild.press("Ja, trekk det").sees("Det er trukket, og teksten er slettet.")
    amir.go(place).sees("trukket av den som skrev det").does_not_see("Ta med ferja")


def test_eit_svar_paa_ei_hoyring_utan_skript(visit):
    torbjorg = visit("nn", javascript=False).log_in("Torbjørg")
    torbjorg.go(f"/nn/{HEARING}/").sees("Korleis kommunen skal spørje").follow("Svar på del 3")
    torbjorg.sees("offentlege etter offentleglova").sees("Fristen skal vere minst tre veker")
    torbjorg.press("Send svaret").sees("Skriv svaret ditt.")
    assert torbjorg.page.title().startswith("Feil:")
    torbjorg.page.get_by_label("Delvis samd").check()
    torbjorg.write(re.compile("På vegner av"), "Øyrane helselag")
    torbjorg.write("Svaret ditt", "Seks veker er rimelegare.").press("Send svaret")
    torbjorg.sees("Svaret ditt er sendt").sees("Øyrane helselag")
    torbjorg.go(f"/nn/{HEARING}/horing/svar?del=3").sees("Seks veker er rimelegare.")


def test_staff_set_up_a_hearing_without_a_script(visit):
    hanne = visit("nb", width=1280, javascript=False).log_in("Hanne")
    hanne.go("/nb/stab/fjordsund/").follow("Lag en høring").press("Legg til en del")
    hanne.write("Overskrift på del 4, bokmål", "Når")
    hanne.press("Kunngjør høringen").sees("Skriv denne teksten")
    assert hanne.page.get_by_label("Overskrift på del 4, bokmål").input_value() == "Når"
