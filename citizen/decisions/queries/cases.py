"""The cases of a process, and the meetings where they come up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from citizen.ballots.models import BallotQuestion
from citizen.database import db
from citizen.decisions.models import CouncilCase, Decision, Meeting
from citizen.decisions.queries.decided import decided_in
from citizen.decisions.queries.rows import AdviceRow, CaseRow, DecidedRow, MeetingRow, RecommendedRow
from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.domain.roads import Treatment
from citizen.municipalities.models import District
from citizen.processes.models import Process
from citizen.roads.models import Road, RoadQuestion
from citizen.roads.queries.ordering import norwegian

_into = aliased(Road, name="into_road")


def list_cases(process: Process) -> list[CaseRow]:
    """The cases of the process, roads by old name and questions as they stood; empty before staff have opened them."""
    by_name = norwegian(sa.func.lower(RoadQuestion.old_name))
    wanted = _select().where(CouncilCase.process_id == process.id)
    found = db.session.execute(wanted.order_by(by_name, BallotQuestion.position, CouncilCase.id)).all()
    decided = decided_in(process.id) if found else {}
    return [_row_of(row, decided.get(row[0].id)) for row in found]


def find_case(process: Process, slug: str) -> CaseRow | None:
    """The case about this question of the process."""
    wanted = _select().where(
        CouncilCase.process_id == process.id, sa.or_(RoadQuestion.slug == slug, BallotQuestion.slug == slug)
    )
    row = db.session.execute(wanted).one_or_none()
    return _row_of(row, decided_in(process.id).get(row[0].id)) if row else None


def list_meetings(municipality_id: int) -> list[MeetingRow]:
    """The meetings of the municipality, the last on top."""
    decided = sa.exists().where(Decision.case_id == CouncilCase.id)
    wanted = (
        sa.select(
            Meeting.id,
            Meeting.held_on,
            Meeting.body_nb,
            Meeting.body_nn,
            sa.func.count(CouncilCase.id),
            sa.func.count(sa.case((sa.and_(decided, sa.not_(CouncilCase.is_reopened)), CouncilCase.id))),
        )
        .outerjoin(CouncilCase, CouncilCase.meeting_id == Meeting.id)
        .where(Meeting.municipality_id == municipality_id)
        .group_by(Meeting.id, Meeting.held_on, Meeting.body_nb, Meeting.body_nn)
        .order_by(Meeting.held_on.desc(), Meeting.id)
    )
    return [MeetingRow(*row) for row in db.session.execute(wanted)]


def list_processes_with_cases(municipality_id: int) -> Sequence[Process]:
    """The processes whose cases staff have opened, the one whose voting closed last on top."""
    has_cases = sa.exists().where(CouncilCase.process_id == Process.id)
    wanted = sa.select(Process).where(Process.municipality_id == municipality_id, has_cases)
    return db.session.scalars(wanted.order_by(Process.voting_close_at.desc(), Process.id)).all()


def _select() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            CouncilCase,
            sa.func.coalesce(RoadQuestion.slug, BallotQuestion.slug),
            sa.func.coalesce(RoadQuestion.old_name, BallotQuestion.title_nb),
            sa.func.coalesce(RoadQuestion.old_name, BallotQuestion.title_nn),
            Road.id,
            Road.code,
            District.id,
            sa.func.coalesce(District.name, ""),
            sa.func.coalesce(RoadQuestion.old_addresses, 0),
            RoadQuestion.treatment,
            _into.name,
            Meeting.held_on,
        )
        .outerjoin(RoadQuestion, RoadQuestion.id == CouncilCase.road_question_id)
        .outerjoin(BallotQuestion, BallotQuestion.id == CouncilCase.ballot_question_id)
        .outerjoin(Road, Road.id == RoadQuestion.road_id)
        .outerjoin(District, District.id == Road.district_id)
        .outerjoin(_into, _into.id == RoadQuestion.into_road_id)
        .outerjoin(Meeting, Meeting.id == CouncilCase.meeting_id)
        .execution_options(populate_existing=True)
    )


def _row_of(row: Sequence[Any] | sa.Row[*tuple[Any, ...]], decision: DecidedRow | None) -> CaseRow:
    case, slug, title, title_nn, road_id, code, district_id, district, addresses, treatment, into, held_on = row
    return CaseRow(
        case_id=case.id,
        process_id=case.process_id,
        slug=slug,
        title=title,
        title_nn=title_nn,
        is_road=case.road_question_id is not None,
        road_question_id=case.road_question_id,
        ballot_question_id=case.ballot_question_id,
        road_id=road_id,
        road_code=code,
        district_id=district_id,
        district_name=district,
        addresses=addresses,
        treatment=Treatment(treatment) if treatment else None,
        into_name=into,
        meeting_id=case.meeting_id,
        meeting_on=held_on,
        case_number=case.case_number,
        recommendation=_recommendation(case),
        advice=AdviceRow(case.advice_sent_on, case.advice_sent_to, case.advice_received_on, case.advice_text),
        needs_hearing=case.needs_hearing,
        hearing_opens=case.hearing_opens_on,
        hearing_closes=case.hearing_closes_on,
        parallel=Parallel(case.parallel),
        parallel_names=case.parallel_names,
        is_reopened=case.is_reopened,
        version=case.version,
        decision=decision,
    )


def _recommendation(case: CouncilCase) -> RecommendedRow | None:
    if case.recommended is None:
        return None
    return RecommendedRow(
        outcome=Outcome(case.recommended),
        name=case.recommended_nb,
        name_nn=case.recommended_nn,
        short_form=case.recommended_short,
        reason_nb=case.reason_nb,
        reason_nn=case.reason_nn,
        option_ids=tuple(json.loads(case.recommended_options)),
        proposal_id=case.recommended_proposal_id,
    )
