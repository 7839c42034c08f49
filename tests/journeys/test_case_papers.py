"""A case paper from the press of a button to the one who decides, and to anyone who asks whether it is genuine."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

PAPERS = "/nb/stab/fjordsund/{process}/saksframlegg"
CASE = "/nn/folkevalde/fjordsund/sak/havnes-lidal/eikvegen"


def fetch(visitor, name: str | re.Pattern[str]) -> Path:
    """Follow the first link with this name, and wait for the file."""
    with visitor.page.expect_download() as fetched:
        visitor.page.get_by_role("link", name=name).first.click()
    return fetched.value.path()


def test_saksframlegget_fra_ett_trykk_til_den_folkevalgte(visit):
    hanne = visit("nb", width=1280).log_in("Hanne")
    hanne.go("/nb/stab/fjordsund/").go(PAPERS.format(process="havnes-lidal"))
    hanne.page.get_by_label("Hva skal saksframlegget handle om?").select_option("eikvegen")
    hanne.page.get_by_label("Bokmål").check()
    hanne.press("Lag saksframlegget").sees("Saksframlegget er laget")
    word, pdf = fetch(hanne, re.compile("^Word")), fetch(hanne, re.compile("^PDF"))
    assert word.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    printed = hanne.page.locator("code.checksum").first.inner_text()

    anyone = visit("nb", javascript=False)
    anyone.go("/nb/fjordsund/saksframlegg").write("Kontrollsum", printed).press("Slå opp saksframlegget")
    anyone.sees("Saksframlegg: Nytt navn på Eikvegen").sees(printed).sees("Tallene i saksframlegget")
    anyone.go("/nb/fjordsund/saksframlegg")
    anyone.page.locator("input[type=file]").set_input_files(pdf)
    anyone.press("Kontroller filen").sees("Ikke et tegn i den er endret")
    changed = "0" if printed[0] != "0" else "1"
    anyone.go("/nb/fjordsund/saksframlegg").write("Kontrollsum", changed + printed[1:])
    anyone.press("Slå opp saksframlegget").sees("Ingen saksframlegg har denne kontrollsummen")

    ingrid = visit("nn", width=1280, scheme="dark").log_in("Ingrid")
    ingrid.go(CASE).follow("Saksframlegg om saka").sees("Utgåve 1").sees(printed)
    same = fetch(ingrid, re.compile("^PDF.*Bokmål"))
    assert hashlib.sha256(same.read_bytes()).digest() == hashlib.sha256(pdf.read_bytes()).digest()
    ingrid.follow("Alle saksframlegga i kommunen").sees(printed)
    ingrid.go("/nn/folkevalde/fjordsund/").follow("Alle saksframlegga i kommunen").follow(re.compile(printed[:8]))
    ingrid.sees("Kontrollsummar")


def test_saksframlegg_om_forslag_og_horing(visit):
    hanne = visit("nb").log_in("Hanne")
    for process, words in (("lokaldemokrati", "Forslag"), ("retningslinjer-medvirkning", "Del")):
        hanne.go(PAPERS.format(process=process))
        hanne.page.get_by_label("Bokmål").check()
        hanne.press("Lag saksframlegget").sees("Saksframlegget er laget")
        hanne.page.locator("code.checksum").first.click()
        hanne.page.wait_for_load_state()
        hanne.look().sees("Tallene i saksframlegget").sees(words)
