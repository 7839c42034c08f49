"""A proposal is written, supported, argued about and followed with the keyboard alone."""

from __future__ import annotations

import re

ROUND = "/nb/fjordsund/lokaldemokrati"
TITLE = "Strikkekafé med ordføreren"


def tab_until(page, wanted, most=90):
    """Press Tab until what has focus looks so or says so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "`${document.activeElement.outerHTML.slice(0, 200)} ${document.activeElement.innerText}`"
        )
        if re.search(wanted, focused):
            return
    raise AssertionError(f"{wanted} can't be reached with Tab")


def press(visitor, wanted):
    """Tab to what looks so, press Enter, and look at the page that comes."""
    tab_until(visitor.page, wanted)
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    return visitor.look()


def type_into(visitor, wanted, text):
    tab_until(visitor.page, wanted)
    visitor.page.keyboard.type(text)


def test_a_proposal_is_written_and_sent(visit):
    live = visit("nb", width=1280).log_in("Live").go(f"{ROUND}/")
    press(live, "/ide/ny")
    type_into(live, 'name="title"', TITLE)
    type_into(live, 'name="body"', "Folk snakker lettere med noe i hendene.")
    tab_until(live.page, 'name="theme"')
    live.page.keyboard.press("Space")
    press(live, 'value="send"')
    press(live, "Send forslaget").sees("Forslaget ditt er sendt").sees(TITLE)


def test_a_proposal_is_supported_argued_about_and_followed(visit):
    kristoffer = visit("nb", width=360).log_in("Kristoffer").go(f"{ROUND}/ide/demo-lokaldemokrati-2")
    press(kristoffer, "Støtt forslaget").sees("Du støtter dette")
    press(kristoffer, "Følg forslaget").sees("Slutt å følge")
    press(kristoffer, "Skriv et argument for")
    tab_until(kristoffer.page, 'name="side"')
    kristoffer.page.keyboard.press("ArrowDown")
    kristoffer.page.keyboard.press("ArrowUp")
    type_into(kristoffer, 'name="text"', "Alle har noe å strikke på.")
    press(kristoffer, "Send argumentet").sees("Alle har noe å strikke på.").sees("Du skrev dette")
    tab_until(kristoffer.page, "<summary>Trekk det")
    kristoffer.page.keyboard.press("Enter")
    kristoffer.sees("Ja, trekk det").look()
