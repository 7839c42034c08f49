"""Readable parts of addresses: plain letters, figures and single hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Set

LONGEST_SLUG = 60
RESERVED = frozenset(
    {
        "stab",
        "saksframlegg",
        "ide",
        "iderunde",
        "bilde",
        "vedlegg",
        "kalender",
        "kart",
        "folkevalde",
        "folkevalgte",
        "ny",
        "veg",
        "horing",
        "forslag",
        "stem",
        "resultat",
        "runder",
        "eksport",
        "kollisjoner",
        "vegregister",
        "endre",
        "utvalg",
        "avstemning",
        "runde",
        "urne",
        "om",
        "personvern",
        "tilgjengelegheit",
        "tilgjengelighet",
        "namnereglar",
        "navneregler",
        "min-side",
        "logg-inn",
        "logg-ut",
        "components",
        "innbyggerforslag",
        "innbyggjarforslag",
        "venter-pa-svar",
        "ventar-pa-svar",
        "demo-login",
        "moderering",
        "meld",
        "varsel",
        "veinavn",
        "vegnamn",
    }
)
"""Words that already mean something in an address."""

_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ß": "ss"})
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(text: str) -> str:
    """The text as it would stand in an address; empty when nothing of it can."""
    folded = unicodedata.normalize("NFC", text[:200]).casefold().translate(_FOLDED)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")


def is_slug(text: str) -> bool:
    """Whether the text can stand in an address as it is, and means nothing else there."""
    return len(text) <= LONGEST_SLUG and _SLUG.fullmatch(text) is not None and text not in RESERVED


def free_slug(wanted: str, taken: Set[str]) -> str:
    """The wanted one, or with the first number that makes it free."""
    number = 2
    slug = wanted
    while slug in taken or slug in RESERVED:
        slug = f"{wanted[: LONGEST_SLUG - 4].rstrip('-')}-{number}"
        number += 1
    return slug


def slugs_of_roads(roads: Iterable[tuple[int, str, str, int]]) -> Mapping[int, str]:
    """One slug for each road (id, name, number of its district, code): the name alone, as long as it is the only one.

    Two roads of one name are told apart by the district, and within a district by the code.
    """
    listed = [(road, slug_of(name) or "veg", district, code) for road, name, district, code in roads]
    found: dict[int, str] = {}
    for written in (lambda name, _d, _c: name, lambda name, d, _c: f"{name}-{d}", lambda name, d, c: f"{name}-{d}-{c}"):
        waiting = {road: written(*parts) for road, *parts in listed if road not in found}
        counted = list(waiting.values())
        taken = set(found.values())
        found |= {road: slug for road, slug in waiting.items() if counted.count(slug) == 1 and slug not in taken}
    return found
