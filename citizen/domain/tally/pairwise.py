"""Options compared two and two: how many voters prefer one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.domain.tally.profiles import Profile


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many voters prefer each option to each other one."""

    options: tuple[int, ...]
    preferred: tuple[tuple[int, ...], ...]
    """In the order of `options`: preferred[i][j] voters rank option i above option j."""

    def voters_for(self, option: int, other: int) -> int:
        """How many voters rank `option` above `other`; ranking one and leaving out the other is a preference too."""
        return self.preferred[self.options.index(option)][self.options.index(other)]

    @property
    def condorcet_winner(self) -> int | None:
        """The option that more voters prefer than not against each other option; None where there is none."""
        for option in self.options:
            others = [other for other in self.options if other != option]
            if others and all(self.voters_for(option, other) > self.voters_for(other, option) for other in others):
                return option
        return None


def compare(options: Sequence[int], ballots: Profile) -> Comparison:
    """Compare all options on ballots that rank some of them, each at most once.

    Whom a voter prefers an option to depends only on which options stand above it, so ballots are first gathered by
    (option, set of options above it): a million ballots have few such pairs.
    """
    place = {option: index for index, option in enumerate(options)}
    below: list[dict[int, int]] = [{} for _ in options]
    for ranking, times in ballots:
        above = 0
        for option in ranking:
            index = place[option]
            gathered = below[index]
            gathered[above] = gathered.get(above, 0) + times
            above |= 1 << index
    matrix = [[0] * len(options) for _ in options]
    for index, gathered in enumerate(below):
        for above, times in gathered.items():
            for other in range(len(options)):
                if other != index and not above >> other & 1:
                    matrix[index][other] += times
    return Comparison(tuple(options), tuple(map(tuple, matrix)))
