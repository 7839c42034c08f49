"""Voting on paper: the code on a ballot, what two members of staff read from it, and where the two differ.

The code is 75 bits drawn at random and a check character. What is stored of it is a keyed hash, and so is what ties two
codes of one person together; the key is that of the round and lies outside the database.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from citizen.domain.box.check_characters import as_typed, checked

RANDOM_BYTES = 10
CHARACTERS = 16
FIRST_GROUP = 4
FEWEST_SHOWN = 10
"""So many people must have voted on paper before their number is published."""
WRITTEN_LENGTH = 4096
"""A ballot is written in a multiple of so many characters, so that its length tells nothing of the choices."""

_BITS = 75
Answer = tuple[int, ...] | None
"""The options chosen; () is blank, None is a question that was not filled in."""


class PaperRefusal(StrEnum):
    """Why a code can't be made, or a ballot on paper not be entered."""

    NOT_BY_ROLL = "paper-not-by-roll"
    NO_ROLL = "paper-no-roll"
    NO_BALLOTS = "paper-no-ballots"
    NOBODY_ASKED = "paper-nobody-asked"
    NO_SUCH_NUMBER = "paper-no-such-number"
    MAY_NOT_VOTE = "paper-may-not-vote"
    HAS_VOTED_ON_PAPER = "paper-has-voted-on-paper"
    BALLOT_CAME_IN = "paper-ballot-came-in"
    CODE_MISTYPED = "paper-code-mistyped"
    CODE_UNKNOWN = "paper-code-unknown"
    CODE_USED = "paper-code-used"
    CODE_INVALID = "paper-code-invalid"
    CODE_VOIDED = "paper-code-voided"
    CODE_REFUSED = "paper-code-refused"
    PRINTED_EARLIER = "paper-printed-earlier"
    ENTERED_BY_YOU = "paper-entered-by-you"
    READ_BY_YOU = "paper-read-by-you"
    MADE_CODES = "paper-made-codes"
    NEITHER_READING = "paper-neither-reading"
    TO_BE_SETTLED = "paper-to-be-settled"
    SETTLED_ALREADY = "paper-settled-already"
    MARKS_AND_BLANK = "paper-marks-and-blank"
    NUMBERS_UNCLEAR = "paper-numbers-unclear"
    NOTHING_ENTERED = "paper-nothing-entered"
    INVALID_WITH_MARKS = "paper-invalid-with-marks"
    NO_SUCH_OPTION = "paper-no-such-option"
    TOO_MANY_MARKS = "paper-too-many-marks"
    OVER_BUDGET = "paper-over-budget"
    NOT_ON_LIST = "paper-not-on-list"
    NOT_OPEN_YET = "paper-not-open-yet"
    CLOSED = "paper-closed"
    STOPPED = "paper-stopped"


class CodeState(StrEnum):
    """What has become of a code."""

    UNUSED = "unused"
    USED = "used"
    INVALID = "invalid"
    REFUSED = "refused"
    VOIDED = "voided"


class Entering(StrEnum):
    """What it led to that a ballot was entered."""

    ENTERED_ONCE = "paper-entered-once"
    COUNTED = "paper-counted"
    SETTLED = "paper-settled"
    INVALID = "paper-recorded-invalid"
    REFUSED = "paper-refused-online"
    DIFFERS = "paper-differs"


class PaperEventKind(StrEnum):
    """What is noted of the work with ballots on paper: that it was done, by whom and when, and nothing of a choice."""

    CODES_MADE = "codes-made"
    CODE_AT_DESK = "code-made-at-desk"
    CODES_VOIDED = "codes-voided"
    ENTERED = "ballot-entered"
    COUNTED = "ballot-counted"
    INVALID = "ballot-invalid"
    REFUSED = "ballot-refused"
    DIFFERED = "readings-differed"
    SETTLED = "difference-settled"


