"""An initiative from the first word to the decision, on a phone without JavaScript and at a desk in nynorsk."""

from __future__ import annotations

import re
import zipfile

from citizen.web.clock import today

TITLE = "Bygg en rampe ved samfunnshuset på Øyrane"


def fill(page, **fields):
    for name, text in fields.items():
        page.locator(f'[name="{name}"]').fill(text)


def test_a_resident_writes_without_javascript_staff_check_and_a_neighbour_signs(visit):
    writer = visit("nb", width=360, javascript=False).log_in("Kristoffer Holmen")
    writer.go("/nb/fjordsund/").follow(re.compile("^Innbyggerforslag$")).sees("214 personer skrive under")
    writer.follow("Skriv et innbyggerforslag")
    writer.press("Send til kommunen").sees("Skriv hva kommunestyret skal vedta.")
    fill(writer.page, title=TITLE, what="Kommunen bygger en rampe.", why="Ring 41 23 45 67.")
    writer.press("Send til kommunen").sees("telefonnummer")
    fill(writer.page, why="Alle skal komme inn.")
    writer.press("Lagre som kladd").sees("Bare du kan se den")
    writer.press("Send til kommunen").sees("Kommunen kontrollerer det innen")

    staff = visit("nn", width=1280).log_in("Hanne Myklebust")
    staff.go("/nn/stab/fjordsund/").follow(re.compile("Kontroller 2 innbyggjarforslag")).follow(TITLE)
    staff.press("Lagre kontrollen").sees("Vel éin.")
    staff.page.get_by_label("La folk skrive under").check()
    staff.press("Lagre kontrollen").sees("Forslaget er godkjent.").sees("0 av 214 underskrifter")

    neighbour = visit("nn", width=360, scheme="dark")
    neighbour.go("/nn/fjordsund/innbyggjarforslag/").follow(TITLE).sees("Logg inn for å skrive under")
    neighbour.log_in("Gunnhild Lid").go("/nn/fjordsund/innbyggerforslag/").follow(TITLE)
    neighbour.press("Skriv under").sees("Kryss av for å skrive under.")
    neighbour.page.get_by_label(re.compile("Eg skriv under")).check()
    neighbour.press("Skriv under").sees("Underskrifta di er talt.").sees("1 av 214 underskrifter")
    neighbour.press("Trekk underskrifta mi").sees("Underskrifta di er sletta.").sees("0 av 214 underskrifter")

    stranger = visit("nb", width=360).log_in("Thomas Wiborg")
    stranger.go("/nb/fjordsund/innbyggerforslag/").follow(TITLE).sees("Bare de som bor i kommunen")

    writer.go("/nb/fjordsund/innbyggerforslag/").follow(TITLE)
    writer.page.get_by_text("Trekk forslaget", exact=True).click()
    writer.press("Ja, trekk forslaget").sees("Forslaget er trukket")


def test_staff_fetch_the_package_and_the_decision_is_read_in_both_forms(visit, tmp_path):
    staff = visit("nb", width=360).log_in("Hanne Myklebust")
    staff.go("/nb/stab/fjordsund/innbyggerforslag/").follow(re.compile("Behold biblioteket"))
    with staff.page.expect_download() as download:
        staff.page.get_by_role("button", name="Hent pakken").click()
    download.value.save_as(tmp_path / "pakke.zip")
    with zipfile.ZipFile(tmp_path / "pakke.zip") as archive:
        assert archive.read("underskrifter.csv").count(b"\r\n") == 220
    staff.press("Publiser vedtaket").sees("Skriv hvilken dag vedtaket ble gjort.")
    staff.page.get_by_label("Kommunestyret sa nei").check()
    fill(staff.page, body="Kommunestyret", decided_on=today().isoformat(), case_number="7/27")
    fill(staff.page, text_nb="Biblioteket flyttes.", text_nn="Biblioteket flyttar.")
    fill(staff.page, reason_nb="Huset er for dyrt.", reason_nn="Huset er for dyrt å halde.")
    staff.press("Publiser vedtaket").sees("Vedtaket er offentlig").sees("Pakken med navnene ble hentet")
    staff.go("/nb/stab/fjordsund/innbyggerforslag/innstillinger").press("Lagre").sees("Lagret.")
    reader = visit("nn", width=1280, scheme="dark")
    reader.go("/nn/fjordsund/innbyggerforslag/?vis=avgjort").follow(re.compile("Behold biblioteket"))
    reader.sees("Kommunestyret sa nei").sees("Biblioteket flyttar.").sees("Huset er for dyrt å halde.")
