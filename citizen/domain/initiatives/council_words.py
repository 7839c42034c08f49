"""The words for a county where a sentence was written for a municipality; in bokmål and nynorsk they are the same.

Both pairs have the same gender, so that nothing else in the sentence changes.
"""

from __future__ import annotations

import re

_IN_A_COUNTY = {
    "kommunestyret": "fylkestinget",
    "kommunen": "fylkeskommunen",
    "i kommunen": "i fylket",
}
_LIVING = re.compile(r"\b((?:bor|bur|bodde|budde|innbyggere|innbyggarar) )i kommunen\b")
_WORD = re.compile(r"\b(kommunestyret|kommunen)(?=s?\b)", re.IGNORECASE)


def said_of_county(sentence: str) -> str:
    """The same sentence about a county: fylkestinget for kommunestyret, and people who live i fylket."""
    lived = _LIVING.sub(lambda found: found[1] + _IN_A_COUNTY["i kommunen"], sentence)
    return _WORD.sub(_as_written, lived)


def _as_written(found: re.Match[str]) -> str:
    word = _IN_A_COUNTY[found[0].lower()]
    return word.capitalize() if found[0][0].isupper() else word
