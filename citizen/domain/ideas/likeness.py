"""How alike two ideas are, by the words of their titles. The databases find candidates; this puts them in order.

Words are compared by their stems, cut crudely: lekeplassen and lekeplasser begin alike, and so do gangvei and gangveg.
"""

from __future__ import annotations

import re

from citizen.domain.naming import tidy

SHORTEST_WORD = 4
MOST_STEMS = 6
LONGEST_TEXT = 300
ENOUGH = 0.4
"""From this likeness on an idea is shown as similar."""
IN_BODY = 0.5
"""What a word counts that stands in the other's text and not in its title."""
FEWEST_WORDS = 2
"""A title of one word is not covered by an idea that happens to have that word."""
_WORD = re.compile(r"[^\W_]+")
_COMMON_WORDS = """
alle andre bare begge berre blei blir bruk bruke burde dagar dager deira denne deres desse dette disse dykkar
eller enno ennå etter finne fleire flere fordi forslag fram frem fyrste første gjennom gjer gjere gjerne gjør
gjøre gode godt hadde hatt heile hele hver hvert hvor hvordan hvorfor ikke ikkje ingen innbyggere innbyggjarar
kanskje kommunar kommune kommunen kommunens kommuner korleis kunne kvar kvart kvifor lage lett like litt mange
meir mellom mens mest mindre minst også over plass plassar saman sammen selv sidan siden sjølv skal skulle
slik slike stor store større synes synest sånn treng trenge trenger under utan uten veldig vera vere vert
verta ville våre være
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words of both language forms that say nothing of what an idea is about."""


def stems_of(text: str) -> tuple[str, ...]:
    """The beginnings of the words that say what the text is about, the longest first; none of small words."""
    words = [word for word in _WORD.findall(text[:LONGEST_TEXT].casefold()) if len(word) >= SHORTEST_WORD]
    stems = {_stem(word) for word in words if word not in _COMMON}
    return tuple(sorted(stems, key=lambda stem: (-len(stem), stem)))[:MOST_STEMS]


def likeness(title: str, other_title: str, other_body: str) -> float:
    """From 0 (nothing in common) to 1 (the same title)."""
    return max(_shared_pieces(title, other_title), _covered(title, other_title, other_body))


def _stem(word: str) -> str:
    """The word without about as many letters as an ending has."""
    ending = min(3, max(0, len(word) - SHORTEST_WORD))
    return word[: len(word) - ending]


def _covered(title: str, other_title: str, other_body: str) -> float:
    stems = stems_of(title)
    there, further = other_title.casefold(), other_body.casefold()
    points = sum(1 if stem in there else IN_BODY if stem in further else 0 for stem in stems)
    return points / max(FEWEST_WORDS, len(stems))


def _shared_pieces(one: str, other: str) -> float:
    """Dice's measure of the pieces of three letters: it forgives a slip of the pen."""
    mine, theirs = _pieces(one), _pieces(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def _pieces(text: str) -> frozenset[str]:
    plain = f" {tidy(text[:LONGEST_TEXT]).casefold()} "
    return frozenset(plain[start : start + 3] for start in range(len(plain) - 2))
