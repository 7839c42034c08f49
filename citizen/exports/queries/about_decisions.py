"""The rows about what the council decided."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.ballots.models import BallotQuestion
from citizen.decisions.models import CouncilCase, Decision
from citizen.decisions.queries import board_of
from citizen.decisions.views.filtering import is_shown, read_filter
from citizen.domain.editions import People, RawRow
from citizen.exports.queries.cells import Filter, moment_of, rows_of, yes_or_no
from citizen.municipalities.models import District
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import Road, RoadQuestion


def rows_of_decisions(process: Process, wanted: Filter) -> Iterator[RawRow]:
    """Every decision in every case of the process, also those that a later one has taken the place of.

    Narrowed to the cases that staff's table shows with the same filter.
    """
    number = get_municipality(process.municipality_id).number
    later = sa.alias(Decision.__table__, "later")
    newest = sa.select(sa.func.max(later.c.number)).where(later.c.case_id == Decision.case_id).scalar_subquery()
    slug = sa.func.coalesce(RoadQuestion.slug, BallotQuestion.slug)
    columns = (
        slug,
        sa.func.coalesce(RoadQuestion.old_name, BallotQuestion.title_nb),
        sa.func.coalesce(RoadQuestion.old_name, BallotQuestion.title_nn),
        District.number,
        District.name,
        Road.code,
        Decision.number,
        Decision.number == newest,
        Decision.outcome,
        Decision.name_nb,
        Decision.name_nn,
        Decision.short_form,
        Proposal.proposer_id,
        Account.shown_name,
        Decision.text,
        Decision.reason,
        Decision.language,
        Decision.body_nb,
        Decision.body_nn,
        Decision.decided_on,
        Decision.case_number,
        Decision.follows_vote,
        Decision.recorded_at,
    )
    query = (
        sa.select(*columns)
        .select_from(Decision)
        .join(CouncilCase, CouncilCase.id == Decision.case_id)
        .outerjoin(RoadQuestion, RoadQuestion.id == CouncilCase.road_question_id)
        .outerjoin(BallotQuestion, BallotQuestion.id == CouncilCase.ballot_question_id)
        .outerjoin(Road, Road.id == RoadQuestion.road_id)
        .outerjoin(District, District.id == Road.district_id)
        .outerjoin(Proposal, Proposal.id == Decision.proposal_id)
        .outerjoin(Account, Account.id == Proposal.proposer_id)
        .where(CouncilCase.process_id == process.id, *_of_cases(process, wanted))
        .order_by(slug, Decision.case_id, Decision.number)
    )
    for row in rows_of(query):
        about, (in_force, *decided), rest = row[:7], row[7:12], row[12:]
        who, shown, *said, follows, recorded_at = rest
        people, at = People.of(who, shown), moment_of(recorded_at)
        yield (number, process.slug, *about, yes_or_no(in_force), *decided, people, *said, yes_or_no(follows), at)


def _of_cases(process: Process, wanted: Filter) -> Iterator[sa.ColumnElement[bool]]:
    asked = read_filter(wanted)
    if asked.in_address():
        board = board_of(process)
        yield CouncilCase.id.in_([case.case_id for case in board.cases if is_shown(board, case, asked)])
