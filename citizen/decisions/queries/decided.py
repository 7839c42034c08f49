"""What has been decided, in all the cases of a municipality or in some."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.ballots.models import BallotQuestion, QuestionResult
from citizen.database import db
from citizen.decisions.models import CouncilCase, Decision
from citizen.decisions.queries.rows import DecidedRow
from citizen.domain.decisions.codes import Outcome
from citizen.municipalities.models import District
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import Road, RoadQuestion
from citizen.roads.queries.ordering import norwegian


def list_decided(municipality_id: int) -> list[DecidedRow]:
    """The decision that is in force in each decided case, by old name. One that an appeal has opened says so."""
    wanted = _in_force().where(Process.municipality_id == municipality_id)
    by_name = norwegian(sa.func.lower(sa.func.coalesce(RoadQuestion.old_name, BallotQuestion.title_nb)))
    return [_row_of(row) for row in db.session.execute(wanted.order_by(by_name, Decision.case_id))]


def find_decided(process_id: int, slug: str) -> list[DecidedRow]:
    """Every decision in the case, the one in force first; empty before anything is decided."""
    wanted = _select().where(
        CouncilCase.process_id == process_id,
        sa.or_(RoadQuestion.slug == slug, BallotQuestion.slug == slug),
    )
    return [_row_of(row) for row in db.session.execute(wanted.order_by(Decision.number.desc()))]


def decided_in(process_id: int) -> dict[int, DecidedRow]:
    """The decisions in force in a process, by the case's id."""
    wanted = _in_force().where(CouncilCase.process_id == process_id)
    return {row.case_id: row for row in map(_row_of, db.session.execute(wanted))}


def count_decided(process_id: int) -> int:
    """How many cases of the process are decided."""
    wanted = (
        sa.select(sa.func.count(sa.distinct(Decision.case_id)))
        .join(CouncilCase, CouncilCase.id == Decision.case_id)
        .where(CouncilCase.process_id == process_id)
    )
    return db.session.scalar(wanted) or 0


def decided_for(case_id: int) -> DecidedRow | None:
    """The decision that is in force in the case."""
    row = db.session.execute(_in_force().where(Decision.case_id == case_id)).one_or_none()
    return _row_of(row) if row else None


def _in_force() -> sa.Select[*tuple[Any, ...]]:
    later = sa.alias(Decision.__table__, "later")
    newest = sa.select(sa.func.max(later.c.number)).where(later.c.case_id == Decision.case_id).scalar_subquery()
    return _select().where(Decision.number == newest)


def _select() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            Decision.case_id,
            CouncilCase.process_id,
            Process.slug,
            Process.title_nb,
            Process.title_nn,
            Process.municipality_id,
            sa.func.coalesce(RoadQuestion.slug, BallotQuestion.slug),
            Road.id,
            Road.code,
            District.id,
            sa.func.coalesce(District.name, ""),
            sa.func.coalesce(RoadQuestion.old_addresses, 0),
            sa.func.coalesce(RoadQuestion.old_name, BallotQuestion.title_nb),
            sa.func.coalesce(RoadQuestion.old_name, BallotQuestion.title_nn),
            Decision.outcome,
            Decision.name_nb,
            Decision.name_nn,
            Decision.options,
            Decision.short_form,
            Decision.proposal_id,
            Account.shown_name,
            sa.func.coalesce(Proposal.reason, ""),
            Decision.text,
            Decision.reason,
            Decision.language,
            Decision.body_nb,
            Decision.body_nn,
            Decision.meeting_id,
            Decision.decided_on,
            Decision.case_number,
            Decision.recorded_at,
            Decision.follows_vote,
            _was_voted_on(),
            CouncilCase.is_reopened,
            Decision.number,
            CouncilCase.advice_received_on,
        )
        .join(CouncilCase, CouncilCase.id == Decision.case_id)
        .join(Process, Process.id == CouncilCase.process_id)
        .outerjoin(RoadQuestion, RoadQuestion.id == CouncilCase.road_question_id)
        .outerjoin(BallotQuestion, BallotQuestion.id == CouncilCase.ballot_question_id)
        .outerjoin(Road, Road.id == RoadQuestion.road_id)
        .outerjoin(District, District.id == Road.district_id)
        .outerjoin(Proposal, Proposal.id == Decision.proposal_id)
        .outerjoin(Account, Account.id == Proposal.proposer_id)
    )


def _was_voted_on() -> sa.Exists:
    """Whether the question stood on a ballot that was counted, and somebody voted."""
    asked = sa.alias(BallotQuestion.__table__, "asked")
    about = sa.or_(
        asked.c.id == CouncilCase.ballot_question_id, asked.c.road_question_id == CouncilCase.road_question_id
    )
    return (
        sa.exists()
        .where(QuestionResult.question_id == asked.c.id, QuestionResult.ballots > 0, about)
        .correlate(CouncilCase)
    )


def _row_of(row: Sequence[Any] | sa.Row[*tuple[Any, ...]]) -> DecidedRow:
    values: list[Any] = list(row)
    values[14], values[17] = Outcome(values[14]), tuple(json.loads(values[17]))
    return DecidedRow(*values)
