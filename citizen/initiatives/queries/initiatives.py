"""Questions about initiatives: which there are, who may see them, and who has signed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.initiatives.sealed_signatures import SignatureSeal
from citizen.domain.initiatives.states import LISTED, InitiativeState
from citizen.initiatives.models import (
    Initiative,
    InitiativeEvent,
    InitiativeSettings,
    InitiativeSignature,
)
from citizen.initiatives.queries.proposers import is_proposed_by
from citizen.keys import KeyMissing, read_key
from citizen.municipalities.models import Municipality

IS_LISTED = Initiative.state.in_([state.value for state in LISTED]) & Initiative.is_hidden.is_(False)
IS_VISIBLE = IS_LISTED | (
    (Initiative.state == InitiativeState.WITHDRAWN.value)
    & Initiative.collecting_from.is_not(None)
    & Initiative.is_hidden.is_(False)
)
"""What everyone may see: the one condition for every page, notice and file. What was withdrawn is seen at its own
address, by those who have signed it, and stands in no list."""

SENT = Initiative.state != InitiativeState.DRAFT.value
LIKE_PERIOD = (InitiativeState.COLLECTING, InitiativeState.HANDED_OVER, InitiativeState.DECIDED)


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that was done, when, and what the member of staff is called who did it."""

    kind: str
    at: datetime
    by: str | None
    is_by_staff: bool


def find_settings(municipality_id: int) -> InitiativeSettings | None:
    return db.session.get(InitiativeSettings, municipality_id)


def find_initiative(municipality_id: int, public_id: str) -> Initiative | None:
    """The initiative, whoever may see it."""
    wanted = sa.select(Initiative).where(
        Initiative.municipality_id == municipality_id, Initiative.public_id == public_id
    )
    return db.session.scalar(wanted)


def find_for_reader(municipality_id: int, public_id: str, reader_id: int | None) -> Initiative | None:
    """The initiative if everyone may see it, or if this reader is behind it."""
    # Who is not logged in wrote nothing: NULL would stand for the writers whose accounts are deleted.
    is_own = sa.false() if reader_id is None else is_proposed_by(reader_id)
    wanted = sa.select(Initiative).where(
        Initiative.municipality_id == municipality_id, Initiative.public_id == public_id, IS_VISIBLE | is_own
    )
    return db.session.scalar(wanted)


def titles_of_visible(ids: Collection[int]) -> Mapping[int, str]:
    """The present titles of those among these that everyone may see."""
    rows = db.session.execute(sa.select(Initiative.id, Initiative.title).where(Initiative.id.in_(ids), IS_VISIBLE))
    return dict(rows.all())


def count_listed(municipality_id: int) -> dict[InitiativeState, int]:
    """How many everyone can see, by where they stand."""
    wanted = sa.select(Initiative.state, sa.func.count()).where(
        Initiative.municipality_id == municipality_id, IS_LISTED
    )
    rows = db.session.execute(wanted.group_by(Initiative.state))
    return {InitiativeState(state): number for state, number in rows}


def list_visible(
    municipality_id: int, states: Collection[InitiativeState], *, offset: int, limit: int
) -> Sequence[Initiative]:
    """Those that everyone can see: what can be signed first, then by the latest that happened."""
    wanted = sa.select(Initiative).where(
        Initiative.municipality_id == municipality_id,
        IS_LISTED,
        Initiative.state.in_([state.value for state in states]),
    )
    order = sa.case({InitiativeState.COLLECTING.value: 0, InitiativeState.HANDED_OVER.value: 1}, value=Initiative.state)
    latest = sa.func.coalesce(Initiative.handed_over_at, Initiative.collecting_from)
    rows = db.session.scalars(
        wanted.order_by(sa.func.coalesce(order, 2), latest.desc(), Initiative.id).offset(offset).limit(limit)
    )
    return rows.all()


def list_own(account_id: int, municipality_id: int) -> Sequence[Initiative]:
    """What the person has written here, the newest on top."""
    wanted = sa.select(Initiative).where(is_proposed_by(account_id), Initiative.municipality_id == municipality_id)
    return db.session.scalars(wanted.order_by(Initiative.begun_at.desc(), Initiative.id)).all()


def list_written(account_id: int) -> Sequence[Initiative]:
    """What the person has written anywhere, the newest on top."""
    wanted = sa.select(Initiative).where(is_proposed_by(account_id))
    return db.session.scalars(wanted.order_by(Initiative.begun_at.desc(), Initiative.id)).all()


def list_for_staff(municipality_id: int) -> Sequence[Initiative]:
    """All that was sent in, what waits for staff on top."""
    order = sa.case(
        (Initiative.state == InitiativeState.CHECKING.value, 0),
        ((Initiative.state == InitiativeState.COLLECTING.value) & (Initiative.signatures >= Initiative.threshold), 1),
        (Initiative.state == InitiativeState.HANDED_OVER.value, 2),
        (Initiative.state == InitiativeState.COLLECTING.value, 3),
        else_=4,
    )
    wanted = sa.select(Initiative).where(Initiative.municipality_id == municipality_id, SENT)
    return db.session.scalars(wanted.order_by(order, Initiative.sent_at, Initiative.id)).all()


