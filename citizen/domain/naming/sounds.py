"""What a name sounds like over a bad telephone line: spelling variants of one word fold to one form."""

import re
from functools import lru_cache

from citizen.domain.naming.endings import ROADS_AND_STREETS, Parts

# Whole words inside names, in one line each: Nynorsk, Bokmål, dialect and old spellings of the same word.
_WORDS = (
    ("kirk", "kyrkj", "kyrk", "kirkj"),
    ("skol", "skul"),
    ("havn", "hamn", "hafn"),
    ("løv", "lauv"),
    ("gard", "gård", "gaard"),
    ("øst", "aust"),
    ("hjem", "heim"),
    ("sten", "stein"),
    ("bred", "breid"),
    ("setr", "sæter", "seter", "sætr"),
    ("bjørk", "bjerk"),
    ("høg", "høy"),
    ("strøm", "straum"),
    ("møll", "mølln", "mylln", "myll", "mylne"),
    ("vatn", "vann"),
    ("kjern", "tjern", "tjenn", "kjenn", "tjørn", "kjørn"),
    ("sankt", "sanct"),
)
_WORD_FORMS = {form: forms[0] for forms in _WORDS for form in forms[1:]}
_ANY_WORD = re.compile("|".join(sorted(_WORD_FORMS, key=len, reverse=True)))

# Letters in order of use: (what is written, what is heard).
_LETTERS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("aa", "å"),
        ("é|è|ê", "e"),
        ("ó|ò|ô", "o"),
        ("ö", "ø"),
        ("ä", "æ"),
        ("ü", "y"),
        ("w", "v"),
        ("th", "t"),
        ("ph", "f"),
        ("sch|skj|stj", "sj"),
        ("ch|ck|c|q", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("^(?:gj|hj|lj)", "j"),
        ("^tj", "kj"),
        ("hv", "v"),
        ("(?<=[gklnr][gk])j(?=[aeo])", ""),
        ("(?<=r)j(?=e)", "g"),
        ("(?<=[ln])d", ""),
        ("æ", "e"),
        (r"(.)\1+", r"\1"),
    )
)
_JOINT = re.compile(r"(?<=...)(?:en|et|a|e|(?<!å)s)$")
_DEFINITE = re.compile(r"(?<=...)(?:ane|ene|ana|en|et|an|a|e)$")

_MISHEARD = ("bp", "dt", "gk", "fv", "mn", "iy", "oå", "uo", "eø", "ea", "yu", "øå")
_EASILY_LOST = frozenset("aeiouyæøåhjdgtrn")


@lru_cache(maxsize=65536)
def heard(written: str) -> str:
    """One word as it is heard."""
    form = _ANY_WORD.sub(lambda found: _WORD_FORMS[found.group()], written)
    for letters, sound in _LETTERS:
        form = letters.sub(sound, form)
    return form


def sound_form(parts: Parts) -> str:
    """Equal for two names exactly when they are spelling variants of each other."""
    if not parts.ending:
        return heard(parts.whole)
    return f"{_JOINT.sub('', heard(parts.stem))}+{parts.ending}"


def whole_form(parts: Parts) -> str:
    """The whole as it is heard; stem and ending apart, so that Torggata keeps the g that Storgata never had."""
    return heard(parts.stem) + heard(parts.whole[len(parts.stem) :])


def stems(parts: Parts) -> frozenset[str]:
    """The stems a listener may hear: Hjellbakken is Hjell- with -bakken, and also Hjellbakk- with -en."""
    found = set()
    if parts.ending:
        stem = heard(parts.stem)
        found |= {stem, _JOINT.sub("", stem)}
    if parts.ending not in ROADS_AND_STREETS:
        whole = heard(parts.whole)
        found |= {whole, _DEFINITE.sub("", whole)}
    return frozenset(found)


def misheard(first: str, second: str) -> bool:
    """True if these remainders of two words are easily taken for each other, or for nothing."""
    if not first or not second:
        return (first or second) in _EASILY_LOST
    return first == second[::-1] or any(first in group and second in group for group in _MISHEARD)