@dataclass(frozen=True, slots=True)
class PaperBallot:
    """What a ballot on paper says: an answer to each question, or that it can't be counted."""

    answers: Mapping[int, Answer]
    is_invalid: bool = False


def new_code(random_bytes: bytes) -> str:
    """The code of a ballot on paper, as `0000-0000-0000-0000`, from 10 bytes drawn at random."""
    if len(random_bytes) != RANDOM_BYTES:
        raise ValueError("a code is made of 10 random bytes")
    return checked(int.from_bytes(random_bytes, "big") % (1 << _BITS), CHARACTERS)


def read_code(text: str) -> str | None:
    """The canonical code that was meant; None where a character is wrong, missing or has changed places."""
    return as_typed(text, CHARACTERS)


def hash_of_code(round_key: bytes, code: str) -> bytes:
    """What the database holds of a code."""
    return hmac.new(round_key, b"paper1" + code.encode("ascii"), hashlib.sha256).digest()


def mark_of_elector(round_key: bytes, person_hash: bytes) -> bytes:
    """What ties the codes of one person together without telling whose they are."""
    return hmac.new(round_key, b"paper-elector1" + person_hash, hashlib.sha256).digest()


def hash_of_sheet(rules: str) -> bytes:
    """What tells whether a ballot was printed with the questions, options and method that hold now."""
    said = json.loads(rules)
    printed = {name: said[name] for name in ("method", "max_choices", "budget", "questions")}
    return hashlib.sha256(json.dumps(printed, sort_keys=True).encode("ascii")).digest()


def written(ballot: PaperBallot) -> bytes:
    """The one way a ballot on paper is written, filled up with spaces to a length that tells nothing."""
    answers = [[question, _as_list(ballot.answers[question])] for question in sorted(ballot.answers)]
    text = json.dumps({"answers": answers, "invalid": ballot.is_invalid}, sort_keys=True, separators=(",", ":"))
    return text.ljust(-(-len(text) // WRITTEN_LENGTH) * WRITTEN_LENGTH).encode("ascii")


def read_written(stored: bytes) -> PaperBallot:
    """The ballot that was written by `written`."""
    said = json.loads(stored)
    answers = {question: None if answer is None else tuple(answer) for question, answer in said["answers"]}
    return PaperBallot(answers, said["invalid"])


def refuse_content(ballot: PaperBallot) -> PaperRefusal | None:
    """Why what was entered is no reading of a ballot."""
    has_answers = any(answer is not None for answer in ballot.answers.values())
    if ballot.is_invalid:
        return PaperRefusal.INVALID_WITH_MARKS if has_answers else None
    return None if has_answers else PaperRefusal.NOTHING_ENTERED


def list_differences(first: PaperBallot, second: PaperBallot) -> tuple[int, ...]:
    """The questions that two readings of one ballot answer differently."""
    questions = sorted(first.answers.keys() | second.answers.keys())
    return tuple(one for one in questions if first.answers.get(one) != second.answers.get(one))


def is_same(first: PaperBallot, second: PaperBallot) -> bool:
    """Whether two readings of one ballot say the same."""
    return first.is_invalid == second.is_invalid and not list_differences(first, second)


def refuse_settled(settled: PaperBallot, first: PaperBallot, second: PaperBallot) -> PaperRefusal | None:
    """Why a difference can't be settled so: each answer must be one that one of the two readers saw.

    A reading that found the ballot invalid has no answers to choose; that a ballot is invalid can always be settled.
    """
    if settled.is_invalid:
        return None
    readings = [one for one in (first, second) if not one.is_invalid]
    for question, answer in settled.answers.items():
        if answer not in [one.answers.get(question) for one in readings]:
            return PaperRefusal.NEITHER_READING
    return None


def shown_number(voters: int) -> int | None:
    """How many voted on paper, as it may be published: not where they are so few that each could be guessed."""
    return voters if voters >= FEWEST_SHOWN else None


def _as_list(answer: Sequence[int] | None) -> list[int] | None:
    return None if answer is None else list(answer)
