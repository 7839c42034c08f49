"""Sentences that name the council: kommunestyret, or fylkestinget where the settings say that it is a county."""

from __future__ import annotations

from flask import g

from citizen.domain.initiatives.council_words import said_of_county
from citizen.domain.initiatives.threshold import CouncilKind
from citizen.initiatives import queries


def for_council_of(municipality_id: int, sentence: str) -> str:
    """The sentence with the words of this municipality's council; asked once a page."""
    kinds: dict[int, str] = g.setdefault("council_kinds", {})
    if municipality_id not in kinds:
        settings = queries.find_settings(municipality_id)
        kinds[municipality_id] = settings.kind if settings else CouncilKind.MUNICIPALITY.value
    return said_of_county(sentence) if kinds[municipality_id] == CouncilKind.COUNTY else sentence


def for_council_here(sentence: str) -> str:
    """The same for the municipality in the address."""
    return for_council_of(g.municipality.id, sentence)
