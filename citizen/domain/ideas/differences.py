"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECES = re.compile(r"\s+|[^\s]+")


class Change(StrEnum):
    """What happened to a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in a row to which the same happened."""

    change: Change
    text: str


def word_changes(before: str, after: str) -> tuple[Stretch, ...]:
    """The later text with what was taken out and put in, in reading order. Joined without what was removed it is the
    later text, and without what was added the earlier one.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    found: list[Stretch] = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(Change.KEPT, "".join(old[old_start:old_end])))
            continue
        if old_end > old_start:
            found.append(Stretch(Change.REMOVED, "".join(old[old_start:old_end])))
        if new_end > new_start:
            found.append(Stretch(Change.ADDED, "".join(new[new_start:new_end])))
    return tuple(found)
