"""Who is told of a decision, and what they are told."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.answers.actions.telling import concerned
from citizen.answers.models import IdeaOnBallot
from citizen.decisions.models import Decision
from citizen.decisions.queries.rows import CaseRow
from citizen.domain.decisions.codes import Outcome
from citizen.domain.decisions.texts import Decided, decision_text
from citizen.domain.naming.rule import Words
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, post_notices
from citizen.notices.queries.following import followers_of
from citizen.processes.models import Process
from citizen.proposals.models import Proposal, Support


def tell_of_decision(session: Session, kind: NoticeKind, process: Process, case: CaseRow, made: Decision) -> None:
    """Tell everyone who proposed or supported a name for the road."""
    said = words_of(case, made)
    with_reason = Words(*(f"{text} {made.reason}".strip() for text in (said.nb, said.nn)))
    tell(session, kind, process, case, people_of(session, case), with_reason)


def tell_followers(session: Session, process: Process, decided: int, told: Collection[int]) -> None:
    """Tell those who follow the process once, however many cases the same press decided; not those told already."""
    place = session.get_one(Municipality, process.municipality_id)
    said = f"Vedtak i {decided} saker." if decided > 1 else "Vedtak i 1 sak."
    path = f"/{place.slug}/{process.slug}/vedtak"
    about = About(place.id, process.title_nb, path, said, said, FollowKind.PROCESS.value, process.id)
    followers = followers_of(FollowKind.PROCESS, process.id) - frozenset(told)
    post_notices(session, NoticeKind.CASES_DECIDED, followers, about)


def tell(
    session: Session, kind: NoticeKind, process: Process, case: CaseRow, people: frozenset[int], said: Words
) -> None:
    place = session.get_one(Municipality, process.municipality_id)
    path = f"/{place.slug}/{process.slug}/vedtak/{case.slug}"
    post_notices(session, kind, people, About(place.id, case.title, path, said.nb, said.nn))


def people_of(session: Session, case: CaseRow) -> frozenset[int]:
    """Who proposed a name that stands or supports one, or follows the road; of a vote, those behind its ideas."""
    if case.road_question_id is None:
        return _people_of_ideas(session, case)
    followers = followers_of(FollowKind.ROAD, case.road_id) if case.road_id else frozenset()
    names = sa.select(Proposal.id).where(Proposal.question_id == case.road_question_id, Proposal.withdrawn_at.is_(None))
    proposers = sa.select(Proposal.proposer_id).where(Proposal.id.in_(names), Proposal.proposer_id.is_not(None))
    supporters = sa.select(Support.account_id).where(Support.proposal_id.in_(names))
    return followers.union(one for one in session.scalars(sa.union(proposers, supporters)) if one is not None)


def _people_of_ideas(session: Session, case: CaseRow) -> frozenset[int]:
    """Who proposed, supports or follows an idea that was voted on."""
    ideas = session.scalars(sa.select(IdeaOnBallot.idea_id).where(IdeaOnBallot.process_id == case.process_id)).all()
    return frozenset[int]().union(*(concerned(session, idea_id) for idea_id in ideas))


def words_of(case: CaseRow, made: Decision) -> Words:
    """What was decided, in both forms."""
    return decision_text(
        Decided(
            Outcome(made.outcome),
            case.title,
            case.title_nn,
            made.name_nb,
            made.name_nn,
            made.short_form,
            case.district_name,
        )
    )
