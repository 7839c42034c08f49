"""What a rule of naming is: its id, how heavy it weighs, and its words in both language forms."""

from dataclasses import dataclass
from enum import StrEnum


class RuleId(StrEnum):
    """Stable ids: pages link to them, files list them."""

    EMPTY = "N01"
    TAKEN = "N02"
    TAKEN_IN_SHARED_AREA = "N03"
    CONFUSABLE = "N04"
    BEGINS_ALIKE = "N05"
    PLACE_ELSEWHERE = "N06"
    OVER_22_CHARACTERS = "N07"
    SHORT_FORM = "N08"
    SHORT_FORM_STYLE = "N09"
    ABBREVIATION = "N10"
    ROAD_FORM = "N11"
    NO_ENDING_NEEDED = "N12"
    ONE_WORD = "N13"
    DEFINITE_FIRST_PART = "N14"
    APOSTROPHE = "N15"
    CAPITAL_INSIDE = "N16"
    CAPITAL_FIRST = "N17"
    UNUSABLE_CHARACTER = "N18"
    FOREIGN_CHARACTER = "N19"
    DIGITS = "N20"
    LIVING_PERSON = "N21"
    SHOWY = "N22"
    OFFENSIVE = "N23"
    LONG_WORD = "N24"
    NO_REASON = "N25"
    PROTECTED = "N26"
    PLACE_SPELLING = "N27"
    PLACE_NAME_SERVICE = "N28"
    OUTSIDE_THEME = "N29"
    CHOSEN_ELSEWHERE = "N30"
    ADDRESS_CODE = "N31"
    PARALLEL_NAMES = "N34"
    USED_BY_NEIGHBOUR = "N35"
    OTHER_WAY_OUT = "N36"
    NOT_A_NAME = "N37"
    NO_LETTERS = "N38"
    ONE_LETTER = "N39"
    ALSO_PROPOSED = "N40"


class Severity(StrEnum):
    """An error stops a name, a warning never does, an info is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Words:
    """One text in Bokmål and in Nynorsk."""

    nb: str
    nn: str

    def to(self, language: str) -> str:
        """The text in the language asked for: nn, or else nb."""
        return self.nn if language == "nn" else self.nb


@dataclass(frozen=True)
class Rule:
    """One rule: what it says when it is broken, why it exists, and where it comes from.

    A rule that is not automatic is judged by people; it stands in the table so that residents can read it.
    One that is for staff says what the municipality itself must see to, whatever name residents choose.
    """

    id: RuleId
    severity: Severity
    title: Words
    message: Words
    explanation: Words
    source: Words
    automatic: bool = True
    for_staff: bool = False
