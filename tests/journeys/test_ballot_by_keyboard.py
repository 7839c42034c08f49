"""The ballot with the keyboard alone: every stop can be seen, nothing traps, and the vote counts."""

from __future__ import annotations

import re


def focused(page):
    return page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def tab_until(page, wanted, most=60):
    """Press Tab until the focused element matches; what had focus on the way comes back."""
    seen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        seen.append(focused(page))
        if re.search(wanted, seen[-1]):
            return seen
    raise AssertionError(f"{wanted} can't be reached with Tab: {seen}")


def test_a_whole_vote_without_a_mouse(visit):
    kristoffer = visit("nb", width=360).log_in("Kristoffer")
    page = kristoffer.page
    kristoffer.go("/nb/fjordsund/oyrane-og-havna/stem")
    tab_until(page, "Stem på ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stem/*")
    kristoffer.look()
    tab_until(page, 'type="checkbox"')
    page.keyboard.press("Space")
    kristoffer.sees(re.compile(r"Stemmen din er registrert kl\."))
    assert page.locator("#ballot-status").get_attribute("role") == "status"
    tab_until(page, "data-none")
    page.keyboard.press("Space")
    kristoffer.sees("Du valgte ingen av navnene")
    page.reload()
    kristoffer.look().sees("Stemmen din er registrert").sees("Du valgte ingen av navnene")


def test_the_skip_link_comes_first_and_moves_focus(visit):
    reader = visit("nb").go("/nb/fjordsund/oyrane-og-havna/stem")
    reader.page.keyboard.press("Tab")
    assert "skip-link" in focused(reader.page)
    reader.page.keyboard.press("Enter")
    assert 'id="main"' in focused(reader.page)


def test_every_stop_shows_that_it_has_focus(visit):
    voter = visit("nb").log_in("Torbjørg")
    voter.go("/nb/fjordsund/oyrane-og-havna/stem").follow(re.compile("^Stem på "))
    page = voter.page
    stops = page.locator("a[href], button, input:not([type=hidden]), summary").count()
    unseen = []
    for _ in range(min(stops, 40)):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """(() => { const e = document.activeElement; const drawn = [e, e.nextElementSibling, e.parentElement]
                .filter(Boolean).map(x => getComputedStyle(x));
                return drawn.some(s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)
                    || s.boxShadow !== 'none'); })()"""
        )
        if not outline and not focused(page).startswith("<body"):
            unseen.append(focused(page))
    assert unseen == []


def test_tab_goes_forward_and_back_through_the_same_stops(visit):
    reader = visit("nb").go("/nb/fjordsund/oyrane-og-havna/stem/strandvegen")
    page = reader.page
    forward = tab_until(page, "Tilgjengelighetserklæring", most=80)
    back = [forward[-1]]
    for _ in range(len(forward) - 1):
        page.keyboard.press("Shift+Tab")
        back.append(focused(page))
    assert back[::-1] == forward


def test_the_ballot_fits_a_window_of_320_pixels(visit):
    visit("nb", width=320).go("/nb/fjordsund/oyrane-og-havna/stem/strandvegen")


def test_dark_pages_have_contrast_too(visit):
    reader = visit("nb", scheme="dark")
    for page in ("", "oyrane-og-havna/stem/strandvegen", "havnes-lidal/resultat", "nesten-like-navn/veg/bakkane"):
        reader.go(f"/nb/fjordsund/{page}")


def test_a_vote_without_javascript_is_stored_by_the_button(visit):
    voter = visit("nb", width=360, javascript=False).log_in("Amir")
    voter.go("/nb/fjordsund/oyrane-og-havna/stem").follow(re.compile("^Stem på "))
    voter.choose(0).press("Lagre valget mitt")
    voter.sees("Stemmen din er registrert kl.").sees("Kvitteringen din")
    voter.page.locator(".ballot-choice label").nth(0).click()
    voter.press("Lagre valget mitt")
    voter.sees("Stemmen din står som før").does_not_see("Velg minst ett")


def test_the_gallery_of_components_is_clean(visit):
    visit("nb", width=360).go("/nb/components")
