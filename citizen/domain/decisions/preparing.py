"""What staff prepare in a case, and what can't be right about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from citizen.domain.decisions.codes import DecisionRefusal, Outcome, Parallel
from citizen.domain.decisions.texts import LONGEST_ADVICE, LONGEST_LINE, LONGEST_REASON
from citizen.domain.person_numbers import holds_person_number


@dataclass(frozen=True, slots=True)
class Preparation:
    """A case as staff have prepared it; the fields are those of the table."""

    meeting_id: int | None = None
    case_number: str = ""
    advice_sent_on: date | None = None
    advice_sent_to: str = ""
    advice_received_on: date | None = None
    advice_text: str = ""
    needs_hearing: bool = False
    hearing_opens_on: date | None = None
    hearing_closes_on: date | None = None
    parallel: Parallel = Parallel.UNKNOWN
    parallel_names: str = ""
    recommended: Outcome | None = None
    recommended_nb: str = ""
    recommended_nn: str = ""
    recommended_options: str = "[]"
    recommended_proposal_id: int | None = None
    recommended_short: str = ""
    reason_nb: str = ""
    reason_nn: str = ""


LONGEST = {
    "case_number": LONGEST_LINE,
    "advice_sent_to": LONGEST_LINE,
    "advice_text": LONGEST_ADVICE,
    "parallel_names": LONGEST_LINE,
    "recommended_nb": LONGEST_LINE,
    "recommended_short": LONGEST_LINE,
    "reason_nb": LONGEST_REASON,
    "reason_nn": LONGEST_REASON,
}


def find_faults(prepared: Preparation, today: date) -> Iterator[tuple[str, DecisionRefusal]]:
    """What can't be stored, each with its field."""
    for name, longest in LONGEST.items():
        text = getattr(prepared, name)
        if len(text) > longest:
            yield name, DecisionRefusal.TOO_LONG
        elif holds_person_number(text):
            yield name, DecisionRefusal.PERSON_NUMBER
    yield from _about_the_advice(prepared, today)
    yield from _about_the_hearing(prepared)
    if bool(prepared.reason_nb) != bool(prepared.reason_nn):
        yield ("reason_nn" if prepared.reason_nb else "reason_nb"), DecisionRefusal.REASON_IN_ONE_FORM


def _about_the_advice(prepared: Preparation, today: date) -> Iterator[tuple[str, DecisionRefusal]]:
    sent_on, received_on = prepared.advice_sent_on, prepared.advice_received_on
    if sent_on and sent_on > today:
        yield "advice_sent_on", DecisionRefusal.DAY_TO_COME
    if received_on and received_on > today:
        yield "advice_received_on", DecisionRefusal.DAY_TO_COME
    if received_on and sent_on and received_on < sent_on:
        yield "advice_received_on", DecisionRefusal.ADVICE_BEFORE_ASKED


def _about_the_hearing(prepared: Preparation) -> Iterator[tuple[str, DecisionRefusal]]:
    opens_on, closes_on = prepared.hearing_opens_on, prepared.hearing_closes_on
    if (opens_on is None) != (closes_on is None):
        yield ("hearing_closes_on" if opens_on else "hearing_opens_on"), DecisionRefusal.HEARING_HALF
    elif opens_on and closes_on and closes_on <= opens_on:
        yield "hearing_closes_on", DecisionRefusal.HEARING_BACKWARDS
