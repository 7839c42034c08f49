"""A point is set on the map while an idea is written: with the mouse, on a phone, without scripts; not with a key."""

from __future__ import annotations

import pytest

from tests.journeys.test_idea_by_keyboard import press, tab_until, type_into
from tests.journeys.test_write_an_idea import TITLE

NEW = "/{lang}/fjordsund/lokaldemokrati/ide/ny"
MAP = 'input[name="kart"]'


@pytest.mark.parametrize(
    ("name", "lang", "width", "javascript", "words"),
    [
        ("Amir", "nb", 1280, True, ("Punktet er", "Fjern punktet", "Tittelen blir tatt vare på")),
        ("Gunnhild", "nn", 360, True, ("Punktet er", "Fjern punktet", "Tittelen blir teken vare på")),
        ("Borghild", "nn", 360, False, ("Punktet er", "Fjern punktet", "Tittelen står framleis")),
    ],
)
def test_a_point_is_set_and_removed_and_nothing_typed_is_lost(visit, name, lang, width, javascript, words):
    point, remove, title = words
    person = visit(lang, width=width, javascript=javascript).log_in(name)
    person.go(NEW.format(lang=lang)).does_not_see(point)
    person.write(TITLE, title)
    with person.page.expect_navigation():
        person.page.locator(MAP).click(position={"x": 140, "y": 90})
    person.look().sees(point)
    assert person.page.get_by_label(TITLE).input_value() == title
    with person.page.expect_navigation():
        person.page.get_by_role("button", name=remove).click()
    person.look().does_not_see(point)
    assert person.page.get_by_label(TITLE).input_value() == title


def test_a_key_on_the_map_is_answered_with_the_list_of_places(visit):
    live = visit("nb", width=1280).log_in("Live").go(NEW.format(lang="nb"))
    type_into(live, 'name="title"', "Benker langs elva")
    press(live, 'name="kart"').sees("Velg et sted i denne listen")
    assert live.page.get_by_label(TITLE).input_value() == "Benker langs elva"
    tab_until(live.page, 'href="#place"')
    live.page.keyboard.press("Enter")
    assert live.page.evaluate("document.activeElement.name") == "place"
    live.page.keyboard.type("Lidal")
    press(live, 'value="draft"')
    assert live.page.locator("#place option:checked").inner_text() == "Lidal"


def test_a_point_is_seen_on_the_page_of_the_idea_and_on_the_map_of_all(visit):
    reader = visit("nn", width=360)
    reader.go("/nn/fjordsund/lokaldemokrati/kart").sees("Forslaga på kartet")
    reader.page.locator("ol li", has_text="ved ").get_by_role("link").first.click()
    reader.look().sees("Forslaget gjeld ein stad")
