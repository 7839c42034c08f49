"""How a voting filled, day by day, as the public log shows it; made so that it ties nobody to a time.

Nothing is stored about when anybody voted. What is known is the log: votes are sealed in batches, each of many voters,
some of them long after they were cast, and all that is left when the voting closes. Those numbers are published. They
are told by the day at the finest, and a day with few lines is told together with its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from citizen.domain.disclosure import SMALLEST_GROUP


@dataclass(frozen=True, slots=True)
class SealedDays:
    """The lines that were sealed from the first of these days to the last."""

    first: date
    last: date
    lines: int

    @property
    def is_one_day(self) -> bool:
        return self.first == self.last


def days_of(sizes: Iterable[tuple[date, int]], *, last_day: date) -> tuple[SealedDays, ...]:
    """Lines by day, from (day, size of the whole log after a batch of that day) in the order of the batches.

    Empty where it could only be told as one number. Days on which nothing was sealed are part of what follows them.
    `last_day` is the day on which the voting closed: what is sealed later was cast by then.
    """
    added: dict[date, int] = {}
    before = 0
    for day, size in sizes:
        at = min(day, last_day)
        added[at] = added.get(at, 0) + size - before
        before = size
    told = _together(added)
    return told if len(told) > 1 else ()


def _together(added: dict[date, int]) -> tuple[SealedDays, ...]:
    """Neighbouring days put together until each part has lines enough."""
    told: list[SealedDays] = []
    waiting: SealedDays | None = None
    for day, lines in sorted(added.items()):
        part = SealedDays(waiting.first if waiting else day, day, lines + (waiting.lines if waiting else 0))
        waiting = part if part.lines < SMALLEST_GROUP else None
        if waiting is None:
            told.append(part)
    if waiting and told:
        last = told.pop()
        told.append(SealedDays(last.first, waiting.last, last.lines + waiting.lines))
    return tuple(told)
