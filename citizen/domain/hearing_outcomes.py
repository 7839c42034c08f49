"""What the municipality must say when it tells what it did with the answers to a hearing, and when it is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from citizen.domain.ideas.answering import is_address_of_page
from citizen.domain.person_numbers import holds_person_number
from citizen.domain.phases import Phase, Schedule

LONGEST_OUTCOME = 8000
LONGEST_PART = 3000
LONGEST_LINE = 200
LONGEST_TOLD = 600
"""As much of the text as stands in the notice; the rest is read on the page."""


class OutcomeRefusal(StrEnum):
    """Why the outcome of a hearing is not published as it is."""

    STILL_OPEN = "outcome-hearing-still-open"
    NO_TEXT_IN_BOKMAAL = "outcome-no-text-in-bokmaal"
    NO_TEXT_IN_NYNORSK = "outcome-no-text-in-nynorsk"
    PART_ONLY_IN_NYNORSK = "outcome-part-only-in-nynorsk"
    PART_ONLY_IN_BOKMAAL = "outcome-part-only-in-bokmaal"
    TEXT_TOO_LONG = "outcome-text-too-long"
    PART_TOO_LONG = "outcome-part-too-long"
    LINE_TOO_LONG = "outcome-line-too-long"
    ADDRESS_UNUSABLE = "outcome-address-unusable"
    PERSON_NUMBER = "outcome-person-number"
    SECTION_GONE = "outcome-section-gone"
    CHANGED_MEANWHILE = "outcome-changed-meanwhile"
    NOTHING_CHANGED = "outcome-nothing-changed"


@dataclass(frozen=True, slots=True)
class Said:
    """A text in both language forms, without blanks around it."""

    nb: str
    nn: str

    @property
    def is_empty(self) -> bool:
        return not (self.nb or self.nn)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the municipality did with the answers, as staff wrote it; `parts` by the number of their section."""

    text: Said
    case_number: str = ""
    case_url: str = ""
    parts: Mapping[int, Said] = field(default_factory=dict)

    @property
    def said_parts(self) -> dict[int, Said]:
        """The sections about which something is said."""
        return {number: said for number, said in self.parts.items() if not said.is_empty}


def find_faults(outcome: Outcome) -> tuple[tuple[str, OutcomeRefusal], ...]:
    """Everything that is wrong with an outcome, each fault with the part of the form that it stands in."""
    return (*_faults_of_text(outcome.text), *_faults_of_parts(outcome.parts), *_faults_of_case(outcome))


def refuse_publishing(schedule: Schedule, now: datetime) -> OutcomeRefusal | None:
    """Why nothing can be said yet: while people can answer, the municipality has not read all the answers."""
    return OutcomeRefusal.STILL_OPEN if schedule.phase_at(now) in (Phase.ANNOUNCED, Phase.PROPOSING) else None


def days_late(promised_on: date, on: date) -> int:
    """How many days after the promised day this is; 0 on the day itself, and before."""
    return max(0, (on - promised_on).days)


def shortened(text: str) -> str:
    """As much of the text as a notice says, cut off between two words."""
    if len(text) <= LONGEST_TOLD:
        return text
    return f"{text[:LONGEST_TOLD].rpartition(' ')[0] or text[:LONGEST_TOLD]} …"


def _faults_of_text(said: Said) -> Iterable[tuple[str, OutcomeRefusal]]:
    if not said.nb:
        yield "text_nb", OutcomeRefusal.NO_TEXT_IN_BOKMAAL
    if not said.nn:
        yield "text_nn", OutcomeRefusal.NO_TEXT_IN_NYNORSK
    yield from _faults_of_forms("text", said, LONGEST_OUTCOME, OutcomeRefusal.TEXT_TOO_LONG)


def _faults_of_parts(parts: Mapping[int, Said]) -> Iterable[tuple[str, OutcomeRefusal]]:
    for number, said in parts.items():
        if said.nn and not said.nb:
            yield f"part_{number}_nb", OutcomeRefusal.PART_ONLY_IN_NYNORSK
        if said.nb and not said.nn:
            yield f"part_{number}_nn", OutcomeRefusal.PART_ONLY_IN_BOKMAAL
        yield from _faults_of_forms(f"part_{number}", said, LONGEST_PART, OutcomeRefusal.PART_TOO_LONG)


def _faults_of_forms(
    part: str, said: Said, longest: int, too_long: OutcomeRefusal
) -> Iterable[tuple[str, OutcomeRefusal]]:
    for form, text in (("nb", said.nb), ("nn", said.nn)):
        if len(text) > longest:
            yield f"{part}_{form}", too_long
        elif holds_person_number(text):
            yield f"{part}_{form}", OutcomeRefusal.PERSON_NUMBER


def _faults_of_case(outcome: Outcome) -> Iterable[tuple[str, OutcomeRefusal]]:
    for part, text in (("case_number", outcome.case_number), ("case_url", outcome.case_url)):
        if len(text) > LONGEST_LINE:
            yield part, OutcomeRefusal.LINE_TOO_LONG
        elif holds_person_number(text):
            yield part, OutcomeRefusal.PERSON_NUMBER
    if outcome.case_url and not is_address_of_page(outcome.case_url):
        yield "case_url", OutcomeRefusal.ADDRESS_UNUSABLE
