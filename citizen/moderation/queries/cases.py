"""Cases: what waits for the moderators, one case with all that was said in it, and what has been decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.moderation.codes import CaseStatus, Reason, ThingKind
from citizen.domain.moderation.queueing import Waiting
from citizen.moderation.models import ModerationAppeal, ModerationCase, ModerationDecision, ModerationReport
from citizen.moderation.queries.thing import Thing
from citizen.moderation.queries.things import find_things, list_held


@dataclass(frozen=True, slots=True)
class InQueue:
    """A thing that waits, with what it waits for."""

    thing: Thing
    waiting: Waiting
    first_moderator: int | None
    """Who made the decision that is appealed."""
    is_asked: bool


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as a page shows it."""

    id: int
    public_id: str
    number: int
    kind: str
    reason: str
    on_appeal: bool
    moderator_id: int | None
    moderator: str | None
    title: str
    statement_nb: str
    statement_nn: str
    decided_at: datetime
    appeal_until: datetime | None
    appeal_text: str | None
    appealed_at: datetime | None


def find_case(kind: ThingKind, ref: str) -> ModerationCase | None:
    wanted = sa.select(ModerationCase).where(ModerationCase.kind == kind.value, ModerationCase.ref == ref)
    return db.session.scalar(wanted.execution_options(populate_existing=True))


def list_queue(municipality_id: int, now: datetime) -> list[tuple[InQueue, Waiting]]:
    """Everything that waits for an answer in the municipality, in no order."""
    cases = db.session.scalars(_waiting_cases(municipality_id, now)).all()
    held = {(thing.kind, thing.ref): thing for thing in list_held(municipality_id)}
    by_name = {(ThingKind(case.kind), case.ref): case for case in cases}
    of_held = db.session.scalars(_cases_of(held)).all() if held else ()
    by_name |= {(ThingKind(case.kind), case.ref): case for case in of_held}
    things = {**find_things([name for name in by_name if name not in held]), **held}
    reports = _unanswered([case.id for case in by_name.values()])
    moderators = _latest_moderators([case.id for case in by_name.values()])
    found = []
    for name, thing in things.items():
        case = by_name.get(name)
        waiting = _waiting_of(thing, case, reports.get(case.id, ()) if case else ())
        first = moderators.get(case.id) if case and case.status == CaseStatus.APPEALED else None
        is_asked = case is not None and case.status == CaseStatus.ASKED
        found.append((InQueue(thing, waiting, first, is_asked), waiting))
    return found


def waiting_of(thing: Thing, case: ModerationCase | None) -> Waiting:
    """What one thing waits for."""
    return _waiting_of(thing, case, _unanswered([case.id]).get(case.id, ()) if case else ())


def list_reports(case_id: int) -> Sequence[tuple[str, str, datetime, bool]]:
    """Reason, text, when, and whether it has been answered. Who reported is nobody's business, the author's least."""
    wanted = (
        sa.select(
            ModerationReport.reason,
            ModerationReport.text,
            ModerationReport.reported_at,
            ModerationReport.answered_by_id.is_not(None),
        )
        .where(ModerationReport.case_id == case_id)
        .order_by(ModerationReport.reported_at.desc(), ModerationReport.id.desc())
    )
    return [(row[0], row[1], row[2], bool(row[3])) for row in db.session.execute(wanted)]


def list_decisions(case_id: int) -> Sequence[DecisionRow]:
    """All that has been decided about one thing, the newest on top."""
    wanted = _rows().where(ModerationDecision.case_id == case_id).order_by(ModerationDecision.number.desc())
    return [DecisionRow(*row) for row in db.session.execute(wanted)]


def find_decision(municipality_id: int, public_id: str) -> tuple[DecisionRow, ModerationCase] | None:
    wanted = sa.select(ModerationDecision.case_id).where(ModerationDecision.public_id == public_id)
    case = db.session.scalar(
        sa.select(ModerationCase).where(
            ModerationCase.id == wanted.scalar_subquery(), ModerationCase.municipality_id == municipality_id
        )
    )
    if case is None:
        return None
    row = db.session.execute(_rows().where(ModerationDecision.public_id == public_id)).one()
    return DecisionRow(*row), case


