"""Note the meetings where cases come up, and mend or take away what was noted wrong."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import transaction
from citizen.decisions.models import CouncilCase, Decision, Meeting
from citizen.domain.acts import Act, Detail
from citizen.domain.decisions.codes import DecisionRefusal
from citizen.domain.decisions.texts import LONGEST_LINE
from citizen.municipalities.models import Municipality
from citizen.staff_log.actions import record_act


def add_meeting(municipality_id: int, held_on: date, body_nb: str, body_nn: str) -> Meeting | DecisionRefusal:
    """Note a meeting; a body meets once a day."""
    if fault := _find_fault(body_nb, body_nn):
        return fault
    with transaction() as session:
        place = session.get_one(Municipality, municipality_id, with_for_update=True)
        if _is_there(session, municipality_id, held_on, body_nb):
            return DecisionRefusal.MEETING_IS_THERE
        meeting = Meeting(municipality_id=municipality_id, held_on=held_on, body_nb=body_nb, body_nn=body_nn)
        session.add(meeting)
        _note(session, place, Act.MEETING_ADDED, _details(meeting))
    return meeting


def change_meeting(meeting_id: int, held_on: date, body_nb: str, body_nn: str) -> DecisionRefusal | None:
    """Move a meeting or mend who meets, as long as nothing is decided at it: a decision keeps what it was made with."""
    if fault := _find_fault(body_nb, body_nn):
        return fault
    with transaction() as session:
        meeting, place = _lock(session, meeting_id)
        if meeting is None or place is None:
            return DecisionRefusal.MEETING_IS_GONE
        if _has_decided(session, meeting_id):
            return DecisionRefusal.MEETING_HAS_DECIDED
        if _is_there(session, place.id, held_on, body_nb, but=meeting_id):
            return DecisionRefusal.MEETING_IS_THERE
        before = (meeting.held_on, meeting.body_nb, meeting.body_nn)
        if before == (held_on, body_nb, body_nn):
            return None
        was = {"was_day": meeting.held_on.isoformat(), "was_body": meeting.body_nb}
        meeting.held_on, meeting.body_nb, meeting.body_nn = held_on, body_nb, body_nn
        _note(session, place, Act.MEETING_CHANGED, {**_details(meeting), **was})
    return None


def remove_meeting(meeting_id: int) -> DecisionRefusal | None:
    """Take away a meeting that no case is on and nothing was decided at."""
    with transaction() as session:
        meeting, place = _lock(session, meeting_id)
        if meeting is None or place is None:
            return DecisionRefusal.MEETING_IS_GONE
        if _has_decided(session, meeting_id):
            return DecisionRefusal.MEETING_HAS_DECIDED
        if session.scalar(sa.select(CouncilCase.id).where(CouncilCase.meeting_id == meeting_id).limit(1)):
            return DecisionRefusal.MEETING_HAS_CASES
        _note(session, place, Act.MEETING_REMOVED, _details(meeting))
        session.delete(meeting)
    return None


def _find_fault(body_nb: str, body_nn: str) -> DecisionRefusal | None:
    if not body_nb or not body_nn:
        return DecisionRefusal.NOBODY_DECIDES
    return DecisionRefusal.TOO_LONG if max(len(body_nb), len(body_nn)) > LONGEST_LINE else None


def _lock(session: Session, meeting_id: int) -> tuple[Meeting | None, Municipality | None]:
    """The meeting and its municipality, whose meetings and cases nobody else changes until we have."""
    of = sa.select(Meeting.municipality_id).where(Meeting.id == meeting_id)
    wanted = sa.select(Municipality).where(Municipality.id == of.scalar_subquery()).with_for_update()
    place = session.scalar(wanted)
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    return meeting, place


def _has_decided(session: Session, meeting_id: int) -> bool:
    """Whether something was decided at the meeting, or a case on its list is decided and not opened again."""
    here = sa.select(Decision.id).where(Decision.meeting_id == meeting_id)
    listed = (
        sa.select(Decision.id)
        .join(CouncilCase, CouncilCase.id == Decision.case_id)
        .where(CouncilCase.meeting_id == meeting_id, CouncilCase.is_reopened.is_(False))
    )
    return any(session.scalar(wanted.limit(1)) for wanted in (here, listed))


def _is_there(session: Session, municipality_id: int, held_on: date, body_nb: str, *, but: int = 0) -> bool:
    same = sa.select(Meeting.id).where(
        Meeting.municipality_id == municipality_id,
        Meeting.held_on == held_on,
        Meeting.body_nb == body_nb,
        Meeting.id != but,
    )
    return session.scalar(same) is not None


def _details(meeting: Meeting) -> dict[str, Detail]:
    return {"day": meeting.held_on.isoformat(), "body": meeting.body_nb}


def _note(session: Session, place: Municipality, act: Act, details: dict[str, Detail]) -> None:
    record_act(session, act, municipality_id=place.id, about=f"/stab/{place.slug}/saker/", details=details)
