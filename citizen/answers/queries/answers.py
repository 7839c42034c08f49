"""The municipality's answers, and the votes that ideas have gone on to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.answers.models import IdeaAnswer, IdeaOnBallot
from citizen.database import db
from citizen.ideas.models import Idea
from citizen.ideas.queries import IS_VISIBLE
from citizen.processes.models import Process

HAS_ANSWER = sa.exists().where(IdeaAnswer.idea_id == Idea.id)


def list_answers(idea_id: int) -> Sequence[IdeaAnswer]:
    """The answer to the idea with what it said before, the one that holds on top."""
    wanted = sa.select(IdeaAnswer).where(IdeaAnswer.idea_id == idea_id)
    return db.session.scalars(wanted.order_by(IdeaAnswer.number.desc())).all()


def answers_of(idea_ids: Collection[int]) -> dict[int, IdeaAnswer]:
    """The answer that holds, of each idea that has one."""
    later = aliased(IdeaAnswer)
    is_replaced = sa.exists().where(later.idea_id == IdeaAnswer.idea_id, later.number > IdeaAnswer.number)
    wanted = sa.select(IdeaAnswer).where(IdeaAnswer.idea_id.in_(idea_ids), ~is_replaced)
    return {answer.idea_id: answer for answer in db.session.scalars(wanted)}


def ideas_on_ballots(idea_ids: Collection[int]) -> frozenset[int]:
    """Those of the ideas that are an option in a vote."""
    return frozenset(
        db.session.scalars(sa.select(IdeaOnBallot.idea_id).where(IdeaOnBallot.idea_id.in_(idea_ids)).distinct())
    )


def find_for_vote(municipality_id: int, public_ids: Collection[str]) -> list[tuple[Idea, Process]]:
    """Those ideas of the municipality that everyone can see and that somebody has chosen, the most supported on top."""
    wanted = sa.select(Idea, Process).join(Process, Process.id == Idea.process_id)
    wanted = wanted.where(Process.municipality_id == municipality_id, IS_VISIBLE, Idea.public_id.in_(public_ids))
    return [(idea, process) for idea, process in db.session.execute(wanted.order_by(Idea.supports.desc(), Idea.id))]


def list_ideas_of_vote(process_id: int) -> list[tuple[Idea, Process]]:
    """The ideas that are options in the vote, with the rounds that they were sent to; those that everyone can see."""
    wanted = sa.select(Idea, Process).join(Process, Process.id == Idea.process_id)
    wanted = wanted.join(IdeaOnBallot, IdeaOnBallot.idea_id == Idea.id)
    wanted = wanted.where(IdeaOnBallot.process_id == process_id, IS_VISIBLE).order_by(Idea.title, Idea.id)
    return [(idea, process) for idea, process in db.session.execute(wanted)]
