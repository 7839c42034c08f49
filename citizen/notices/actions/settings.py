"""How a person wants to be told: how often, of what, and where."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import database_now, transaction
from citizen.domain.notices import AddressRefusal, Rhythm, Topic, refuse_address
from citizen.notices.actions.sending import add_letter
from citizen.notices.models import Letter, NoticeSettings

MOST_CONFIRMATIONS = 3
"""Letters that ask to confirm an address, in a day and a night: nobody shall be pestered by way of this site."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants to be told. The address is empty where they want the one of their login, or none."""

    rhythm: Rhythm
    mine_at_once: bool
    topics: Collection[Topic]
    address: str


def save_wishes(account_id: int, wishes: Wishes) -> AddressRefusal | None:
    """Keep how the person wants to be told. A new address is sent a letter that asks to confirm it."""
    address = wishes.address.strip()
    if address and (refusal := refuse_address(address)):
        return refusal
    with transaction() as session:
        kept = settings_of(session, account_id)
        now = database_now(session)
        if address and address != kept.address and (refusal := _ask_to_confirm(session, account_id, now)):
            return refusal
        if kept.rhythm == Rhythm.OFF or not _has_address(session, kept):
            kept.letters_from = now  # what happened meanwhile has been read on My page, or was not wanted
        if address != (kept.address or ""):
            kept.address, kept.confirmed_at = address or None, None
        kept.rhythm, kept.mine_at_once = wishes.rhythm.value, wishes.mine_at_once
        _mute(kept, [topic for topic in Topic if topic not in wishes.topics])
    return None


def send_confirmation_again(account_id: int) -> AddressRefusal | None:
    """One more letter that asks to confirm the address."""
    with transaction() as session:
        settings_of(session, account_id)
        return _ask_to_confirm(session, account_id, database_now(session))


def confirm_address(public_id: str, address: str) -> bool:
    """Letters go to the address from now on; False where the person has given another one since, or is gone."""
    with transaction() as session:
        account_id = _account_with(session, public_id)
        kept = session.get(NoticeSettings, account_id, with_for_update=True) if account_id else None
        if kept is None or kept.address != address:
            return False
        if kept.confirmed_at is None:
            now = database_now(session)
            if not _has_address(session, kept):
                kept.letters_from = now
            kept.confirmed_at = now
    return True


def stop_letters(public_id: str, topic: Topic | None) -> None:
    """No more letters of this topic, or none at all; doing it twice is no fault, nor is a person who is gone."""
    with transaction() as session:
        account_id = _account_with(session, public_id)
        if account_id is None:
            return
        kept = settings_of(session, account_id)
        if topic is None:
            kept.rhythm = Rhythm.OFF.value
        else:
            _mute(kept, [topic, *_muted(kept)])


def settings_of(session: Session, account_id: int) -> NoticeSettings:
    """The person's row of settings, made where there is none, locked until the transaction ends."""
    session.get_one(Account, account_id, with_for_update=True)
    row = session.get(NoticeSettings, account_id, populate_existing=True)
    if row is None:
        row = NoticeSettings(account_id=account_id)
        session.add(row)
        session.flush()
    return row


def _ask_to_confirm(session: Session, account_id: int, now: datetime) -> AddressRefusal | None:
    asked = sa.select(sa.func.count()).where(
        Letter.account_id == account_id, Letter.kind == "confirm", Letter.made_at > now - A_DAY
    )
    if session.scalars(asked).one() >= MOST_CONFIRMATIONS:
        return AddressRefusal.TOO_MANY_LETTERS
    add_letter(session, account_id, "confirm", now)
    return None


def _has_address(session: Session, kept: NoticeSettings) -> bool:
    return kept.confirmed_at is not None or session.get_one(Account, kept.account_id).email is not None


def _account_with(session: Session, public_id: str) -> int | None:
    return session.scalar(sa.select(Account.id).where(Account.public_id == public_id))


def _muted(kept: NoticeSettings) -> list[Topic]:
    columns = {Topic.MINE: kept.no_mine, Topic.FOLLOWED: kept.no_followed, Topic.DEADLINES: kept.no_deadlines}
    return [topic for topic, is_muted in columns.items() if is_muted]


def _mute(kept: NoticeSettings, topics: Collection[Topic]) -> None:
    kept.no_mine, kept.no_followed = Topic.MINE in topics, Topic.FOLLOWED in topics
    kept.no_deadlines = Topic.DEADLINES in topics