def titles_of_period(initiative: Initiative) -> Mapping[int, str]:
    """Titles of the other initiatives that people have been able to sign since the present council began.

    The first day begins at midnight UTC: an hour matters little to a comparison that people judge.
    """
    settings = find_settings(initiative.municipality_id)
    if settings is None:
        return {}
    begins = datetime.combine(settings.period_begins_on, time(0), UTC)
    ends = datetime.combine(settings.period_ends_on + timedelta(days=1), time(0), UTC)
    wanted = sa.select(Initiative.id, Initiative.title).where(
        Initiative.municipality_id == initiative.municipality_id,
        Initiative.id != initiative.id,
        Initiative.state.in_([state.value for state in LIKE_PERIOD]),
        Initiative.collecting_from >= begins,
        Initiative.collecting_from < ends,
    )
    return dict(db.session.execute(wanted).all())


def list_by_ids(ids: Sequence[int]) -> Sequence[Initiative]:
    """In the order of the ids."""
    found = {row.id: row for row in db.session.scalars(sa.select(Initiative).where(Initiative.id.in_(ids)))}
    return [found[number] for number in ids if number in found]


def list_events(initiative_id: int) -> Sequence[Noted]:
    """The log, in the order in which it was written."""
    wanted = (
        sa.select(InitiativeEvent.kind, InitiativeEvent.at, Account.shown_name, InitiativeEvent.account_id)
        .outerjoin(Account, Account.id == InitiativeEvent.account_id)
        .where(InitiativeEvent.initiative_id == initiative_id)
    )
    rows = db.session.execute(wanted.order_by(InitiativeEvent.at, InitiativeEvent.id))
    return [Noted(kind, at, name, account_id is not None) for kind, at, name, account_id in rows]


def has_signed(initiative: Initiative, person_key: bytes, keys_dir: Path) -> bool:
    """Whether this person's signature lies under the initiative."""
    key = _find_key(keys_dir, initiative.public_id)
    if key is None:
        return False
    mark = SignatureSeal(key, initiative.id).mark_of(person_key)
    return db.session.get(InitiativeSignature, (initiative.id, mark)) is not None


def list_signed(person_key: bytes, keys_dir: Path) -> Sequence[tuple[Initiative, dict[str, str]]]:
    """What the person has signed, with what is stored of them there. Their marks are made anew to find it."""
    signable = sa.select(Initiative.id, Initiative.public_id).where(Initiative.collecting_from.is_not(None))
    sealed_with = {
        number: SignatureSeal(key, number)
        for number, public_id in db.session.execute(signable)
        if (key := _find_key(keys_dir, public_id))
    }
    marks = {number: seal.mark_of(person_key) for number, seal in sealed_with.items()}
    wanted = (
        sa.select(Initiative, InitiativeSignature.sealed)
        .join(InitiativeSignature, InitiativeSignature.initiative_id == Initiative.id)
        .where(InitiativeSignature.mark.in_(list(marks.values())))
        .order_by(Initiative.id)
    )
    found = []
    for initiative, sealed in db.session.execute(wanted):
        said = sealed_with[initiative.id].open(sealed, marks[initiative.id])
        stored = {"name": said.name, "district": said.district, "signed_at": said.signed_at.isoformat()}
        found.append((initiative, stored))
    return found


def personal_data_of(account_id: int, keys_dir: Path) -> dict[str, list[dict[str, Any]]]:
    """Everything that is stored of the person here: what they have written, and what they have signed."""
    account = db.session.get_one(Account, account_id)
    written = sa.select(Initiative).where(is_proposed_by(account_id)).order_by(Initiative.id)
    slugs = dict(db.session.execute(sa.select(Municipality.id, Municipality.slug)).all())
    return {
        "initiatives_written": [
            {
                "municipality": slugs[row.municipality_id],
                "id": row.public_id,
                "title": row.title,
                "what": row.what,
                "why": row.why,
                "state": row.state,
                "begun_at": row.begun_at.isoformat(),
                "sent_at": row.sent_at.isoformat() if row.sent_at else None,
            }
            for row in db.session.scalars(written)
        ],
        "initiatives_signed": [
            {
                "municipality": slugs[row.municipality_id],
                "id": row.public_id,
                "title": "" if row.is_hidden else row.title,
                **stored,
            }
            for row, stored in list_signed(account.person_key, keys_dir)
        ],
    }


def key_name(public_id: str) -> str:
    """What the key of an initiative's signatures is called in the folder of keys."""
    return f"initiative-{public_id}"


def _find_key(keys_dir: Path, public_id: str) -> bytes | None:
    """None where nobody has been able to sign."""
    try:
        return read_key(keys_dir, key_name(public_id))
    except KeyMissing:
        return None
