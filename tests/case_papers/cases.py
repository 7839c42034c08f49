"""Rounds that have been counted and whose cases staff have prepared."""

from __future__ import annotations

from datetime import date

from citizen.ballots.models import BallotQuestion
from citizen.database import transaction
from citizen.decisions.models import CouncilCase, Meeting
from citizen.domain.decisions.codes import Outcome
from citizen.domain.permissions import Role
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.roads.models import RoadQuestion
from citizen.web.clock import now
from tests import factories as a
from tests.results.counted import a_closed_town
from tests.town import Town

REASON = "Flest vil ha det, òg dei som bur langs vegen."
ADVICE = "Åsvegen er rett skrive. <b>Ikkje</b> Aasvegen."


def a_prepared_town() -> Town:
    """60 have voted: Åsvegen leads, there are votes from both places, and staff recommend it."""
    town = a_closed_town(
        ("lidal", [1], 25, True), ("lidal", [0], 5, True), ("havnes", [0], 10, False), ("havnes", [1], 20, False)
    )
    a_case(town.place, town.process, town.question, "Åsvegen")
    return town


def a_case(place: Municipality, process: Process, about: RoadQuestion | BallotQuestion, name: str) -> CouncilCase:
    with transaction() as session:
        meeting = Meeting(
            municipality_id=place.id, held_on=date(2026, 12, 15), body_nb="Kommunestyret", body_nn="Kommunestyret"
        )
        session.add(meeting)
        session.flush()
        is_road = isinstance(about, RoadQuestion)
        case = CouncilCase(
            process_id=process.id,
            road_question_id=about.id if is_road else None,
            ballot_question_id=None if is_road else about.id,
            meeting_id=meeting.id,
            case_number="112/2026",
            advice_sent_on=date(2026, 9, 1),
            advice_sent_to="Språkrådet",
            advice_received_on=date(2026, 10, 20),
            advice_text=ADVICE,
            recommended=Outcome.NEW_NAME.value if is_road else Outcome.OPTION.value,
            recommended_nb=name,
            recommended_nn=name,
            reason_nb=REASON,
            reason_nn=REASON,
            opened_at=now(),
        )
        session.add(case)
    return case


def making(town: Town, lang: str = "nb") -> str:
    """Staff's page of the papers of the town."""
    return f"/{lang}/stab/{town.place.slug}/{town.process.slug}/saksframlegg"


def staff_of(town: Town):
    return a.a_person_with_role(town.place, Role.STAFF)
