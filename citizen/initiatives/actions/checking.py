"""The check by staff: whether the council can decide it, and whether it has been up in this period."""

from __future__ import annotations

from citizen.config import Settings
from citizen.domain.acts import Act
from citizen.domain.initiatives.likeness import find_alike
from citizen.domain.initiatives.states import CheckGround, InitiativeEventKind, InitiativeState, Move, is_allowed
from citizen.domain.initiatives.threshold import CouncilKind, threshold_of
from citizen.domain.initiatives.writing import InitiativeRefusal
from citizen.domain.notices import NoticeKind
from citizen.initiatives.actions.holding import holding, log_act, make_seal_key, note, tell_proposers
from citizen.initiatives.models import Initiative, InitiativeSettings
from citizen.initiatives.queries import titles_of_period


def accept_initiative(
    initiative_id: int, by: int, reason_nb: str, reason_nn: str, settings: Settings
) -> InitiativeRefusal | None:
    """Let people sign it. Where something like it has been up in this period, staff say why it is not the same."""
    with holding(initiative_id) as (session, initiative, now):
        if not is_allowed(Move.ACCEPT, InitiativeState(initiative.state)):
            return InitiativeRefusal.NOT_NOW
        stated = session.get(InitiativeSettings, initiative.municipality_id)
        if stated is None:
            return InitiativeRefusal.NOT_SET_UP
        if _alike(initiative) and not (reason_nb and reason_nn):
            return InitiativeRefusal.REASON_NEEDED
        make_seal_key(settings, initiative)
        initiative.state = InitiativeState.COLLECTING.value
        initiative.collecting_from = now
        initiative.threshold = threshold_of(stated.residents, CouncilKind(stated.kind))
        initiative.check_reason_nb, initiative.check_reason_nn = reason_nb, reason_nn
        note(session, initiative, InitiativeEventKind.ACCEPTED, now, by)
        tell_proposers(session, NoticeKind.INITIATIVE_ACCEPTED, initiative)
        log_act(session, Act.INITIATIVE_ACCEPTED, initiative, by, reason_nb)
    return None


def refuse_initiative(
    initiative_id: int, by: int, ground: CheckGround, reason_nb: str, reason_nn: str
) -> InitiativeRefusal | None:
    """Do not let it through, with a reason that its proposer gets in both language forms."""
    if not (reason_nb and reason_nn):
        return InitiativeRefusal.REASON_NEEDED
    with holding(initiative_id) as (session, initiative, now):
        if not is_allowed(Move.REFUSE, InitiativeState(initiative.state)):
            return InitiativeRefusal.NOT_NOW
        initiative.state = InitiativeState.REFUSED.value
        initiative.check_ground = ground.value
        initiative.check_reason_nb, initiative.check_reason_nn = reason_nb, reason_nn
        note(session, initiative, InitiativeEventKind.REFUSED, now, by)
        tell_proposers(session, NoticeKind.INITIATIVE_REFUSED, initiative, (reason_nb, reason_nn))
        log_act(session, Act.INITIATIVE_REFUSED, initiative, by, reason_nb)
    return None


def _alike(initiative: Initiative) -> bool:
    return bool(find_alike(initiative.title, titles_of_period(initiative)))
