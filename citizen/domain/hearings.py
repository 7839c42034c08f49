"""Hearings of a text: who may answer and when, what an answer may hold, and how much time people should have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from citizen.domain.ideas.writing import NEW_FOR, has_link
from citizen.domain.person_numbers import holds_person_number
from citizen.domain.personal_data import find_personal_data, holds_birth_number
from citizen.domain.phases import Phase, Schedule

LONGEST_ANSWER = 10_000
LONGEST_ORGANISATION = 120
LONGEST_HEADING, LONGEST_SECTION = 160, 8000
MOST_SECTIONS = 60
ENOUGH_TIME = timedelta(days=60)
"""Two months: what the law asks for some hearings, and what many boards need to meet and write an answer."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_IN_AN_HOUR, MOST_IN_A_DAY = 20, 60
MOST_OF_NEW_IN_AN_HOUR, MOST_OF_NEW_IN_A_DAY = 8, 20
"""Per person and never per network. Each section can be answered by itself, so even a new account may send some."""


class Stance(StrEnum):
    """What somebody thinks of the text, or of a section of it."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"


class AnswerState(StrEnum):
    """Where an answer stands between its writer, the public and the moderators."""

    PUBLISHED = "published"
    HELD = "held"
    """Sent in, and not public before a moderator has looked at it."""
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class HearingRefusal(StrEnum):
    """Why an answer, or its withdrawal, is refused."""

    NOT_OPEN_YET = "hearing-not-open-yet"
    ALREADY_CLOSED = "hearing-already-closed"
    EMPTY = "hearing-answer-empty"
    TOO_LONG = "hearing-answer-too-long"
    ORGANISATION_TOO_LONG = "hearing-organisation-too-long"
    BIRTH_NUMBER = "hearing-birth-number"
    CONTACT_DATA = "hearing-contact-data"
    TOO_MANY = "hearing-too-many"
    SECTION_GONE = "hearing-section-gone"
    ANSWER_GONE = "hearing-answer-gone"
    NOT_YOURS = "hearing-not-yours"


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section of the text as staff wrote it."""

    heading_nb: str
    heading_nn: str
    text_nb: str
    text_nn: str


def refuse_answering(schedule: Schedule, now: datetime) -> HearingRefusal | None:
    """Why nobody can answer now, or take an answer back, or None."""
    match schedule.phase_at(now):
        case Phase.ANNOUNCED:
            return HearingRefusal.NOT_OPEN_YET
        case Phase.PROPOSING:
            return None
    return HearingRefusal.ALREADY_CLOSED


def refuse_answer(text: str, organisation: str, *, may_hold_contact: bool) -> HearingRefusal | None:
    """Why this can't be sent; `may_hold_contact` where the writer says that telephone or e-mail may be public."""
    if not text.strip():
        return HearingRefusal.EMPTY
    if len(text) > LONGEST_ANSWER:
        return HearingRefusal.TOO_LONG
    if len(organisation) > LONGEST_ORGANISATION:
        return HearingRefusal.ORGANISATION_TOO_LONG
    found = find_personal_data(text)
    if holds_birth_number(found) or holds_person_number(organisation):
        return HearingRefusal.BIRTH_NUMBER
    return HearingRefusal.CONTACT_DATA if found and not may_hold_contact else None


def is_new_account(created_at: datetime, now: datetime) -> bool:
    """Whether the account can send less than others, and a moderator looks first at what it sends with a link."""
    return now - created_at < NEW_FOR


def is_too_many(last_hour: int, last_day: int, *, is_new: bool) -> bool:
    """Whether a person who has sent this many must wait with the next; `is_new` for a new account."""
    if is_new:
        return last_hour >= MOST_OF_NEW_IN_AN_HOUR or last_day >= MOST_OF_NEW_IN_A_DAY
    return last_hour >= MOST_IN_AN_HOUR or last_day >= MOST_IN_A_DAY


def state_when_sent(text: str, *, is_new: bool) -> AnswerState:
    """Public at once, but for a link from a new account: a moderator looks at that first."""
    return AnswerState.HELD if is_new and has_link(text) else AnswerState.PUBLISHED


def refuse_withdrawal(
    state: AnswerState, schedule: Schedule, now: datetime, *, is_writer: bool
) -> HearingRefusal | None:
    """Why an answer can't be taken back: its writer can until the hearing closes; then it is a paper of the case."""
    if not is_writer:
        return HearingRefusal.NOT_YOURS
    if state not in (AnswerState.PUBLISHED, AnswerState.HELD):
        return HearingRefusal.ANSWER_GONE
    return refuse_answering(schedule, now)


def is_short(schedule: Schedule) -> bool:
    """Whether many will not have time: a note for staff, and no fault."""
    return schedule.proposals_close_at - schedule.proposals_open_at < ENOUGH_TIME


def default_hearing_texts(municipality: str) -> dict[str, str]:
    """Texts to begin a hearing with, by part and language form; staff make them their own."""
    return {
        "influence_nb": (
            "Svarene er råd til kommunen. Før saken blir avgjort, får de som avgjør, lese alle svarene, og kommunen"
            " forklarer hva den har fulgt og ikke fulgt."
        ),
        "influence_nn": (
            "Svara er råd til kommunen. Før saka blir avgjord, får dei som avgjer, lese alle svara, og kommunen"
            " forklarer kva han har følgt og ikkje følgt."
        ),
        "next_nb": (
            "Når fristen er ute, leser kommunen svarene og skriver om teksten der de gir grunn til det. Så blir den"
            " lagt fram til avgjørelse sammen med svarene."
        ),
        "next_nn": (
            "Når fristen er ute, les kommunen svara og skriv om teksten der dei gir grunn til det. Så blir han lagd"
            " fram til avgjerd saman med svara."
        ),
        "decided_by_nb": f"Kommunestyret i {municipality}",
        "decided_by_nn": f"Kommunestyret i {municipality}",
        "privacy_nb": (
            "Svarene er dokumenter i en sak og offentlige etter offentleglova. De står her med det navnet du har valgt,"
            " eller som «en innbygger», og med navnet på organisasjonen du svarer for. Skriv ikke om andres private"
            " forhold."
        ),
        "privacy_nn": (
            "Svara er dokument i ei sak og offentlege etter offentleglova. Dei står her med det namnet du har valt,"
            " eller som «ein innbyggjar», og med namnet på organisasjonen du svarer for. Skriv ikkje om andre sine"
            " private forhold."
        ),
    }
