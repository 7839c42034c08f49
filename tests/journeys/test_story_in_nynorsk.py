"""The whole story in nynorsk with JavaScript off: nothing of it needs a script."""

from __future__ import annotations

import re

FJORDSUND = "/nn/fjordsund"


def a_visitor(visit):
    return visit("nn", javascript=False)


def test_forslag_utan_skript(visit):
    live = a_visitor(visit).log_in("Live")
    live.go(f"{FJORDSUND}/nesten-like-navn/veg/bakkane")
    live.write("Kva namn føreslår du?", "Bakka veg 7").write(re.compile("Kvifor passar"), "Vegen går opp mot Stortua.")
    live.press("Føreslå namnet")
    live.page.wait_for_load_state()
    live.go(f"{FJORDSUND}/nesten-like-navn/veg/bakkane")
    live.write("Kva namn føreslår du?", "storgata").write(re.compile("Kvifor passar"), "Vegen går opp mot Stortua.")
    live.press("Føreslå namnet")
    live.sees("Namnet")
    assert live.page.title().startswith("Feil:")
    assert live.page.get_by_label(re.compile("Kvifor passar")).input_value() == "Vegen går opp mot Stortua."
    live.write("Kva namn føreslår du?", "Stortuvegen").press("Føreslå namnet")
    live.sees("Stortuvegen").sees("Forslaget ditt")


def test_finn_vegen_min_med_sok_og_val_i_adressa(visit):
    torbjorg = a_visitor(visit).log_in("Torbjørg")
    torbjorg.go(f"{FJORDSUND}/nesten-like-navn/")
    torbjorg.page.get_by_label("Tidlegare kommune", exact=True).select_option(label="Øyrane")
    torbjorg.press("Vis")
    assert "omrade=9903" in torbjorg.page.url
    torbjorg.sees("Bakkane")
    torbjorg.page.get_by_role("link", name="Bokmål").click()
    assert "/nb/" in torbjorg.page.url
    assert "omrade=9903" in torbjorg.page.url


def test_royst_endre_og_sjaa_at_det_er_lagra(visit):
    maaret = a_visitor(visit).log_in("Máret")
    maaret.go(f"{FJORDSUND}/oyrane-og-havna/stem").follow(re.compile("^Røyst på "))
    maaret.sees("Strandvegen")
    maaret.press("Lagre valet mitt").sees("Vel minst eitt, eller «Ingen av desse»")
    maaret.choose(0)
    maaret.press("Lagre valet mitt")
    maaret.sees(re.compile(r"Røysta di er registrert kl\. \d\d\.\d\d")).sees("Du kan endre ho fram til")
    maaret.page.get_by_text("Ingen av desse", exact=True).click()
    maaret.press("Lagre valet mitt").sees("noko og i tillegg «Ingen av desse»")
    maaret.sees("Den førre røysta di gjeld framleis")


def test_resultat_og_side_om_side(visit):
    gunnhild = a_visitor(visit)
    gunnhild.go(f"{FJORDSUND}/havnes-lidal/resultat").sees("Dette valde innbyggjarane")
    gunnhild.page.locator("main table a").nth(3).click()
    gunnhild.look()
    gunnhild.sees("Dei tidlegare kommunane side om side").sees("Slik blei det talt opp")


def test_sidene_om_sjolve_nettstaden(visit):
    lesar = a_visitor(visit)
    for page in ("personvern", "tilgjengelegheit", "om", "namnereglar", "fjordsund/", "components", "finst-ikkje/"):
        lesar.go(f"/nn/{page}")


def test_saksbehandlar_gjer_like_namn_om_til_ein_runde(visit):
    sigrid = visit("nn", width=1280, javascript=False).log_in("Sigrid")
    sigrid.follow("Sider for tilsette").sees("Det som ventar på deg")
    sigrid.go("/nn/stab/fjordsund/kollisjoner").sees("Eventyrvegen")
    pair = sigrid.page.locator("tr", has_text="Eventyrvegen")
    pair.get_by_role("checkbox").check()
    sigrid.press(re.compile("^Lag runde av dei valde"))
    sigrid.sees("Eventyrvegen").sees("Lidal")
    slug = sigrid.page.locator("[name=slug]")
    slug.fill("eventyr")
    sigrid.page.locator("[name=title_nn]").fill("")
    sigrid.press("Kunngjer runden")
    assert sigrid.page.title().startswith("Feil:")
    assert slug.input_value() == "eventyr"
    sigrid.page.locator("[name=title_nn]").fill("Kva skal Eventyrvegen heite?")
    sigrid.press("Kunngjer runden").sees("Runden er kunngjord")
    sigrid.go(f"{FJORDSUND}/eventyr/").sees("Kva skal Eventyrvegen heite?").sees("Eventyrvegen")


def test_saksbehandlar_lastar_eit_register_og_blir_fortald_kva_som_er_gale(visit, tmp_path):
    wrong = tmp_path / "feil.csv"
    wrong.write_bytes("lokalid;kommunenummer\r\n1;9902 Sk\xe5l\r\n".encode("latin-1"))
    hanne = visit("nn", width=1280, javascript=False).log_in("Hanne")
    hanne.go("/nn/stab/fjordsund/vegregister")
    hanne.page.locator("input[type=file]").set_input_files(wrong)
    hanne.page.locator("main form button[type=submit]").last.click()
    hanne.page.wait_for_load_state()
    hanne.look()
    assert hanne.page.title().startswith("Feil:")


def test_folkevald_ser_kva_innbyggjarane_har_sagt(visit):
    ingrid = visit("nn", javascript=False).log_in("Ingrid")
    ingrid.follow("Sider for folkevalde").sees("Bunken min").follow("Les neste sak").sees("Kva innbyggjarane sa")
