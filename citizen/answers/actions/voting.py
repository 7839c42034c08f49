"""Remember which ideas became options in a vote."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from citizen.answers.models import IdeaOnBallot
from citizen.database import insert_unless_there, transaction
from citizen.domain.acts import Act
from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import Idea
from citizen.processes.actions import note_act
from citizen.processes.models import Process


def put_on_ballot(process_id: int, public_ids: Collection[str]) -> None:
    """These ideas are options in the vote, if everyone can see them and they are of the same municipality."""
    with transaction() as session:
        place = sa.select(Process.municipality_id).where(Process.id == process_id).scalar_subquery()
        wanted = (
            sa.select(Idea.id)
            .join(Process, Process.id == Idea.process_id)
            .where(Idea.public_id.in_(public_ids), Idea.state == IdeaState.PUBLISHED, Process.municipality_id == place)
        )
        for idea_id in session.scalars(wanted).all():
            keys = {"process_id": process_id, "idea_id": idea_id}
            session.execute(insert_unless_there(IdeaOnBallot, keys=keys, values={}))
        if public_ids:
            ideas = {"ideas": len(public_ids)}
            note_act(session, Act.IDEAS_PUT_ON_BALLOT, session.get_one(Process, process_id), details=ideas)


def take_off_ballot(process_id: int, idea_ids: Collection[int]) -> None:
    """These ideas are no options in the vote any more."""
    with transaction() as session:
        session.execute(
            sa.delete(IdeaOnBallot).where(IdeaOnBallot.process_id == process_id, IdeaOnBallot.idea_id.in_(idea_ids))
        )
