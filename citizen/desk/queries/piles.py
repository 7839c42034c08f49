"""Everything that is to be decided in a municipality, one light row for each question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.database import db
from citizen.decisions.models import CouncilCase, Decision
from citizen.desk.models import CaseMark
from citizen.processes.models import Process
from citizen.roads.models import RoadQuestion


@dataclass(frozen=True, slots=True)
class PileRow:
    """A question of a voting that has been counted, or whose case staff have opened."""

    process_id: int
    process_slug: str
    process_title_nb: str
    process_title_nn: str
    kind: str
    slug: str
    title_nb: str
    title_nn: str
    meeting_id: int | None
    is_decided: bool
    is_read: bool
    """The reader has read it."""


def list_pile(municipality_id: int, reader_id: int) -> Sequence[PileRow]:
    """The rows, the process whose voting closed last on top."""
    asked = sa.union_all(
        _asked(RoadQuestion.slug, RoadQuestion.old_name, RoadQuestion.old_name, sa.literal(0))
        .select_from(RoadQuestion)
        .join(Process, Process.id == RoadQuestion.process_id)
        .outerjoin(CouncilCase, CouncilCase.road_question_id == RoadQuestion.id)
        .where(Process.municipality_id == municipality_id, sa.or_(_is_counted(), CouncilCase.id.is_not(None))),
        _asked(BallotQuestion.slug, BallotQuestion.title_nb, BallotQuestion.title_nn, BallotQuestion.position)
        .select_from(BallotQuestion)
        .join(VoteRound, VoteRound.id == BallotQuestion.round_id)
        .join(Process, Process.id == VoteRound.process_id)
        .outerjoin(CouncilCase, CouncilCase.ballot_question_id == BallotQuestion.id)
        .where(
            Process.municipality_id == municipality_id,
            BallotQuestion.road_question_id.is_(None),
            sa.or_(VoteRound.status == "closed", CouncilCase.id.is_not(None)),
        ),
    ).subquery("asked")
    mine = sa.and_(
        CaseMark.account_id == reader_id,
        CaseMark.process_id == asked.c.process_id,
        CaseMark.slug == asked.c.slug,
    )
    wanted = (
        sa.select(
            *(column for column in asked.c if column.name not in ("closes_at", "place")),
            sa.func.coalesce(CaseMark.is_read, sa.false()),
        )
        .outerjoin(CaseMark, mine)
        .order_by(asked.c.closes_at.desc(), asked.c.process_id, asked.c.place, asked.c.title_nb, asked.c.slug)
    )
    return [PileRow(*_values(row)) for row in db.session.execute(wanted)]


def _asked(slug: Any, title_nb: Any, title_nn: Any, place: Any) -> sa.Select[*tuple[Any, ...]]:
    """What both kinds of question say of themselves, in the order of PileRow; by `place` they are ordered."""
    decided = sa.exists().where(Decision.case_id == CouncilCase.id)
    return sa.select(
        Process.id.label("process_id"),
        Process.slug.label("process_slug"),
        Process.title_nb.label("process_title_nb"),
        Process.title_nn.label("process_title_nn"),
        Process.kind.label("kind"),
        slug.label("slug"),
        title_nb.label("title_nb"),
        title_nn.label("title_nn"),
        CouncilCase.meeting_id.label("meeting_id"),
        sa.and_(decided, CouncilCase.is_reopened.is_(False)).label("is_decided"),
        Process.voting_close_at.label("closes_at"),
        place.label("place"),
    )


def _is_counted() -> sa.ColumnElement[bool]:
    return sa.exists().where(VoteRound.process_id == Process.id, VoteRound.status == "closed")


def _values(row: sa.Row[*tuple[Any, ...]]) -> list[Any]:
    values = list(row)
    values[9:11] = bool(row[9]), bool(row[10])
    return values
