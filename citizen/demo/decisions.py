"""The demonstration's cases: some decided, one of them otherwise than residents chose, and some on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account, RoleGrant
from citizen.database import transaction
from citizen.decisions.actions import (
    Appeal,
    Edit,
    ToDecide,
    add_meeting,
    decide,
    decide_as_recommended,
    open_cases,
    prepare_cases,
    record_appeal,
)
from citizen.decisions.forms.preparing import leading_of, recommended
from citizen.decisions.models import Decision, Meeting
from citizen.decisions.queries import CaseRow, board_of
from citizen.domain.decisions.codes import AppealFrom, Outcome, Parallel
from citizen.domain.decisions.preparing import Preparation
from citizen.domain.permissions import Role
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import OSLO

ROADS, VOTE = "havnes-lidal", "bokbuss"
COUNCIL = ("Kommunestyret i Fjordsund", "Kommunestyret i Fjordsund")
DECIDED = ("aslia", "bergvegen", "elvevegen", "granlia", "jordmorvegen", "meierivegen", "storgata")
READY = ("eikvegen", "konglevegen", "lyngvegen", "markavegen", "solbakken", "tverrvegen", "vinkelvegen")
OTHERWISE = "fiolvegen"
NOT_ANSWERED = "furulia"
TIED = ("bredelia", "Kveldssola")
ADVICE = "Skrivemåten er i samsvar med gjeldende rettskriving. Navnet tilrås slik det er skrevet. (Oppdiktet)"
DEPARTING = {
    "name": "Fjellfiolen",
    "nb": "Bare to stemmer skiller, og Fjellfiolen tar vare på blomsten i det gamle navnet.",
    "nn": "Berre to røyster skil, og Fjellfiolen tek vare på blomen i det gamle namnet.",
}
REASONS = {
    "leading": (
        "Flest innbyggere valgte navnet, det er ledig i hele kommunen, og Språkrådet tilrår skrivemåten.",
        "Flest innbyggjarar valde namnet, det er ledig i heile kommunen, og Språkrådet tilrår skrivemåten.",
    ),
    "unanswered": (
        "Flest innbyggere valgte navnet, og det er ledig i hele kommunen. Språkrådet har ikke svart ennå.",
        "Flest innbyggjarar valde namnet, og det er ledig i heile kommunen. Språkrådet har ikkje svart enno.",
    ),
    "tie": (
        "To navn fikk like mange stemmer. Kveldssola er kortest og lettest å høre i telefonen.",
        "To namn fekk like mange røyster. Kveldssola er kortast og lettast å høyre i telefonen.",
    ),
    "absorbed": (
        "Veien har bare noen få adresser og går rett inn i naboveien, slik det ble kunngjort.",
        "Vegen har berre nokre få adresser og går rett inn i nabovegen, slik det blei kunngjort.",
    ),
}
APPEAL = (
    "Laget mener at navnet etter den lokale uttalen skal skrives Laksatrappa, slik det står på det gamle kartet fra"
    " 1891. (Oppdiktet)"
)


def make_decisions(municipality: Municipality, now: datetime) -> None:
    """Open and prepare the cases of what is counted, and decide some of them."""
    today = now.astimezone(OSLO).date()
    with transaction() as session:
        by_id = session.scalars(sa.select(RoleGrant.account_id).where(RoleGrant.role == Role.STAFF)).first()
        found = session.scalars(sa.select(Process).where(Process.municipality_id == municipality.id)).all()
        processes = {process.slug: process for process in found}
        hanne = session.get_one(Account, by_id)
        held = add_meeting(municipality.id, today - timedelta(days=2), *COUNCIL)
        coming = add_meeting(municipality.id, today + timedelta(days=12), *COUNCIL)
        if not isinstance(held, Meeting) or not isinstance(coming, Meeting):
            raise RuntimeError("the meetings of the demonstration can't be noted")
        session.flush()
        for process in (processes[ROADS], processes[VOTE]):
            open_cases(process.id)
            _prepare(process, held.id, coming.id, now)
        _decide(processes[ROADS], held.id, hanne.id, now)
        common = ToDecide(None, meeting_id=held.id, case_number="81/26")
        decide_as_recommended(
            processes[VOTE].id, [case.case_id for case in board_of(processes[VOTE]).cases], common, hanne.id, today
        )


def _prepare(process: Process, held: int, coming: int, now: datetime) -> None:
    today, board = now.astimezone(OSLO).date(), board_of(process)
    edits = []
    for case in board.cases:
        at_held = not case.is_road or case.slug in (*DECIDED, *READY)
        values: dict[str, Any] = {"meeting_id": held, "case_number": "82/26"}
        if not at_held:
            values = {"meeting_id": coming, "case_number": "94/26"}
        if case.is_road and not case.into_name:
            values |= {"parallel": Parallel.NONE, "advice_sent_to": "Språkrådet"}
            values |= {"advice_sent_on": today - timedelta(days=17)}
            if case.slug != NOT_ANSWERED:
                values |= {"advice_received_on": today - timedelta(days=5), "advice_text": ADVICE}
        if picked := _recommended(process, case):
            values |= picked
        edits.append(Edit(case.case_id, case.version, _changed(values)))
    outcome = prepare_cases(process.id, edits, today)
    if outcome.conflicts or outcome.faults:
        raise RuntimeError(f"the cases of the demonstration can't be prepared: {outcome}")


def _changed(values: dict[str, Any]) -> Callable[[Preparation], Preparation]:
    return lambda before: replace(before, **values)


def _recommended(process: Process, case: CaseRow) -> dict[str, Any]:
    board = board_of(process)
    if case.into_name:
        reasons = _reasons("absorbed")
        into = {"recommended_nb": case.into_name, "recommended_nn": case.into_name}
        return {"recommended": Outcome.ABSORBED, **into, **reasons}
    if case.slug == TIED[0]:
        one = next(one for one in board.alternatives(case) if one.name_nb == TIED[1])
        name = {"recommended_nb": one.name_nb, "recommended_nn": one.name_nn}
        ids = {"recommended_proposal_id": one.proposal_id}
        return {"recommended": Outcome.NEW_NAME, **name, **ids, **_reasons("tie")}
    picked = leading_of(board, case)
    if picked.outcome is None:
        return {}
    why = "unanswered" if case.slug == NOT_ANSWERED else "leading"
    return {**recommended(picked, ""), **(_reasons(why) if case.is_road else {})}


def _reasons(key: str) -> dict[str, str]:
    return {"reason_nb": REASONS[key][0], "reason_nn": REASONS[key][1]}


def _decide(process: Process, held: int, by_id: int, now: datetime) -> None:
    today, board = now.astimezone(OSLO).date(), board_of(process)
    ids = [case.case_id for case in board.cases if case.slug in DECIDED]
    decide_as_recommended(process.id, ids, ToDecide(None, meeting_id=held, case_number="82/26"), by_id, today)
    case = next(case for case in board.cases if case.slug == OTHERWISE)
    one = next(one for one in board.alternatives(case) if one.name_nb == DEPARTING["name"])
    chosen = ToDecide(
        Outcome.NEW_NAME,
        one.name_nb,
        one.name_nn,
        proposal_id=one.proposal_id,
        meeting_id=held,
        case_number="83/26",
        reason=DEPARTING["nn"],
        language="nn",
    )
    made = decide(process.id, case.case_id, 0, chosen, by_id, today)
    if not isinstance(made, Decision):
        raise RuntimeError(f"the decision about {OTHERWISE} in the demonstration can't be recorded: {made}")
    appealed = next(case for case in board.cases if case.slug == "elvevegen")
    appeal = Appeal(today, AppealFrom.ORGANISATION, "Lidal sogelag (oppdikta)", APPEAL)
    record_appeal(appealed.case_id, appeal, by_id, today)
