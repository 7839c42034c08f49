"""What an answer must say before it goes to everyone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.steps import Verdict
from citizen.domain.person_numbers import holds_person_number

LONGEST_ANSWER = 5000
LONGEST_LINE = 200


class AnswerRefusal(StrEnum):
    """Why an answer does not go out as it is."""

    NO_VERDICT = "answer-no-verdict"
    NO_REASON_IN_BOKMAAL = "answer-no-reason-in-bokmaal"
    NO_REASON_IN_NYNORSK = "answer-no-reason-in-nynorsk"
    NOBODY_ANSWERS = "answer-nobody-answers"
    ON_BEHALF_OF_NOBODY = "answer-on-behalf-of-nobody"
    NOBODY_DECIDED = "answer-nobody-decided"
    TOO_LONG = "answer-too-long"
    ADDRESS_UNUSABLE = "answer-case-address-unusable"
    PERSON_NUMBER = "answer-person-number"
    NOT_PUBLIC = "answer-not-public"
    CHANGED_MEANWHILE = "answer-changed-meanwhile"
    NOTHING_CHANGED = "answer-nothing-changed"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as staff wrote it, without blanks around its parts."""

    verdict: str
    reason_nb: str
    reason_nn: str
    answered_by: str
    on_behalf_of: str
    decided_by: str
    case_number: str
    case_url: str


DEMANDED = {
    "reason_nb": AnswerRefusal.NO_REASON_IN_BOKMAAL,
    "reason_nn": AnswerRefusal.NO_REASON_IN_NYNORSK,
    "answered_by": AnswerRefusal.NOBODY_ANSWERS,
    "on_behalf_of": AnswerRefusal.ON_BEHALF_OF_NOBODY,
    "decided_by": AnswerRefusal.NOBODY_DECIDED,
}
"""What must be there, and what is said where it is not."""
REASONS = ("reason_nb", "reason_nn")
LINES = ("answered_by", "on_behalf_of", "decided_by", "case_number", "case_url")


def find_faults(answer: Answer) -> tuple[tuple[str, AnswerRefusal], ...]:
    """Everything that is wrong with an answer, each fault with the part that it stands in."""
    return tuple(_faults(answer))


def refuse_answer(state: IdeaState) -> AnswerRefusal | None:
    """Why an idea can't be answered: only what everyone can see is."""
    return None if state is IdeaState.PUBLISHED else AnswerRefusal.NOT_PUBLIC


def _faults(answer: Answer) -> Iterable[tuple[str, AnswerRefusal]]:
    if answer.verdict not in set(Verdict):
        yield "verdict", AnswerRefusal.NO_VERDICT
    for part, refusal in DEMANDED.items():
        if not getattr(answer, part):
            yield part, refusal
    for part in (*REASONS, *LINES):
        text = getattr(answer, part)
        if len(text) > (LONGEST_ANSWER if part in REASONS else LONGEST_LINE):
            yield part, AnswerRefusal.TOO_LONG
        elif holds_person_number(text):
            yield part, AnswerRefusal.PERSON_NUMBER
    if answer.case_url and not is_address_of_page(answer.case_url):
        yield "case_url", AnswerRefusal.ADDRESS_UNUSABLE


def is_address_of_page(text: str) -> bool:
    """Whether it is an address of a page on the web that can be opened by everyone."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    has_blanks = any(letter.isspace() or not letter.isprintable() for letter in text)
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not (has_blanks or parts.username)
