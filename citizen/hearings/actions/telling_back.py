"""Publish what the municipality did with the answers to a hearing, and tell everyone whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.domain.acts import Act
from citizen.domain.hearing_outcomes import Outcome, OutcomeRefusal, find_faults, refuse_publishing, shortened
from citizen.domain.hearings import AnswerState
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.hearings.models import HearingAnswer, HearingOutcome, HearingOutcomePart
from citizen.hearings.queries import find_outcome, list_sections
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, post_notices
from citizen.notices.queries import followers_of
from citizen.processes.actions import note_act
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class Telling:
    """What the municipality tells. `seen`: the number of what stood on the page when it was written, 0 for nothing."""

    outcome: Outcome
    seen: int


def publish_outcome(process_id: int, telling: Telling, by_id: int) -> HearingOutcome | OutcomeRefusal:
    """Say what came of a hearing, or correct it; what was said before is kept, and everyone can read that too."""
    outcome = telling.outcome
    if find_faults(outcome):
        raise ValueError("an outcome is published when nothing is wrong with it")
    with transaction() as session:
        process = session.get_one(Process, process_id, with_for_update=True, populate_existing=True)
        if refusal := refuse_publishing(process.as_schedule(), database_now(session)):
            return refusal
        before = find_outcome(process)
        if (before.number if before else 0) != telling.seen:
            return OutcomeRefusal.CHANGED_MEANWHILE
        if before and before.as_outcome() == Outcome(
            outcome.text, outcome.case_number, outcome.case_url, outcome.said_parts
        ):
            return OutcomeRefusal.NOTHING_CHANGED
        section_ids = {section.number: section.id for section in list_sections(process_id)}
        if not outcome.said_parts.keys() <= section_ids.keys():
            return OutcomeRefusal.SECTION_GONE
        made = _store(session, process_id, telling, section_ids, by_id)
        kind = NoticeKind.HEARING_ANSWER_CHANGED if before else NoticeKind.HEARING_ANSWERED
        post_notices(session, kind, _concerned(session, process_id), _about(session, process, outcome))
        note_act(session, Act.HEARING_ANSWERED, process, details={"number": made.number})
    return made


def _store(
    session: Session, process_id: int, telling: Telling, section_ids: dict[int, int], by_id: int
) -> HearingOutcome:
    outcome = telling.outcome
    made = HearingOutcome(
        process_id=process_id,
        number=telling.seen + 1,
        text_nb=outcome.text.nb,
        text_nn=outcome.text.nn,
        case_number=outcome.case_number,
        case_url=outcome.case_url,
        by_id=by_id,
        published_at=database_now(session),
    )
    session.add(made)
    session.flush()
    session.add_all(
        HearingOutcomePart(outcome_id=made.id, section_id=section_ids[number], text_nb=said.nb, text_nn=said.nn)
        for number, said in outcome.said_parts.items()
    )
    session.flush()
    return made


def _concerned(session: Session, process_id: int) -> frozenset[int]:
    """Who answered, unless they took it back, and who follows the hearing."""
    answered = sa.select(HearingAnswer.account_id).where(
        HearingAnswer.process_id == process_id,
        HearingAnswer.account_id.is_not(None),
        HearingAnswer.state != AnswerState.WITHDRAWN,
    )
    people = frozenset(one for one in session.scalars(answered.distinct()) if one is not None)
    return people | followers_of(FollowKind.PROCESS, process_id)


def _about(session: Session, process: Process, outcome: Outcome) -> About:
    place = session.get_one(Municipality, process.municipality_id)
    told = (shortened(outcome.text.nb), shortened(outcome.text.nn))
    path = f"/{place.slug}/{process.slug}/#utfall"
    return About(place.id, process.title_nb, path, *told, FollowKind.PROCESS, process.id)
