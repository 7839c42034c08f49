"""Ranking and budgets with the keyboard alone, and without JavaScript: buttons and numbers, no dragging."""

from __future__ import annotations

import re

import pytest

from tests.journeys.test_ballot_by_keyboard import tab_until

RANKED = "/nb/fjordsund/kulturhuset/stem"
BUDGET = "/nb/fjordsund/nermiljopengane/stem"


def numbers_on(page):
    """What stands beside each option, in the order of the page."""
    items = page.locator("[data-ranking] > li")
    return [
        (item.locator(".ballot-choice__name").inner_text(), item.locator("input").input_value()) for item in items.all()
    ]


def option_in_focus(page):
    return page.evaluate("document.activeElement.closest('[data-option]')?.querySelector('p').innerText")


def button_in_focus(page):
    """What the focused button does with the option."""
    return page.evaluate("document.activeElement.value.split(':')[0]")


def test_a_ranking_with_the_keyboard_alone(visit):
    voter = visit("nb", width=360).log_in("Kristoffer")
    page = voter.page
    voter.go(RANKED)
    first, second = numbers_on(page)[0][0], numbers_on(page)[1][0]
    tab_until(page, 'name="move"')
    assert option_in_focus(page) == first
    page.keyboard.press("Enter")
    voter.sees(f"{first} er nå nummer 1. Stemmen din er registrert kl.")
    assert option_in_focus(page) == first
    tab_until(page, 'name="move"')
    page.keyboard.press("Enter")
    voter.sees(f"{second} er nå nummer 2.")
    assert (option_in_focus(page), button_in_focus(page)) == (second, "up")
    page.keyboard.press("Enter")
    voter.sees(f"{second} er nå nummer 1.")
    assert (option_in_focus(page), button_in_focus(page)) == (second, "down")
    voter.look()
    page.reload()
    assert numbers_on(page)[:2] == [(second, "1"), (first, "2")]
    voter.look()


def test_numbers_are_stored_as_they_are_written_and_what_is_being_typed_stays(visit):
    voter = visit("nb", width=360).log_in("Torbjørg").go(RANKED)
    page = voter.page
    names = [name for name, _number in numbers_on(page)]
    tab_until(page, "ranking__number")
    page.keyboard.type("1")
    tab_until(page, "ranking__number")
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    voter.sees("Flere har nummer 1").sees("Den forrige stemmen din gjelder fortsatt")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    voter.sees(re.compile(r"Stemmen din er registrert kl\."))
    assert option_in_focus(page) == names[1]
    page.reload()
    assert numbers_on(page)[:2] == [(names[0], "1"), (names[1], "2")]


def test_a_budget_with_the_keyboard_alone(visit):
    voter = visit("nb", width=360).log_in("Kristoffer")
    page = voter.page
    voter.go(BUDGET)
    voter.sees("Du har brukt 0 av 3 000 000 kroner")
    boxes = page.locator(".ballot-choice input[name=name]").count()
    for _ in range(boxes):
        tab_until(page, 'type="checkbox" id="choice-[0-9]')
        page.keyboard.press("Space")
        page.locator(".ballot-status--saved, .ballot-status--failed").wait_for()
    voter.sees(re.compile(r"kroner for mye\. Ta bort noe")).sees("Den forrige stemmen din gjelder fortsatt").look()
    tab_until(page, "data-none")
    page.keyboard.press("Space")
    voter.sees("Du stemte blankt").sees(re.compile(r"Det er 3.000.000 kroner igjen")).look()


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_a_ranking_without_javascript(visit, lang):
    voter = visit(lang, width=360, javascript=False).log_in("Amir" if lang == "nb" else "Live")
    page = voter.page
    voter.go(RANKED.replace("/nb/", f"/{lang}/"))
    first, second = numbers_on(page)[0][0], numbers_on(page)[1][0]
    page.locator("[data-ranking] input").nth(1).fill("1")
    page.locator("[data-ranking] input").nth(0).fill("2")
    voter.press("Lagre valget mitt" if lang == "nb" else "Lagre valet mitt")
    assert numbers_on(page)[:2] == [(second, "1"), (first, "2")]
    voter.press(f"Opp {first}")
    voter.sees(f"{first} er {'nå' if lang == 'nb' else 'no'} nummer 1.")
    assert numbers_on(page)[:2] == [(first, "1"), (second, "2")]
    assert option_in_focus(page) == first
    voter.press(f"Ta bort {second}")
    assert numbers_on(page)[0] == (first, "1")
    assert [number for _name, number in numbers_on(page)[1:]] == [""] * (len(numbers_on(page)) - 1)


def test_a_receipt_is_fetched_and_the_vote_withdrawn_without_javascript(visit):
    voter = visit("nn", width=360, javascript=False).log_in("Sondre")
    page = voter.page
    voter.go(BUDGET.replace("/nb/", "/nn/"))
    page.locator(".ballot-choice label").first.click()
    voter.press("Lagre valet mitt").sees("Røysta di er registrert kl.")
    code = page.locator(".receipt-code").inner_text()
    voter.follow("Sjå, skriv ut eller lagre kvitteringa")
    assert page.locator(".receipt-code").inner_text() == code
    with page.expect_download() as download:
        page.get_by_role("link", name="Lagre kvitteringa som fil").click()
    text = download.value.path().read_text("utf-8")
    assert re.sub(r"\s", "", code) in text
    voter.follow("Tilbake til røystesetelen").follow("Trekk røysta tilbake")
    voter.sees("Vil du trekkje røysta tilbake?").press("Trekk røysta tilbake")
    voter.sees("Røysta di blei trekt tilbake kl.").does_not_see("Kvitteringa di")


def test_the_pages_about_receipts_and_safety_are_clean_in_the_dark_and_when_narrow(visit):
    voter = visit("nb", width=320, scheme="dark").log_in("Live")
    voter.go(RANKED).press(re.compile("^Sett som nummer [1-9]"))
    voter.sees("Stemmen din er registrert")
    for path in ("", "/sak/kvittering", "/sak/trekk"):
        voter.go(RANKED + path)
    voter.go("/nb/fjordsund/kulturhuset/kvitteringer").go("/nb/stemmesikkerhet")