def count_decided(municipality_id: int) -> int:
    decided = sa.select(sa.func.count()).select_from(ModerationDecision)
    of_cases = decided.join(ModerationCase, ModerationCase.id == ModerationDecision.case_id)
    return db.session.scalar(of_cases.where(ModerationCase.municipality_id == municipality_id)) or 0


def list_decided(municipality_id: int, *, offset: int, limit: int) -> Sequence[tuple[DecisionRow, str, str]]:
    """A page of the decisions of the municipality, the newest on top, each with the kind and name of its thing."""
    wanted = (
        _rows()
        .add_columns(ModerationCase.kind, ModerationCase.ref)
        .join(ModerationCase, ModerationCase.id == ModerationDecision.case_id)
        .where(ModerationCase.municipality_id == municipality_id)
        .order_by(ModerationDecision.decided_at.desc(), ModerationDecision.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [(DecisionRow(*row[:-2]), row[-2], row[-1]) for row in db.session.execute(wanted)]


def _rows() -> sa.Select[*tuple[Any, ...]]:
    one = ModerationDecision
    return (
        sa.select(
            one.id,
            one.public_id,
            one.number,
            one.kind,
            one.reason,
            one.on_appeal,
            one.moderator_id,
            Account.shown_name,
            one.title,
            one.statement_nb,
            one.statement_nn,
            one.decided_at,
            one.appeal_until,
            ModerationAppeal.text,
            ModerationAppeal.appealed_at,
        )
        .select_from(one)
        .outerjoin(Account, Account.id == one.moderator_id)
        .outerjoin(ModerationAppeal, ModerationAppeal.decision_id == one.id)
    )


def _waiting_cases(municipality_id: int, now: datetime) -> sa.Select[ModerationCase]:
    unanswered = sa.exists().where(
        ModerationReport.case_id == ModerationCase.id, ModerationReport.answered_by_id.is_(None)
    )
    is_asked_too_long = (ModerationCase.status == CaseStatus.ASKED) & (ModerationCase.change_due_at < now)
    return sa.select(ModerationCase).where(
        ModerationCase.municipality_id == municipality_id,
        sa.or_(ModerationCase.status == CaseStatus.APPEALED, is_asked_too_long, unanswered),
    )


def _cases_of(names: Collection[tuple[ThingKind, str]]) -> sa.Select[ModerationCase]:
    return sa.select(ModerationCase).where(
        sa.tuple_(ModerationCase.kind, ModerationCase.ref).in_([(kind.value, ref) for kind, ref in names])
    )


def _waiting_of(thing: Thing, case: ModerationCase | None, reports: Sequence[tuple[Reason, datetime]]) -> Waiting:
    return Waiting(
        reports=tuple(reports),
        held_since=thing.held_since,
        appealed_at=case.appealed_at if case else None,
        change_due_at=case.change_due_at if case and case.status == CaseStatus.ASKED else None,
    )


def _unanswered(case_ids: Collection[int]) -> dict[int, tuple[tuple[Reason, datetime], ...]]:
    wanted = sa.select(ModerationReport.case_id, ModerationReport.reason, ModerationReport.reported_at).where(
        ModerationReport.case_id.in_(case_ids), ModerationReport.answered_by_id.is_(None)
    )
    found: dict[int, tuple[tuple[Reason, datetime], ...]] = {}
    for case_id, reason, reported_at in db.session.execute(wanted):
        found[case_id] = (*found.get(case_id, ()), (Reason(reason), reported_at))
    return found


def _latest_moderators(case_ids: Collection[int]) -> dict[int, int | None]:
    wanted = (
        sa.select(ModerationDecision.case_id, ModerationDecision.moderator_id)
        .join(ModerationCase, ModerationCase.id == ModerationDecision.case_id)
        .where(ModerationCase.id.in_(case_ids), ModerationDecision.number == ModerationCase.decisions)
    )
    return {row[0]: row[1] for row in db.session.execute(wanted)}
