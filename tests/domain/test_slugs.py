"""Readable parts of addresses."""

from __future__ import annotations

import pytest

from citizen.domain.slugs import free_slug, is_slug, slug_of, slugs_of_roads


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Skulevegen", "skulevegen"),
        ("Åsveien på Øya ved Sæter", "asveien-pa-oya-ved-saeter"),
        ("A\u030asveien", "asveien"),
        ("Ávjovárgeaidnu", "avjovargeaidnu"),
        ("St. Hanshaugen 2–4", "st-hanshaugen-2-4"),
        ("Hva skal veiene hete?", "hva-skal-veiene-hete"),
        ("道", ""),
        ("", ""),
    ],
)
def test_a_name_folds_into_plain_letters(text: str, slug: str) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize("text", ["ny", "Ny-veg", "-a", "a-", "a--b", "a b", "å", "a" * 61, "../x", ""])
def test_what_cannot_stand_in_an_address(text: str) -> None:
    assert not is_slug(text)


def test_a_taken_slug_gets_the_first_free_number() -> None:
    assert free_slug("runde", {"runde", "runde-2"}) == "runde-3"


def test_roads_are_told_apart_only_as_far_as_needed() -> None:
    roads = [
        (1, "Skulevegen", "9901", 1000),
        (2, "Skulevegen", "9902", 1000),
        (3, "Åsveien", "9901", 1001),
        (4, "Storgata", "9901", 1002),
        (5, "Storgåta", "9901", 1003),
    ]
    slugs = slugs_of_roads(roads)
    assert slugs == {
        1: "skulevegen-9901",
        2: "skulevegen-9902",
        3: "asveien",
        4: "storgata-9901-1002",
        5: "storgata-9901-1003",
    }
