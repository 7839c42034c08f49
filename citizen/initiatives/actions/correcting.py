"""Correct the record of what the council decided. What it said before stays, and all who were told are told again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import tzinfo
from pathlib import Path

from citizen.domain.acts import Act
from citizen.domain.initiatives.states import InitiativeState, Move, is_allowed
from citizen.domain.initiatives.writing import InitiativeRefusal
from citizen.domain.notices import NoticeKind
from citizen.initiatives.actions.handing_over import Decision, refuse_day
from citizen.initiatives.actions.holding import holding, log_act, tell_everyone
from citizen.initiatives.models import InitiativeCorrection
from citizen.initiatives.queries import list_recorded


def correct_decision(
    initiative_id: int, by: int, decision: Decision, why: tuple[str, str], seen: int, keys_dir: Path, zone: tzinfo
) -> InitiativeRefusal | None:
    """Store what it shall say now and why (in bokmål and nynorsk). `seen` is the number of the text it corrects."""
    if not all(why):
        return InitiativeRefusal.REASON_NEEDED
    with holding(initiative_id) as (session, initiative, now):
        if not is_allowed(Move.CORRECT, InitiativeState(initiative.state)):
            return InitiativeRefusal.NOT_NOW
        recorded = list_recorded(initiative.id)[0]
        if recorded.number != seen:
            return InitiativeRefusal.CORRECTED_MEANWHILE
        if all(getattr(recorded, name) == value for name, value in asdict(decision).items()):
            return InitiativeRefusal.NOTHING_CORRECTED
        if refusal := refuse_day(decision.decided_on, initiative.handed_over_at, now, zone):
            return refusal
        session.add(
            InitiativeCorrection(
                initiative_id=initiative.id,
                number=seen + 1,
                why_nb=why[0],
                why_nn=why[1],
                corrected_at=now,
                account_id=by,
                **asdict(decision),
            )
        )
        tell_everyone(session, NoticeKind.INITIATIVE_CORRECTED, initiative, keys_dir, why)
        log_act(session, Act.INITIATIVE_CORRECTED, initiative, by, why[0])
    return None
