"""The initiatives of the demonstration: one that collects, one that the council has, and one that is decided.

History can't be made through the actions, whose clock is the database's; so the rows are written here as the actions
would have written them at the time.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account, RoleGrant
from citizen.config import Settings
from citizen.database import transaction
from citizen.demo.content import DATA
from citizen.demo.people import People
from citizen.domain.initiatives.deadlines import decision_due_on, usual_period
from citizen.domain.initiatives.package import hash_of_list
from citizen.domain.initiatives.sealed_signatures import DRAW_BYTES, Signature
from citizen.domain.initiatives.states import InitiativeEventKind, InitiativeState
from citizen.domain.initiatives.threshold import CouncilKind, threshold_of
from citizen.domain.permissions import Role
from citizen.initiatives.actions import make_seal_key, seal_of
from citizen.initiatives.models import (
    Initiative,
    InitiativeDecision,
    InitiativeEvent,
    InitiativeSettings,
    InitiativeSignature,
)
from citizen.municipalities.models import District, Municipality
from citizen.web.clock import OSLO

SEED = 121
RESIDENTS = 10_684
CHECK_DAYS = 14
SOURCE = "SSB, tabell 07459"
DAY = timedelta(days=1)


def make_initiatives(settings: Settings, municipality: Municipality, people: People, now: datetime) -> None:
    """State the residents, and make the initiatives of the data folder with their signatures."""
    chance = random.Random(SEED)  # noqa: S311 — the same town every time, and nothing secret in it
    planned: list[dict[str, Any]] = json.loads((DATA / "initiatives.json").read_text("utf-8"))
    with transaction() as session:
        session.add(_settings(municipality, now))
        staff = session.scalars(sa.select(RoleGrant.account_id).where(RoleGrant.role == Role.STAFF.value)).first()
        for one in planned:
            author, *signers = chance.sample(people.all, one["signatures"] + 1)
            initiative = _begin(session, municipality, one, author, now)
            _note(session, initiative, staff, now, one["days"])
            signed = _sign(session, settings, initiative, signers, chance)
            if "handed_over" in one["days"]:
                _hand_over(session, initiative, signed, now - one["days"]["handed_over"] * DAY)
            if "decided" in one["days"]:
                _decide(session, initiative, one["decision"], now - one["days"]["decided"] * DAY)


def _settings(municipality: Municipality, now: datetime) -> InitiativeSettings:
    today = now.astimezone(OSLO).date()
    period = usual_period(today)
    return InitiativeSettings(
        municipality_id=municipality.id,
        kind=CouncilKind.MUNICIPALITY.value,
        residents=RESIDENTS,
        counted_on=date(today.year, 1, 1),
        source=SOURCE,
        period_begins_on=period.begins_on,
        period_ends_on=period.ends_on,
        check_days=CHECK_DAYS,
        edited_at=now,
    )


def _begin(
    session: Session, municipality: Municipality, one: Mapping[str, Any], author: Account, now: datetime
) -> Initiative:
    days = one["days"]
    is_checked = "accepted" in days
    initiative = Initiative(
        public_id=one["id"],
        municipality_id=municipality.id,
        author_id=author.id,
        title=one["title"],
        what=one["what"],
        why=one["why"],
        language=one["language"],
        state=(InitiativeState.COLLECTING if is_checked else InitiativeState.CHECKING).value,
        begun_at=now - (days["sent"] + 1) * DAY,
        sent_at=now - days["sent"] * DAY,
        collecting_from=now - days["accepted"] * DAY if is_checked else None,
        threshold=threshold_of(RESIDENTS, CouncilKind.MUNICIPALITY) if is_checked else None,
    )
    session.add(initiative)
    session.flush()
    return initiative


def _note(session: Session, initiative: Initiative, staff: int | None, now: datetime, days: Mapping[str, int]) -> None:
    kinds = {
        "sent": InitiativeEventKind.SENT,
        "accepted": InitiativeEventKind.ACCEPTED,
        "met": InitiativeEventKind.MET,
        "handed_over": InitiativeEventKind.HANDED_OVER,
        "decided": InitiativeEventKind.DECIDED,
    }
    by_themselves = (InitiativeEventKind.SENT, InitiativeEventKind.MET)
    for name, kind in kinds.items():
        if name in days:
            by = None if kind in by_themselves else staff
            at = now - days[name] * DAY
            session.add(InitiativeEvent(initiative_id=initiative.id, at=at, kind=kind.value, account_id=by))
            session.flush()
    if "met" in days:
        initiative.met_at = now - days["met"] * DAY


def _sign(
    session: Session, settings: Settings, initiative: Initiative, signers: Sequence[Account], chance: random.Random
) -> list[Signature]:
    if initiative.collecting_from is None:
        return []
    make_seal_key(settings, initiative)
    seal = seal_of(settings.keys_dir, initiative)
    districts = dict(session.execute(sa.select(District.id, District.name)).all())
    signed = []
    for number, signer in enumerate(signers, 1):
        signature = Signature(
            signer.id,
            signer.shown_name or f"Innbygger {number}",
            districts.get(signer.district_id or 0, ""),
            "declaration",
            initiative.collecting_from + timedelta(minutes=chance.randrange(1, 9 * 24 * 60)),
        )
        mark = seal.mark_of(signer.person_key)
        sealed = seal.seal(signature, mark, chance.randbytes(DRAW_BYTES))
        session.add(InitiativeSignature(initiative_id=initiative.id, mark=mark, sealed=sealed))
        signed.append(signature)
    initiative.signatures = len(signed)
    session.flush()
    return signed


def _hand_over(session: Session, initiative: Initiative, signed: Sequence[Signature], at: datetime) -> None:
    initiative.state = InitiativeState.HANDED_OVER.value
    initiative.handed_over_at = at
    initiative.due_on = decision_due_on(at, OSLO)
    initiative.list_hash = hash_of_list(signed)
    session.flush()


def _decide(session: Session, initiative: Initiative, decision: Mapping[str, str], at: datetime) -> None:
    on = at.astimezone(OSLO).date()
    session.add(InitiativeDecision(initiative_id=initiative.id, decided_on=on, recorded_at=at, **decision))
    session.flush()
    initiative.state = InitiativeState.DECIDED.value
    session.flush()
