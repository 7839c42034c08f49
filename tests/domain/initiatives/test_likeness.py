"""Which titles staff are shown beside a new one."""

from __future__ import annotations

import pytest

from citizen.domain.initiatives.likeness import MOST_SHOWN, find_alike

OTHERS = {
    1: "Bygg gangvei langs Fjordvegen",
    2: "Behold biblioteket i Lidal",
    3: "Lengre åpningstid i svømmehallen",
    4: "Gratis buss for ungdom",
}


@pytest.mark.parametrize(
    ("title", "alike"),
    [
        ("Bygg gangvei langs Fjordvegen", (1,)),
        ("Gangveg langs Fjordvegen no!", (1,)),
        ("BIBLIOTEKET", (2,)),
        ("Kommunen bør la biblioteket i Lidal bestå", (2,)),
        ("Lengre a\u030apningstid", (3,)),  # å as two characters
        ("Ny kunstgressbane", ()),
        ("", ()),
        ("!!!", ()),
        ("og i på", ()),
    ],
)
def test_titles_that_share_much_are_alike(title, alike):
    assert find_alike(title, OTHERS) == alike


def test_words_that_everyone_uses_make_nothing_alike():
    assert find_alike("Kommunen skal bygge skole", {1: "Kommunen skal kjøpe brannbil"}) == ()


def test_only_the_most_alike_are_shown():
    many = {number: f"Bygg gangvei nummer {number}" for number in range(1, 20)}
    assert len(find_alike("Bygg gangvei", many)) == MOST_SHOWN
