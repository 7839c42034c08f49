"""How alike names are, found among thousands without comparing every pair."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from citizen.domain.naming.endings import Parts, take_apart
from citizen.domain.naming.keys import name_key
from citizen.domain.naming.letters import difference, one_letter_apart, shortened
from citizen.domain.naming.sounds import heard, misheard, sound_form, stems, whole_form

_LONG_ENOUGH = 4
"""In shorter words every letter counts, so there only letters that are easily misheard make two names alike."""


class Likeness(StrEnum):
    """How alike two names are, the worst first."""

    IDENTICAL = "identical"
    SOUND_ALIKE = "sound-alike"
    SAME_STEM = "same-stem"


@dataclass(frozen=True)
class Profile:
    """Everything about a name that decides what it is like."""

    key: str
    parts: Parts
    sound: str
    heard_stem: str
    heard_whole: str
    stems: frozenset[str]


@lru_cache(maxsize=32768)
def profile_of(name: str) -> Profile:
    """The profile of a name, computed once per spelling."""
    parts = take_apart(name)
    return Profile(name_key(name), parts, sound_form(parts), heard(parts.stem), whole_form(parts), stems(parts))


def likeness(first: Profile, second: Profile) -> Likeness | None:
    """How alike two names are, or None when nobody would take one for the other."""
    if first.key == second.key:
        return Likeness.IDENTICAL
    if first.parts.qualifiers == second.parts.qualifiers and (
        first.sound == second.sound or _one_letter_between(first, second)
    ):
        return Likeness.SOUND_ALIKE
    return Likeness.SAME_STEM if first.stems & second.stems else None


class LikenessIndex:
    """Names by everything that could make another name like them; answers with places in the given sequence."""

    def __init__(self, names: Sequence[str]) -> None:
        self._profiles = [profile_of(name) for name in names]
        self._shelves: dict[Hashable, list[int]] = defaultdict(list)
        for place, profile in enumerate(self._profiles):
            for label in _labels(profile):
                self._shelves[label].append(place)

    def like(self, name: str) -> dict[Likeness, list[int]]:
        """The places of all names like this one, by how alike they are."""
        profile = profile_of(name)
        places = {place for label in _labels(profile) for place in self._shelves.get(label, ())}
        found: dict[Likeness, list[int]] = {level: [] for level in Likeness}
        for place in sorted(places):
            level = likeness(profile, self._profiles[place])
            if level is not None:
                found[level].append(place)
        return found

    def pairs(self, groups: Sequence[Hashable]) -> Iterator[tuple[int, int, Likeness]]:
        """Every two names of different groups that are alike, each pair once."""
        seen = set()
        for shelf in self._shelves.values():
            for first, second in combinations(shelf, 2):
                if groups[first] == groups[second] or (first, second) in seen:
                    continue
                seen.add((first, second))
                level = likeness(self._profiles[first], self._profiles[second])
                if level is not None:
                    yield first, second, level


def _labels(profile: Profile) -> set[Hashable]:
    parts = profile.parts
    labels: set[Hashable] = {("sound", profile.sound)}  # names with one key have one sound
    labels.update(("stem", stem) for stem in profile.stems)
    labels.update((parts.ending, word) for stem in {parts.stem, profile.heard_stem} for word in shortened(stem))
    labels.update(word for whole in {parts.whole, profile.heard_whole} for word in shortened(whole))
    return labels


def _one_letter_between(first: Profile, second: Profile) -> bool:
    """One slip in writing, or one in hearing; the endings count only where they are not the same word."""
    if first.parts.ending == second.parts.ending:
        return _one_slip(first.parts.stem, second.parts.stem) or _one_mishearing(first.heard_stem, second.heard_stem)
    return _one_slip(first.parts.whole, second.parts.whole) or _one_mishearing(first.heard_whole, second.heard_whole)


def _one_slip(first: str, second: str) -> bool:
    if not one_letter_apart(first, second):
        return False
    a, b = difference(first, second)
    return min(len(first), len(second)) >= _LONG_ENOUGH or not a or not b or misheard(a, b)


def _one_mishearing(first: str, second: str) -> bool:
    return one_letter_apart(first, second) and misheard(*difference(first, second))
