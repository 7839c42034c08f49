"""Staff tell in bokmål what came of a hearing, correct it, and those who answered get a letter in their own form."""

from __future__ import annotations

from tests.journeys.machine_room import text_of

HEARING = "fjordsund/retningslinjer-medvirkning"
PROMISED = "Kommunen svarer innen"
DID = "Hva kommunen gjorde, og hvorfor, på bokmål"
DID_NN = "Hva kommunen gjorde, og hvorfor, på nynorsk"


def test_what_came_of_a_hearing_is_told_and_corrected(visit, machine_room):
    hanne = visit("nb", width=1280).log_in("Hanne")
    hanne.go(f"/nb/stab/{HEARING}/horing/oppsummering").sees("Folk kan fortsatt svare")
    machine_room.let_it_close("retningslinjer-medvirkning")

    hanne.go("/nb/fjordsund/").sees(PROMISED)
    hanne.go(f"/nb/{HEARING}/").follow("Fortell hva dere gjorde med svarene").sees("Dere lovet å fortelle")
    hanne.write(DID, "Vi **flyttet** fristen til seks uker.").press("Publiser").sees("Skriv det på nynorsk også.")
    assert hanne.page.title().startswith("Feil:")
    assert hanne.page.get_by_label(DID).input_value() == "Vi **flyttet** fristen til seks uker."
    hanne.write(DID_NN, "Vi **flytta** fristen til seks veker.")
    hanne.page.get_by_text("Del 3:", exact=False).click()
    hanne.write("Del 3 på bokmål", "Fristen er nå seks uker.").write("Del 3 på nynorsk", "Fristen er no seks veker.")
    hanne.write("Saksnummer", "2026/118").press("Se siden som innbygger").sees("Slik en innbygger vil se siden")
    hanne.sees("Vi flytta fristen til seks veker.").press("Publiser").sees("Det er publisert")
    hanne.sees("Dette gjorde kommunen med svarene").sees("Fristen er nå seks uker.").does_not_see(PROMISED)

    visit("nb", javascript=False).go("/nb/fjordsund/").sees("Kommunen svarte").does_not_see("Kommunen leser svarene")

    hanne.follow("Rett det dere har fortalt").write("Saksnummer", "2026/119").press("Publiser")
    hanne.sees("Det er publisert").sees("Rettet").sees("Det er rettet. Se 1 tidligere versjon")

    (letter,) = machine_room.letters_to("fatuma.warsame@fjordsund.example")
    assert letter["Subject"] == "Fjordsund: 2 varsel"
    text = text_of(letter)
    assert "Kommunen fortel kva han gjorde med svara på høyringa" in text
    assert "Kommunen har retta det han sa om svara på høyringa" in text
    assert "Vi flytta fristen til seks veker." in text
    fatuma = visit("nn", javascript=False).log_in("Fatuma")
    fatuma.go("/nn/min-side/varsel").follow("Kommunen fortel kva han gjorde med svara").sees(
        "Fristen er no seks veker."
    )
