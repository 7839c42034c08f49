"""Open the cases of a process."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.database import database_now, transaction
from citizen.decisions.actions.noting import note
from citizen.decisions.models import CouncilCase
from citizen.domain.acts import Act
from citizen.processes.models import ROAD_NAMES, Process
from citizen.roads.models import RoadQuestion


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
