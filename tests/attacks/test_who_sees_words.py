"""Arguments, answers and initiatives that are not public: who reaches them by their addresses, and who can't."""

from __future__ import annotations

import pytest

from tests.attacks.places import everything_stored
from tests.attacks.test_who_sees_ideas import STRANGERS, browser_of
from tests.attacks.twins import FORM, HEARING, Twin, a_twin

KEPT_MEANWHILE = ("login_session", "saved_form")
"""What is typed by who must log in first is kept for them, and that a session is in use."""


@pytest.fixture
def town(app) -> Twin:
    return a_twin("Fjordsund")


def addresses(town: Twin) -> list[tuple[str, tuple[str, ...]]]:
    """Each page of a thing that is not public, with what can be pressed there."""
    base = f"/nb/{town.place.slug}"
    idea = f"{base}/{town.round.slug}/ide/{town.ideas['published'].public_id}"
    found = [
        (f"{idea}/argument/{one}", ("", "/nyttig", "/nyttig/trekk", "/rediger", "/trekk"))
        for one in town.values["argument"][1:]
    ]
    answers = town.values["public_id"][-3:-1]
    found += [(f"{base}/{HEARING}/horing/svar/{one}", ("/trekk",)) for one in answers]
    draft, checking = town.values["initiative"][1:]
    found.append((f"{base}/innbyggerforslag/{draft}", ("/rediger", "/slett", "/trekk", "/signer", "/signer/trekk")))
    found.append((f"{base}/innbyggerforslag/{checking}", ("/rediger", "/slett", "/trekk", "/signer", "/signer/trekk")))
    return found


def stored() -> dict[str, object]:
    return {table: rows for table, rows in everything_stored().items() if table not in KEPT_MEANWHILE}


@pytest.mark.parametrize("who", [one for one in STRANGERS if one != "neighbour"])
def test_nobody_else_reaches_what_is_not_public(app, town, who):
    browser = browser_of(app, town, who)
    before = stored()
    for page, buttons in addresses(town):
        assert browser.get(page).status_code == 404, page
        for button in buttons:
            answer = browser.send(f"{page}{button}", FORM)
            assert answer.status_code in (403, 404) or "/logg-inn" in answer.headers.get("Location", ""), page + button
    assert stored() == before


def test_its_writer_and_the_moderators_reach_what_waits(app, town):
    held = addresses(town)[0][0]
    for who in ("neighbour", "moderator"):
        assert browser_of(app, town, who).get(held).status_code == 200
