"""One spelling and one comparison key per name, and the characters that no name may hold."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from citizen.domain.naming.lookalikes import STRUCK_LETTERS, TO_LATIN

LONGEST_NAME = 60
"""Own limit: the longest real road name seen has 25 characters, and signs hold fewer."""

_LONGEST_READ = 200  # Nothing beyond this is looked at: normalising hostile text can take quadratic time.
_MOST_MARKS = 3
_ONE_WRITING = str.maketrans({"’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
_PLAIN = re.compile(r"[A-Za-zÆØÅæøå.' -]*")
_IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Unusable(StrEnum):
    """Why a text can't be stored as a name, whatever the rules of naming say."""

    TOO_LONG = "too_long"
    CONTROL = "control"
    SURROGATE = "surrogate"
    PRIVATE = "private"
    UNASSIGNED = "unassigned"
    DIRECTION = "direction"
    INVISIBLE = "invisible"
    MARKS = "marks"


@dataclass(frozen=True)
class Fault:
    """What is unusable, and the code point that made it so."""

    why: Unusable
    character: str

    @property
    def code_point(self) -> str:
        """`U+202E`, safe to print anywhere."""
        return f"U+{ord(self.character):04X}" if self.character else ""


_BY_CATEGORY = {
    "Cc": Unusable.CONTROL,
    "Cs": Unusable.SURROGATE,
    "Co": Unusable.PRIVATE,
    "Cn": Unusable.UNASSIGNED,
    "Cf": Unusable.INVISIBLE,
    "Zl": Unusable.CONTROL,
    "Zp": Unusable.CONTROL,
}


def tidy(name: str) -> str:
    """One spelling per name: composed letters, one kind of apostrophe and hyphen, single spaces, no outer space."""
    read = name[:_LONGEST_READ]
    return unicodedata.normalize("NFC", " ".join(read.split())).translate(_ONE_WRITING)


def name_key(name: str) -> str:
    """What two names share exactly when a reader sees the same name; å, ø, æ and the Sámi letters stay themselves."""
    read = name[:_LONGEST_READ]
    if _PLAIN.fullmatch(read):
        return " ".join(read.casefold().split())
    letters = _IGNORED.sub("", unicodedata.normalize("NFKD", read)).translate(TO_LATIN)
    folded = unicodedata.normalize("NFKD", letters.casefold()).translate(TO_LATIN)
    folded = folded.replace("i\u0307", "i")  # the Turkish İ, once folded
    for struck, letter in STRUCK_LETTERS.items():
        folded = folded.replace(struck, letter)
    return " ".join(unicodedata.normalize("NFC", folded).split())


def find_fault(text: str) -> Fault | None:
    """The first thing that makes this text unusable as a name, in time that doesn't grow with hostile input."""
    if len(text) > _LONGEST_READ:
        return Fault(Unusable.TOO_LONG, "")
    if _PLAIN.fullmatch(text):
        return None
    for character in text:
        if character in _TURNING:
            return Fault(Unusable.DIRECTION, character)
        if _IGNORED.match(character):
            return Fault(Unusable.INVISIBLE, character)
        why = _BY_CATEGORY.get(unicodedata.category(character))
        if why is not None:
            return Fault(why, character)
    return _find_piled_marks(text)


def without_faults(text: str) -> str:
    """The text as it was probably meant: unusable characters gone, the rest tidied."""
    kept = (
        character
        for character in text[:_LONGEST_READ]
        if character.isspace() or (not _IGNORED.match(character) and unicodedata.category(character)[0] != "C")
    )
    return tidy("".join(kept))


def _find_piled_marks(text: str) -> Fault | None:
    run = 0
    for character in unicodedata.normalize("NFD", text):
        run = run + 1 if unicodedata.category(character).startswith("M") else 0
        if run > _MOST_MARKS:
            return Fault(Unusable.MARKS, character)
    return None
