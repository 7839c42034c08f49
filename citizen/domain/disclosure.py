"""Which groups' totals may be shown, so that nobody's choice can be read from them or worked out by subtraction.

The voters of a question fall into atoms, such as (former municipality, lives on the road or not); each group whose
total may be shown is a union of atoms, and groups may overlap. Whoever adds and subtracts shown totals can work out
every set of atoms whose indicator vector is a combination of the shown ones. Such a set must not hold 1 to 9 voters,
nor fewer than 30 who all chose a same option or all voted blank, since that tells what each of them chose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeVar

SMALLEST_GROUP = 10
SMALLEST_UNANIMOUS_GROUP = 30

MOST_SHOWN = 12
"""Groups whose totals are shown at most, since every further one doubles the sets that must be looked at."""

Group = TypeVar("Group")
Atom = TypeVar("Atom")


def publishable(
    atoms: Mapping[Atom, Sequence[tuple[tuple[int, ...], int]]], groups: Mapping[Group, Collection[Atom]]
) -> frozenset[Group]:
    """The groups whose totals may be shown beside the total of all, which is always shown.

    `atoms` holds the ballots of each, as (options chosen, how many such ballots); where only first choices are shown
    per group, give first choices. `groups` come in order of priority: each is shown if everything that can then be
    worked out is safe. A group without voters is not shown, and no more than 12 groups are.
    """
    cells = [_Cell.of(ballots) for ballots in atoms.values()]
    inhabited = [(atom, cell) for atom, cell in zip(atoms, cells, strict=True) if cell.voters]
    all_cells = [cell for _, cell in inhabited]
    rows = [[1] * len(inhabited)]
    shown: list[Group] = []
    for group, members in groups.items():
        row = [int(atom in members) for atom, _ in inhabited]
        if all(row) and _tells_too_much(all_cells):
            continue  # the total of all says what few people chose; where they live need not be said beside it
        if len(shown) < MOST_SHOWN and any(row) and _is_safe(all_cells, [*rows, row]):
            rows.append(row)
            shown.append(group)
    return frozenset(shown)


@dataclass(frozen=True, slots=True)
class _Cell:
    """How many voters an atom has, and how many of them chose each option; None is a blank vote."""

    voters: int
    chosen: Counter[int | None]

    @classmethod
    def of(cls, ballots: Iterable[tuple[tuple[int, ...], int]]) -> _Cell:
        voters = 0
        chosen: Counter[int | None] = Counter()
        for choices, times in ballots:
            voters += times
            for option in choices or (None,):
                chosen[option] += times
        return cls(voters, chosen)


def _is_safe(cells: Sequence[_Cell], shown: Sequence[Sequence[int]]) -> bool:
    """Whether each set that can be worked out from these totals is large enough; all voters together always are."""
    parts = (
        [cell for cell, is_member in zip(cells, members, strict=True) if is_member] for members in _derivable(shown)
    )
    return not any(0 < len(part) < len(cells) and _tells_too_much(part) for part in parts)


def _tells_too_much(part: Sequence[_Cell]) -> bool:
    voters = sum(cell.voters for cell in part)
    together = sum((cell.chosen for cell in part), Counter())
    return voters < SMALLEST_GROUP or (voters < SMALLEST_UNANIMOUS_GROUP and max(together.values()) == voters)


def _derivable(shown: Sequence[Sequence[int]]) -> Iterator[list[bool]]:
    """Every set whose indicator vector is a combination of the shown ones.

    In reduced rows each has a column of its own where the others are 0, so the factors of a combination that is 0 or
    1 everywhere are 0 or 1 themselves: it is the sum of some of the reduced rows, and only those sums need a look.
    """
    rows = _reduced(shown)
    unit = lcm(*(entry.denominator for row in rows for entry in row))
    whole = [[int(entry * unit) for entry in row] for row in rows]
    sums = [[0] * len(shown[0])]
    for row in whole:
        sums += [[entry + added for entry, added in zip(each, row, strict=True)] for each in sums]
    for each in sums:
        if all(entry in (0, unit) for entry in each):
            yield [entry == unit for entry in each]


def _reduced(shown: Sequence[Sequence[int]]) -> list[list[Fraction]]:
    """The reduced row echelon form, exactly, without empty rows."""
    rows = [[Fraction(entry) for entry in row] for row in shown]
    done = 0
    for column in range(len(rows[0])):
        pivot = next((index for index in range(done, len(rows)) if rows[index][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        lead = rows[done][column]
        rows[done] = [entry / lead for entry in rows[done]]
        for index, row in enumerate(rows):
            if index != done and row[column]:
                rows[index] = [entry - row[column] * own for entry, own in zip(row, rows[done], strict=True)]
        done += 1
    return rows[:done]
