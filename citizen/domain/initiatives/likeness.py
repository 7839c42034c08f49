"""Whether two initiatives may be about the same thing: shown to staff, who judge it. A machine never refuses for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

LIKE_ENOUGH = 0.3
MOST_SHOWN = 5
_PIECE = 3
_SAID_BY_ALL = frozenset(
    {"kommunen", "kommuna", "kommune", "forslag", "innbyggerforslag", "innbyggjarforslag", "skal", "vil", "ikke"}
    | {"ikkje", "bør", "for", "med", "som", "det", "den", "til", "ved", "fra", "frå", "meir", "mer", "eit", "ein"}
)
"""Words that tell nothing of what an initiative is about, and a few that differ between the two language forms."""


def find_alike(title: str, others: Mapping[int, str]) -> tuple[int, ...]:
    """Those of the others whose titles share many pieces of words with this one, the most alike first."""
    pieces = _pieces(title)
    found = [(_overlap(pieces, _pieces(other)), number) for number, other in others.items()]
    alike = sorted((-share, number) for share, number in found if share >= LIKE_ENOUGH)
    return tuple(number for _share, number in alike[:MOST_SHOWN])


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The shared pieces as a part of the smaller set, so that a short title is found in a long one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _pieces(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    told = [word for word in words if word not in _SAID_BY_ALL and len(word) >= _PIECE]
    return frozenset(word[at : at + _PIECE] for word in told for at in range(len(word) - _PIECE + 1))
