"""A vote on given alternatives: nobody proposes anything, so its only dates are when the voting opens and closes."""

from __future__ import annotations

from datetime import datetime

from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal
from citizen.domain.rounds import FURTHEST, MARGIN, SHORTEST_PERIOD, DateFault


def schedule_of_vote(opens_at: datetime, closes_at: datetime) -> Schedule:
    """The schedule of a process whose period for proposals is empty."""
    return Schedule(opens_at, opens_at, opens_at, closes_at)


def list_vote_date_faults(schedule: Schedule, now: datetime) -> tuple[DateFault, ...]:
    """Every date of a vote that has not opened yet that can't stand, in order."""
    opens, closes = schedule.voting_open_at, schedule.voting_close_at
    found = (
        (RoundRefusal.VOTING_OPENS_IN_THE_PAST, "voting_open_at", opens < now + MARGIN),
        (RoundRefusal.TOO_FAR_AHEAD, "voting_open_at", opens > now + FURTHEST),
        (RoundRefusal.VOTING_CLOSES_TOO_EARLY, "voting_close_at", closes <= opens),
        (RoundRefusal.PERIOD_TOO_SHORT, "voting_close_at", opens < closes < opens + SHORTEST_PERIOD),
        (RoundRefusal.TOO_FAR_AHEAD, "voting_close_at", closes > now + FURTHEST),
    )
    return tuple(DateFault(refusal, instant) for refusal, instant, applies in found if applies)


def refuse_vote_dates(schedule: Schedule, now: datetime) -> tuple[RoundRefusal, ...]:
    """Everything that is wrong with the dates of a vote."""
    if schedule != schedule_of_vote(schedule.voting_open_at, schedule.voting_close_at):
        raise ValueError("a vote on given alternatives has no time for proposals")
    return tuple(dict.fromkeys(fault.refusal for fault in list_vote_date_faults(schedule, now)))


def default_vote_texts(municipality: str) -> dict[str, str]:
    """Texts to begin a vote with, by part and language form; staff make them their own."""
    return {
        "influence_nb": (
            "Avstemningen er rådgivende. Kommunestyret ser resultatet før det avgjør saken, og forklarer hvorfor hvis"
            " det velger noe annet enn det flest stemte for."
        ),
        "influence_nn": (
            "Avrøystinga er rådgivande. Kommunestyret ser resultatet før det avgjer saka, og forklarer kvifor dersom"
            " det vel noko anna enn det flest røysta for."
        ),
        "next_nb": (
            "Når avstemningen er over, blir stemmene talt, og resultatet og den åpne valgurnen blir publisert her."
            " Så legges saken fram for dem som avgjør."
        ),
        "next_nn": (
            "Når avrøystinga er over, blir røystene talde, og resultatet og den opne valurna blir publiserte her."
            " Så blir saka lagd fram for dei som avgjer."
        ),
        "decided_by_nb": f"Kommunestyret i {municipality}",
        "decided_by_nn": f"Kommunestyret i {municipality}",
    }
