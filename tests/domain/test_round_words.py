"""The texts that a round begins with."""

from __future__ import annotations

import pytest

from citizen.domain.round_words import default_texts


@pytest.mark.parametrize(
    ("renamed", "absorbed", "bokmaal", "nynorsk"),
    [
        (1, 0, "En vei må få nytt navn.", "Ein veg må få nytt namn."),
        (3, 0, "3 veier må få nytt navn.", "3 vegar må få nytt namn."),
        (
            3,
            1,
            "3 veier må få nytt navn, og 1 vei går inn i en nabovei.",
            "3 vegar må få nytt namn, og 1 veg går inn i ein naboveg.",
        ),
        (
            1,
            2,
            "En vei må få nytt navn, og 2 veier går inn i naboveier.",
            "Ein veg må få nytt namn, og 2 vegar går inn i nabovegar.",
        ),
        (0, 1, "1 vei går inn i en nabovei. Ingen vei", "1 veg går inn i ein naboveg. Ingen veg"),
    ],
)
def test_an_absorbed_road_is_not_counted_among_those_with_new_names(
    renamed: int, absorbed: int, bokmaal: str, nynorsk: str
) -> None:
    texts = default_texts("Fjordsund", renamed, absorbed)
    assert texts["summary_nb"].startswith(bokmaal)
    assert texts["summary_nn"].startswith(nynorsk)
