"""An order of preference as a voter writes it: a number beside each option, 1 for the best, nothing for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

WHOLE_NUMBER = re.compile(r"[0-9]{1,4}")


class NumberFault(StrEnum):
    """Why the numbers beside the options are no order."""

    NOT_A_NUMBER = "ranking-not-a-number"
    SAME_NUMBER = "ranking-same-number"
    NUMBER_SKIPPED = "ranking-number-skipped"


class Move(StrEnum):
    """What a button beside an option does with its place."""

    UP = "up"
    DOWN = "down"
    REMOVE = "remove"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Misnumbered:
    """What is wrong with the numbers: at which options, and which number is meant where there is one."""

    fault: NumberFault
    options: tuple[str, ...]
    number: int = 0


def read_numbers(numbers: Mapping[str, str]) -> tuple[str, ...] | Misnumbered:
    """The options that have a number, in the order of the numbers, which must be 1, 2, 3 … without gap or repetition.

    Only the digits 0 to 9 are read, so that what is stored is what stands on the page whoever reads it.
    """
    written = {option: text.strip() for option, text in numbers.items() if text.strip()}
    unreadable = tuple(option for option, text in written.items() if not _is_number(text))
    if unreadable:
        return Misnumbered(NumberFault.NOT_A_NUMBER, unreadable)
    by_number: dict[int, list[str]] = {}
    for option, text in written.items():
        by_number.setdefault(int(text), []).append(option)
    for number, options in sorted(by_number.items()):
        if len(options) > 1:
            return Misnumbered(NumberFault.SAME_NUMBER, tuple(options), number)
    for wanted, number in enumerate(sorted(by_number), start=1):
        if number != wanted:
            return Misnumbered(NumberFault.NUMBER_SKIPPED, tuple(by_number[number]), wanted)
    return tuple(by_number[number][0] for number in sorted(by_number))


def moved(order: Sequence[str], option: str, move: Move) -> tuple[str, ...]:
    """The order after the option has been moved one place, taken out, or added last. What can't move stays."""
    if option not in order:
        return (*order, option) if move is Move.ADD else tuple(order)
    if move is Move.ADD:
        return tuple(order)
    place, others = order.index(option), [one for one in order if one != option]
    new_place = {Move.UP: max(0, place - 1), Move.DOWN: place + 1}.get(move)
    if new_place is not None:
        others.insert(new_place, option)
    return tuple(others)


def _is_number(text: str) -> bool:
    return WHOLE_NUMBER.fullmatch(text) is not None and int(text) >= 1
