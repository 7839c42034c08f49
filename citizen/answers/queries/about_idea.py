"""All that the municipality has done with one idea, as parts of the question that the idea's page asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

import sqlalchemy as sa

from citizen.answers.models import IdeaAnswer, IdeaOnBallot, IdeaStep, ProcessStep
from citizen.answers.queries.steps import OSLO, Steps
from citizen.domain.ideas.steps import with_promise
from citizen.ideas.models import IdeaMerge
from citizen.ideas.queries.family import select_family
from citizen.processes.models import Process
from citizen.together import Question, Rows

IDEA: sa.BindParameter[int] = sa.bindparam("idea_id", type_=sa.Integer)
_FAMILY = select_family(IDEA)


@dataclass(frozen=True, slots=True)
class Done:
    """What has been done with an idea. The answer that holds stands first."""

    plan: Steps
    own_steps: Steps
    answers: Sequence[IdeaAnswer]
    votes: Sequence[tuple[str, str, str]]
    """The votes in which it is an option, the newest first: title nb, title nn, slug."""
    family: int
    """How many ideas it is made of."""
    has_merges: bool
    """It was merged with another, or is."""


QUESTIONS: tuple[Question, ...] = (
    sa.select(*ProcessStep.__table__.c).where(ProcessStep.process_id == sa.bindparam("process_id", type_=sa.Integer)),
    sa.select(*IdeaStep.__table__.c).where(IdeaStep.idea_id == IDEA),
    sa.select(*IdeaAnswer.__table__.c).where(IdeaAnswer.idea_id == IDEA),
    sa.select(Process.id, Process.slug, Process.title_nb, Process.title_nn, Process.voting_open_at)
    .join(IdeaOnBallot, IdeaOnBallot.process_id == Process.id)
    .where(IdeaOnBallot.idea_id == IDEA),
    sa.select(
        sa.select(sa.func.count()).select_from(_FAMILY.subquery()).scalar_subquery().label("family"),
        sa.exists().where(sa.or_(IdeaMerge.from_id.in_(_FAMILY), IdeaMerge.into_id.in_(_FAMILY))).label("has_merges"),
    ),
)


def read_done(process: Process, plan: Rows, own: Rows, answers: Rows, votes: Rows, merges: Rows) -> Done:
    """The answers to QUESTIONS, in their order."""
    promised_on = process.voting_open_at.astimezone(OSLO).date()
    votes = sorted(votes, key=lambda row: (-row["voting_open_at"].timestamp(), row["id"]))
    return Done(
        plan=with_promise([ProcessStep(**row).as_planned() for row in plan], promised_on),
        own_steps=tuple(IdeaStep(**row).as_planned() for row in own),
        answers=sorted((IdeaAnswer(**row) for row in answers), key=attrgetter("number"), reverse=True),
        votes=[(row["title_nb"], row["title_nn"], row["slug"]) for row in votes],
        **merges[0],
    )
