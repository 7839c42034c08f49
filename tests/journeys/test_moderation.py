"""Somebody reports a proposal, a moderator hides it, its author appeals, and another moderator gives it back."""

from __future__ import annotations

import re

import pytest

IDEA = "fjordsund/lokaldemokrati/ide/demo-lokaldemokrati"
DECIDE = "Avgjer og gi beskjed til forfattaren"
PAGES = ("", "/avgjort", "/tekster", "/tekster/did-hide", "/ide/demo-lokaldemokrati-parkering")


def test_a_report_a_decision_an_appeal_and_an_answer(visit):
    """Without JavaScript, on a phone; the reporter and the moderators in nynorsk, the author in her own form."""
    reporter = visit("nn", javascript=False).log_in("Oddvar")
    reporter.go(f"/nn/{IDEA}-parkering").does_not_see("Meld frå om dette – ")
    reporter.go(f"/nn/{IDEA}-2").follow("Meld frå om dette").sees("Kva er gale?")
    reporter.press("Send meldinga").sees("Sjå på dette")
    reporter.page.get_by_label("Noko anna", exact=True).check()
    reporter.write("Fortel moderatorane meir", "Eg trur ikkje at det stemmer.").press("Send meldinga").sees("Takk.")

    sigrid = visit("nn", javascript=False).log_in("Sigrid")
    sigrid.follow("Moderering").sees("Kaffi og folkemøte i butikken min")
    sigrid.follow("Kaffi og folkemøte i butikken min").sees("Forfattaren har klaga")
    sigrid.page.get_by_label("Klaga får medhald").check()
    sigrid.write("Grunngivinga di", "Eit folkemøte er ikkje reklame.").press(DECIDE).sees("Det som ventar")

    arne = visit("nn", javascript=False).log_in("Arne")
    arne.go("/nn/moderering/fjordsund").follow("Kveldsmøte der bøndene kan kome").sees("telefonnummer: 99 99 99 99")
    arne.page.get_by_label("Ta ut ein del av teksten").check()
    arne.write("Kva ord skal takast ut?", "Per Ås på 99 99 99 99").write("Grunngivinga di", "Nummeret er ikkje ditt.")
    arne.press(DECIDE).does_not_see("Kveldsmøte der bøndene kan kome")

    gunnhild = visit("nn", javascript=False).log_in("Gunnhild")
    gunnhild.go("/nn/min-side").follow("Les grunngivingane, og korleis du klagar").sees("Du fekk medhald")
    gunnhild.go(f"/nn/{IDEA}-butikken").sees("Storgata Kolonial")
    reporter.go(f"/nn/{IDEA}-parkering").sees("[fjerna av moderator]").does_not_see("99 99 99 99")


@pytest.mark.parametrize(("lang", "width", "scheme"), [("nb", 1280, "light"), ("nn", 360, "dark")])
def test_every_page_of_moderation_stands_what_a_page_must_stand(visit, lang, width, scheme):
    visit(lang, width=width, scheme=scheme).go(f"/{lang}/fjordsund/moderering").sees(re.compile("Reglene|Reglane"))
    sigrid = visit(lang, width=width, scheme=scheme).log_in("Sigrid")
    for page in PAGES:
        sigrid.go(f"/{lang}/moderering/fjordsund{page}")
    gunnhild = visit(lang, width=width, scheme=scheme).log_in("Gunnhild")
    gunnhild.go(f"/{lang}/min-side/moderering").follow(re.compile("Kaffi og folkemøte"), nth=-1)
    gunnhild.go(f"/{lang}/fjordsund/meld/ide/demo-lokaldemokrati-1")
