"""Hand an initiative over to the council, fetch its package, and record what was decided."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from sqlalchemy.orm import Session

from citizen.domain.acts import Act
from citizen.domain.initiatives.deadlines import decision_due_on
from citizen.domain.initiatives.package import PackageFacts, build_package, hash_of_list
from citizen.domain.initiatives.states import (
    WITH_COUNCIL,
    InitiativeEventKind,
    InitiativeOutcome,
    InitiativeState,
    Move,
    can_be_handed_over,
    is_allowed,
)
from citizen.domain.initiatives.threshold import CouncilKind
from citizen.domain.initiatives.writing import InitiativeRefusal
from citizen.domain.notices import NoticeKind
from citizen.initiatives.actions.holding import holding, log_act, note, open_signatures, tell_everyone
from citizen.initiatives.models import Initiative, InitiativeDecision, InitiativeSettings
from citizen.municipalities.models import Municipality


@dataclass(frozen=True, slots=True)
class Decision:
    """What the council decided, as staff write it down."""

    outcome: InitiativeOutcome
    body: str
    decided_on: date
    case_number: str
    text_nb: str
    text_nn: str
    reason_nb: str
    reason_nn: str


def hand_over(initiative_id: int, by: int, keys_dir: Path, zone: tzinfo) -> InitiativeRefusal | None:
    """From now on nobody signs or takes a signature back, and the council has six months."""
    with holding(initiative_id) as (session, initiative, now):
        state = InitiativeState(initiative.state)
        if not is_allowed(Move.HAND_OVER, state):
            return InitiativeRefusal.NOT_NOW
        if not can_be_handed_over(state, initiative.signatures, initiative.threshold):
            return InitiativeRefusal.NOT_MET
        initiative.list_hash = hash_of_list(open_signatures(session, initiative, keys_dir))
        initiative.state = InitiativeState.HANDED_OVER.value
        initiative.handed_over_at = now
        initiative.due_on = decision_due_on(now, zone)
        note(session, initiative, InitiativeEventKind.HANDED_OVER, now, by)
        tell_everyone(session, NoticeKind.INITIATIVE_HANDED_OVER, initiative, keys_dir)
        log_act(session, Act.INITIATIVE_HANDED_OVER, initiative, by)
    return None


def fetch_package(initiative_id: int, by: int, keys_dir: Path, zone: tzinfo) -> bytes | InitiativeRefusal:
    """The file for the council's case: always the same bytes. It is noted who fetched it."""
    with holding(initiative_id) as (session, initiative, now):
        if InitiativeState(initiative.state) not in WITH_COUNCIL:
            return InitiativeRefusal.NOT_NOW
        note(session, initiative, InitiativeEventKind.FETCHED, now, by)
        log_act(session, Act.INITIATIVE_FETCHED, initiative, by)
        return build_package(_facts(session, initiative, zone), open_signatures(session, initiative, keys_dir))


def record_decision(
    initiative_id: int, by: int, decision: Decision, keys_dir: Path, zone: tzinfo
) -> InitiativeRefusal | None:
    """Make the decision public, and tell the proposer and everyone who signed."""
    with holding(initiative_id) as (session, initiative, now):
        if not is_allowed(Move.DECIDE, InitiativeState(initiative.state)):
            return InitiativeRefusal.NOT_NOW
        if refusal := refuse_day(decision.decided_on, initiative.handed_over_at, now, zone):
            return refusal
        session.add(InitiativeDecision(initiative_id=initiative.id, recorded_at=now, **asdict(decision)))
        session.flush()
        initiative.state = InitiativeState.DECIDED.value
        note(session, initiative, InitiativeEventKind.DECIDED, now, by)
        said = (decision.text_nb, decision.text_nn)
        tell_everyone(session, NoticeKind.INITIATIVE_DECIDED, initiative, keys_dir, said)
        log_act(session, Act.INITIATIVE_DECIDED, initiative, by, decision.reason_nb)
    return None


def refuse_day(day: date, handed_over_at: datetime | None, now: datetime, zone: tzinfo) -> InitiativeRefusal | None:
    """Why the council can't have decided on that day."""
    if day > now.astimezone(zone).date():
        return InitiativeRefusal.DAY_TO_COME
    if handed_over_at is None or day < handed_over_at.astimezone(zone).date():
        return InitiativeRefusal.DAY_TOO_EARLY
    return None


def _facts(session: Session, initiative: Initiative, zone: tzinfo) -> PackageFacts:
    if initiative.handed_over_at is None or initiative.due_on is None or initiative.threshold is None:
        raise RuntimeError("what is handed over has its dates")
    place = session.get_one(Municipality, initiative.municipality_id)
    stated = session.get(InitiativeSettings, initiative.municipality_id)
    return PackageFacts(
        place=place.name,
        kind=CouncilKind(stated.kind) if stated else CouncilKind.MUNICIPALITY,
        title=initiative.title,
        what=initiative.what,
        why=initiative.why,
        threshold=initiative.threshold,
        handed_over_on=initiative.handed_over_at.astimezone(zone).date(),
        due_on=initiative.due_on,
    )
