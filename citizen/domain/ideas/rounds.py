"""Setting up an idea round: its dates, and what staff can begin with."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal
from citizen.domain.rounds import FURTHEST, PATIENCE, SHORTEST_PERIOD, DateFault

ENOUGH_TIME = timedelta(days=21)
"""So long a call for proposals should be open at least: people must hear of it, think, and talk with others."""
MOST_THEMES = 8
MOST_PLACES = 60
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class PlannedTheme:
    """A theme as staff wrote it."""

    name_nb: str
    name_nn: str


DEFAULT_THEMES = (
    PlannedTheme("Innbyggermedvirkning", "Innbyggjarmedverknad"),
    PlannedTheme("Digitale løsninger", "Digitale løysingar"),
    PlannedTheme("Politisk organisering og arbeidsmåter", "Politisk organisering og arbeidsmåtar"),
)
"""The three that the ministry's merger programme asked about."""


def schedule_of_talk(opens_at: datetime, closes_at: datetime, answer_at: datetime) -> Schedule:
    """The schedule of an idea round or a hearing: its voting period is empty, on the day of the answer."""
    return Schedule(opens_at, closes_at, answer_at, answer_at)


def list_talk_date_faults(schedule: Schedule, now: datetime) -> tuple[DateFault, ...]:
    """Every date of a round that has not opened yet that can't stand, in order."""
    opens, closes = schedule.proposals_open_at, schedule.proposals_close_at
    answer = schedule.voting_close_at
    found = [
        (RoundRefusal.OPENS_IN_THE_PAST, "proposals_open_at", opens < now - PATIENCE),
        (RoundRefusal.CLOSES_BEFORE_IT_OPENS, "proposals_close_at", closes <= opens),
        (RoundRefusal.PERIOD_TOO_SHORT, "proposals_close_at", opens < closes < opens + SHORTEST_PERIOD),
        (RoundRefusal.ANSWER_TOO_EARLY, "voting_close_at", answer <= closes),
    ]
    instants = asdict(schedule)
    instants.pop("voting_open_at")  # the same as voting_close_at, and said once
    found += [(RoundRefusal.TOO_FAR_AHEAD, name, instant > now + FURTHEST) for name, instant in instants.items()]
    return tuple(DateFault(refusal, instant) for refusal, instant, applies in found if applies)


def refuse_talk_dates(schedule: Schedule, now: datetime) -> tuple[RoundRefusal, ...]:
    """Everything that is wrong with the dates of an idea round or a hearing."""
    if schedule.voting_open_at != schedule.voting_close_at:
        raise ValueError("an idea round or a hearing has no time for voting")
    return tuple(dict.fromkeys(fault.refusal for fault in list_talk_date_faults(schedule, now)))


def is_short(schedule: Schedule) -> bool:
    """Whether many will not have time: a note for staff, and no fault."""
    return schedule.proposals_close_at - schedule.proposals_open_at < ENOUGH_TIME


def default_idea_texts(municipality: str) -> dict[str, str]:
    """Texts to begin an idea round with, by part and language form; staff make them their own."""
    return {
        "influence_nb": (
            "Forslagene er råd til kommunen. Kommunen svarer på hvert forslag og sier hva den gjør med det, og hvorfor."
        ),
        "influence_nn": (
            "Forslaga er råd til kommunen. Kommunen svarer på kvart forslag og seier kva han gjer med det, og kvifor."
        ),
        "next_nb": (
            "Når fristen er ute, vurderer kommunen alle forslagene. Her ser du hele veien hvor langt hvert av dem er"
            " kommet, og svaret når det er klart."
        ),
        "next_nn": (
            "Når fristen er ute, vurderer kommunen alle forslaga. Her ser du heile vegen kor langt kvart av dei er"
            " kome, og svaret når det er klart."
        ),
        "decided_by_nb": f"Kommunestyret i {municipality}",
        "decided_by_nn": f"Kommunestyret i {municipality}",
        "privacy_nb": (
            "Forslag, argumenter og støtte er åpne for alle, med det navnet du har valgt, eller som «en innbygger»."
            " Skriv ikke om andres private forhold. Du kan slette kontoen din når som helst."
        ),
        "privacy_nn": (
            "Forslag, argument og støtte er opne for alle, med det namnet du har valt, eller som «ein innbyggjar»."
            " Skriv ikkje om andre sine private forhold. Du kan slette kontoen din når som helst."
        ),
    }
