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
    maaret.press("Lagre valet mitt").sees("Vel minst eitt namn")
    maaret.choose(0)
    maaret.press("Lagre valet mitt")
    maaret.sees(re.compile(r"Røysta di er registrert kl\. \d\d\.\d\d")).sees("Du kan endre ho fram til")
    maaret.page.get_by_text("Ingen av desse", exact=True).click()
    maaret.press("Lagre valet mitt").sees("både namn og «Ingen av desse»")
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
    sigrid.follow("Sider for tilsette")
    sigrid.go("/nn/stab/fjordsund/kollisjoner?omrade=").go("/nn/stab/fjordsund/vegregister")
    sigrid.go("/nn/stab/fjordsund/eksport/")
