"""Which of the questions that were voted on a file is narrowed to."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.database import db
from citizen.domain.naming.keys import name_key, without_faults
from citizen.exports.queries.cells import Filter
from citizen.municipalities.models import District
from citizen.processes.models import Process
from citizen.roads.models import Road, RoadQuestion


def ids_of_asked(process: Process, wanted: Filter) -> frozenset[int]:
    """Questions on the ballots, as roads are narrowed; a question about something else by its words."""
    query = (
        sa.select(BallotQuestion.id, BallotQuestion.title_nb, BallotQuestion.title_nn, Road.name_key)
        .select_from(BallotQuestion)
        .join(VoteRound, VoteRound.id == BallotQuestion.round_id)
        .outerjoin(RoadQuestion, RoadQuestion.id == BallotQuestion.road_question_id)
        .outerjoin(Road, Road.id == RoadQuestion.road_id)
        .outerjoin(District, District.id == Road.district_id)
        .where(VoteRound.process_id == process.id)
    )
    if slug := wanted.get("sporsmal"):
        query = query.where(BallotQuestion.slug == slug)
    if district := wanted.get("omrade"):
        query = query.where(District.number == district)
    key = name_key(without_faults(wanted.get("q", "")).strip())
    return frozenset(
        asked
        for asked, nb, nn, road in db.session.execute(query)
        if any(key in name for name in ([road] if road else [name_key(nb), name_key(nn)]))
    )
