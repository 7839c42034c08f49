"""A case officer sets up a round step by step from a text that is ready, another copies it; the log tells of both."""

from __future__ import annotations

import pytest

WORDS = {
    "nb": {
        "begin": "Sett opp en runde, steg for steg",
        "law": "Gi minst tre uker",
        "ready": "Hva unge vil ha",
        "on": "Gå videre til tekstene",
        "title": "Hva skal til for at unge blir boende?",
        "copy": "Kopier «Hva skal til for at unge blir boende?»",
        "logged": "Kunngjorde en runde",
    },
    "nn": {
        "begin": "Set opp ein runde, steg for steg",
        "law": "Gi minst tre veker",
        "ready": "Kva unge vil ha",
        "on": "Gå vidare til tekstane",
        "title": "Kva skal til for at unge blir buande?",
        "copy": "Kopier «Kva skal til for at unge blir buande?»",
        "logged": "Kunngjorde ein runde",
    },
}


@pytest.mark.parametrize("lang", WORDS)
def test_a_round_is_set_up_from_a_text_that_is_ready_and_copied(visit, lang):
    words = WORDS[lang]
    staff = visit(lang, width=360, javascript=False).log_in("Hanne Myklebust")
    staff.go(f"/{lang}/stab/fjordsund/").follow(words["begin"])
    staff.page.locator('main a[href$="/ny-runde/ideer"]').click()
    staff.sees(words["law"])
    staff.page.get_by_label(words["ready"]).check()
    staff.press(words["on"])
    assert staff.page.locator(f'[name="title_{lang}"]').input_value() == words["title"]
    staff.page.locator("button[name=do][value=preview]").click()
    staff.sees(words["title"])
    staff.page.locator("form.round-form .actions button").first.click()
    staff.sees(words["title"])
    staff.go(f"/{lang}/stab/fjordsund/ny-runde/ideer")
    staff.page.get_by_label(words["copy"]).first.check()
    staff.press(words["on"])
    assert staff.page.locator(f'[name="title_{lang}"]').input_value() == words["title"]
    assert staff.page.locator('[name="slug"]').input_value().endswith("-2")
    staff.go(f"/{lang}/stab/fjordsund/logg").sees(words["logged"]).sees("Hanne Myklebust")
