"""Finds what makes a name less good for its place, and a proposal that lacks its reason."""

import re
from collections.abc import Iterator

from citizen.domain.naming.context import NameContext, Stage
from citizen.domain.naming.endings import take_apart
from citizen.domain.naming.finding import Finding, found
from citizen.domain.naming.rule import RuleId
from citizen.domain.naming.sounds import stems

LONGEST_WITHOUT_SHORT_FORM = 22
LONGEST_EASY_WORD = 16

_SHOWY_WORDS = frozenset({
    "panorama", "residence", "residens", "terrace", "village", "city", "hills", "view", "lounge", "plaza", "outlet",
    "mall", "center", "centre", "deluxe", "premium", "paradise", "paradis", "luxury", "royal", "garden", "resort",
})  # fmt: skip
_SHOWY_LAST_WORDS = frozenset({"park"})
_FIRMS = frozenset({
    "equinor", "statoil", "telenor", "ikea", "coop", "dnb", "nordea", "google", "amazon", "mcdonalds", "apple",
    "tesla", "microsoft", "orkla", "vipps", "norgesgruppen", "bunnpris", "europris", "biltema",
})  # fmt: skip


def check_fitness(name: str, context: NameContext) -> Iterator[Finding]:
    """Length, show, theme and reason."""
    if len(name) > LONGEST_WITHOUT_SHORT_FORM:
        finding = found(RuleId.OVER_22_CHARACTERS, length=len(name))
        yield finding.as_error() if context.stage is Stage.DECISION else finding
    longest = max(len(word) for word in re.split(r"[ -]", name))
    if longest > LONGEST_EASY_WORD:
        yield found(RuleId.LONG_WORD, length=longest)
    yield from _showy(name)
    yield from _outside_theme(name, context)


def check_reason(context: NameContext) -> Iterator[Finding]:
    """A proposal says why, where the municipality asks."""
    if context.reason is not None and not context.reason.strip():
        yield found(RuleId.NO_REASON)


def _showy(name: str) -> Iterator[Finding]:
    words = name.casefold().split(" ")
    parts = take_apart(name)
    for word, written in zip(words, name.split(" "), strict=True):
        last_of_several = word is words[-1] and len(words) > 1
        if word in _SHOWY_WORDS | _FIRMS or (last_of_several and word in _SHOWY_LAST_WORDS):
            yield found(RuleId.SHOWY, word=written)
            return
    if parts.stem in _FIRMS or parts.whole.endswith("panorama"):
        yield found(RuleId.SHOWY, word=name)


def _outside_theme(name: str, context: NameContext) -> Iterator[Finding]:
    theme = context.theme
    if theme is None:
        return
    belonging = {stem for word in theme.words for stem in stems(take_apart(word))}
    if not belonging & stems(take_apart(name)):
        yield found(RuleId.OUTSIDE_THEME, theme=theme.name)
