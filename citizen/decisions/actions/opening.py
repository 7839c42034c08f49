"""Open the cases of a process, and note the meetings where they come up."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.database import database_now, transaction
from citizen.decisions.actions.noting import note
from citizen.decisions.models import CouncilCase, Meeting
from citizen.domain.acts import Act
from citizen.domain.decisions.codes import DecisionRefusal
from citizen.domain.decisions.texts import LONGEST_LINE
from citizen.municipalities.models import Municipality
from citizen.processes.models import ROAD_NAMES, Process
from citizen.roads.models import RoadQuestion
from citizen.staff_log.actions import record_act


def open_cases(process_id: int) -> int:
    """A case for each question of the process that has none; how many were made."""
    with transaction() as session:
        process = session.get_one(Process, process_id, with_for_update=True)
        if process.kind == ROAD_NAMES:
            taken = sa.select(CouncilCase.road_question_id).where(CouncilCase.road_question_id.is_not(None))
            wanted = sa.select(RoadQuestion.id).where(
                RoadQuestion.process_id == process_id, RoadQuestion.id.not_in(taken)
            )
            column = "road_question_id"
        else:
            taken = sa.select(CouncilCase.ballot_question_id).where(CouncilCase.ballot_question_id.is_not(None))
            wanted = (
                sa.select(BallotQuestion.id)
                .join(VoteRound, VoteRound.id == BallotQuestion.round_id)
                .where(
                    VoteRound.process_id == process_id,
                    VoteRound.status == "closed",
                    BallotQuestion.id.not_in(taken),
                )
            )
            column = "ballot_question_id"
        questions = session.scalars(wanted).all()
        opened_at = database_now(session)
        session.add_all(
            CouncilCase(process_id=process_id, opened_at=opened_at, **{column: question}) for question in questions
        )
        if questions:
            note(session, process, Act.CASES_PREPARED, {"opened": len(questions)})
    return len(questions)


def add_meeting(municipality_id: int, held_on: date, body_nb: str, body_nn: str) -> Meeting | DecisionRefusal:
    """Note a meeting; a body meets once a day."""
    if not body_nb or not body_nn:
        return DecisionRefusal.NOBODY_DECIDES
    if max(len(body_nb), len(body_nn)) > LONGEST_LINE:
        return DecisionRefusal.TOO_LONG
    with transaction() as session:
        place = session.get_one(Municipality, municipality_id, with_for_update=True)
        same = sa.select(Meeting.id).where(
            Meeting.municipality_id == municipality_id, Meeting.held_on == held_on, Meeting.body_nb == body_nb
        )
        if session.scalar(same):
            return DecisionRefusal.MEETING_IS_THERE
        meeting = Meeting(municipality_id=municipality_id, held_on=held_on, body_nb=body_nb, body_nn=body_nn)
        session.add(meeting)
        about = f"/stab/{place.slug}/saker/"
        details = {"day": held_on.isoformat(), "body": body_nb}
        record_act(session, Act.MEETING_ADDED, municipality_id=municipality_id, about=about, details=details)
    return meeting
