"""What a person may be called beside what they write."""

from __future__ import annotations

import re
from enum import StrEnum

from citizen.domain.naming.keys import find_fault, tidy
from citizen.domain.person_numbers import holds_person_number

LONGEST_SHOWN_NAME = 60
ELEVEN_DIGITS = re.compile(r"(?:\d[ .-]?){11}")


class ShownNameRefusal(StrEnum):
    """Why a name can't be shown."""

    TOO_LONG = "shown-name-too-long"
    UNUSABLE_CHARACTER = "shown-name-unusable-character"
    PERSON_NUMBER = "shown-name-person-number"


def tidy_shown_name(text: str) -> str:
    """One spelling per name; without anything to show it is empty."""
    return tidy(text)


def refuse_shown_name(name: str) -> ShownNameRefusal | None:
    """Return why this can't stand beside a proposal, or None. An empty name is fine: it shows no name."""
    if len(name) > LONGEST_SHOWN_NAME:
        return ShownNameRefusal.TOO_LONG
    if find_fault(name) is not None:
        return ShownNameRefusal.UNUSABLE_CHARACTER
    if ELEVEN_DIGITS.search(name) or holds_person_number(name):
        return ShownNameRefusal.PERSON_NUMBER
    return None
