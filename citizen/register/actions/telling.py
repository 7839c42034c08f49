"""Tell people that the new address holds, and that the signs are up: those who follow the road, and who named it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.decisions.models import CouncilCase
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.domain.register.tasks import TOLD_OF, RoadStep, Task, line_of
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, post_once
from citizen.notices.queries import followers_of
from citizen.proposals.models import Proposal, Support
from citizen.register.queries import NewName

KINDS = {RoadStep.IN_MATRIKKEL: NoticeKind.ROAD_IN_MATRIKKEL, RoadStep.SIGNS_UP: NoticeKind.ROAD_SIGNS_UP}


def tell_of_steps(session: Session, name: NewName, before: Iterable[Task], after: Iterable[Task], today: date) -> None:
    """A notice of each step that is taken now and was not before; each person is told of a step once per name."""
    if not name.changes:
        return
    decided = name.decided
    taken_before = {one.step for one in line_of(decided.decided_on, name.name, before, today) if one.done_on}
    taken = {one.step for one in line_of(decided.decided_on, name.name, after, today) if one.done_on}
    for step in TOLD_OF:
        if step in taken - taken_before:
            once = f"{step.value}:{decided.case_id}:{decided.number}"
            post_once(session, KINDS[step], _concerned(session, name), _about(session, name), once)


def _concerned(session: Session, name: NewName) -> frozenset[int]:
    """Those who follow the road, and those who have proposed a name for it or supported one."""
    question = sa.select(CouncilCase.road_question_id).where(CouncilCase.id == name.decided.case_id).scalar_subquery()
    proposals = sa.select(Proposal.id).where(Proposal.question_id == question, Proposal.withdrawn_at.is_(None))
    supporters = sa.select(Support.account_id).where(Support.proposal_id.in_(proposals))
    proposers = sa.select(Proposal.proposer_id).where(Proposal.id.in_(proposals), Proposal.proposer_id.is_not(None))
    people = {*session.scalars(supporters), *(one for one in session.scalars(proposers) if one is not None)}
    return frozenset(people) | followers_of(FollowKind.ROAD, name.road_id)


def _about(session: Session, name: NewName) -> About:
    place = session.get_one(Municipality, name.decided.municipality_id)
    return About(
        municipality_id=place.id,
        title=f"{name.decided.old_name} → {name.name}",
        path=f"/{place.slug}/veinavn/{name.address}",
        target_kind=FollowKind.ROAD,
        target_id=name.road_id,
    )
