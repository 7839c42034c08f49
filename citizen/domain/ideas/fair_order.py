"""In which order arguments stand, so that a new voice is seen and a good argument is too.

The rule: everyone's first argument stands before anyone's second, everyone's second before anyone's third, and so on.
Among those, every other place goes to the argument that readers have found most useful, and every other to the newest
of those that the fewest have marked. How useful an argument is, is judged by its share of the marks that were given
since it was sent, with Wilson's lower bound: an old argument has no head start, and a single mark is not yet a proof.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import sqrt

Z = 1.96
"""How sure the bound is: 95 times out of 100."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An argument as the order sees it."""

    id: int
    writer: int | None
    """None where the writer has deleted their account; each such argument is taken as a voice of its own."""
    sent_at: datetime
    useful: int
    """How many found it useful, the reader apart: what stands on a page does not move when its reader presses."""
    chances: int
    """How many marks were given under the idea since it was sent, to this one or another."""


def fair_order(voices: Sequence[Voice]) -> tuple[int, ...]:
    """The ids in order: the same for the same voices, in whatever order they come.

    Of those whose first argument nobody has marked yet, the newest stands at the second place or before, the one before
    it at the fourth or before, and so on, however many arguments there are.
    """
    by_turn: dict[int, list[Voice]] = {}
    spoken: Counter[int] = Counter()
    for voice in sorted(voices, key=lambda one: (one.sent_at, one.id)):
        turn = 0
        if voice.writer is not None:
            turn = spoken[voice.writer]
            spoken[voice.writer] += 1
        by_turn.setdefault(turn, []).append(voice)
    return tuple(voice.id for turn in sorted(by_turn) for voice in _alternate(by_turn[turn]))


def surely_useful(useful: int, chances: int) -> float:
    """The share of the chances that one can be sure of, by Wilson's lower bound; 0 where there was no mark."""
    if useful <= 0:
        return 0.0
    chances = max(chances, useful)  # a withdrawn mark elsewhere can leave fewer in all than this one has
    share = useful / chances
    middle = share + Z * Z / (2 * chances)
    spread = Z * sqrt((share * (1 - share) + Z * Z / (4 * chances)) / chances)
    return (middle - spread) / (1 + Z * Z / chances)


def _alternate(voices: Sequence[Voice]) -> list[Voice]:
    """Turn by turn the most useful that is left, and the newest of the least marked that are left."""
    useful = sorted(
        (voice for voice in voices if voice.useful > 0),
        key=lambda one: (-surely_useful(one.useful, one.chances), -one.sent_at.timestamp(), -one.id),
    )
    little_seen = sorted(voices, key=lambda one: (one.useful, -one.sent_at.timestamp(), -one.id))
    queues = (iter(useful), iter(little_seen))
    placed: dict[int, Voice] = {}
    while len(placed) < len(voices):
        for queue in queues:
            following = next((voice for voice in queue if voice.id not in placed), None)
            if following is not None:
                placed[following.id] = following
    return list(placed.values())
