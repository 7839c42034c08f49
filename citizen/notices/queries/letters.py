"""Which letters are due, to whom, and what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from citizen.accounts.models import Account
from citizen.database import UtcDateTime, db
from citizen.domain.notices import NoticeKind, Rhythm, Topic, kinds_of, kinds_sent_at_once
from citizen.municipalities.models import Municipality
from citizen.notices.models import Letter, Notice, NoticeSeen, NoticeSettings
from citizen.notices.queries.targets import Target, targets_of

MUTED = {
    Topic.MINE: NoticeSettings.no_mine,
    Topic.FOLLOWED: NoticeSettings.no_followed,
    Topic.DEADLINES: NoticeSettings.no_deadlines,
}
ADDRESS = sa.case((NoticeSettings.confirmed_at.is_not(None), NoticeSettings.address), else_=Account.email)
"""Where letters go: to what the person has given and confirmed, else to what their login has verified."""
wanted_rhythm = sa.func.coalesce(NoticeSettings.rhythm, Rhythm.DAILY.value)


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it can be shown or sent today."""

    id: int
    kind: NoticeKind
    municipality: str
    title_nb: str
    title_nn: str
    path: str
    said_nb: str
    said_nn: str
    posted_at: datetime
    is_sent: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What a letter needs to be written."""

    kind: str
    name: str
    to: str
    public_id: str
    language: str
    notices: Sequence[Told]


def wants(kinds: sa.ColumnElement[str] | InstrumentedAttribute[str]) -> sa.ColumnElement[bool]:
    """Whether the person wants letters about notices of this kind; without settings they do."""
    muted = [sa.and_(kinds.in_(sorted(kinds_of(topic))), column.is_(True)) for topic, column in MUTED.items()]
    return sa.not_(sa.func.coalesce(sa.or_(*muted), sa.false()))


def waiting_notices() -> sa.Select[int]:
    """The notices that go in a letter some time: in none yet, wanted, and to somebody who has an address."""
    is_after_start = sa.or_(NoticeSettings.letters_from.is_(None), Notice.posted_at >= NoticeSettings.letters_from)
    return (
        sa.select(Notice.account_id)
        .join(Account, Account.id == Notice.account_id)
        .outerjoin(NoticeSettings, NoticeSettings.account_id == Notice.account_id)
        .where(
            Notice.letter_id.is_(None),
            Account.disabled_at.is_(None),
            ADDRESS.is_not(None),
            wanted_rhythm != Rhythm.OFF.value,
            wants(Notice.kind),
            is_after_start,
        )
    )


def is_for_digest(daily: datetime, weekly: datetime) -> sa.ColumnElement[bool]:
    """The notice was there at the latest moment of its reader's rhythm."""
    moments = sa.literal(weekly, UtcDateTime()), sa.literal(daily, UtcDateTime())
    return Notice.posted_at <= sa.case((wanted_rhythm == Rhythm.WEEKLY.value, moments[0]), else_=moments[1])


def is_for_now() -> sa.ColumnElement[bool]:
    """The notice does not wait for a digest."""
    at_once = sa.func.coalesce(NoticeSettings.mine_at_once, sa.true())
    return sa.and_(at_once, Notice.kind.in_(sorted(kinds_sent_at_once())))


def list_due_letters(now: datetime, claimed_before: datetime, limit: int) -> Sequence[int]:
    """Letters to send: those that wait and are due, and those that were being sent when the machine stopped."""
    is_due = sa.or_(
        sa.and_(Letter.state == "waiting", Letter.due_at <= now),
        sa.and_(Letter.state == "claimed", Letter.claimed_at < claimed_before),
    )
    return db.session.scalars(sa.select(Letter.id).where(is_due).order_by(Letter.due_at, Letter.id).limit(limit)).all()


def find_contents(letter_id: int) -> Contents | None:
    """What to write and where to send it, by what holds now; None where there is nothing to tell any more."""
    to = sa.case((Letter.kind == "confirm", NoticeSettings.address), else_=ADDRESS)
    wanted = (
        sa.select(Letter.kind, Letter.name, Account.public_id, Account.language)
        .add_columns(to, wanted_rhythm, NoticeSettings.confirmed_at)
        .join(Account, Account.id == Letter.account_id)
        .outerjoin(NoticeSettings, NoticeSettings.account_id == Account.id)
        .where(Letter.id == letter_id, Account.disabled_at.is_(None))
    )
    row = db.session.execute(wanted).one_or_none()
    if row is None or row[4] is None:
        return None
    kind, name, public_id, language, address, rhythm, confirmed_at = row
    if kind == "confirm":
        told: Sequence[Told] = ()
        is_needed = confirmed_at is None
    else:
        told = _told(Notice.letter_id == letter_id, wants(Notice.kind), limit=None)
        is_needed = bool(told) and rhythm != Rhythm.OFF
    return Contents(kind, name, address, public_id, language or "nb", told) if is_needed else None


def list_notices(account_id: int, limit: int) -> Sequence[Told]:
    """What the person has been told, the newest on top, without what can't be seen any more."""
    return _told(Notice.account_id == account_id, limit=limit)


def find_seen_until(account_id: int) -> datetime | None:
    """Until when the person has seen their notices; None where they have never looked."""
    return db.session.scalar(sa.select(NoticeSeen.seen_until).where(NoticeSeen.account_id == account_id))


def _told(*conditions: sa.ColumnElement[bool], limit: int | None) -> list[Told]:
    wanted = (
        sa.select(Notice, Municipality.name)
        .join(Municipality, Municipality.id == Notice.municipality_id)
        .outerjoin(NoticeSettings, NoticeSettings.account_id == Notice.account_id)
        .where(*conditions)
        .order_by(Notice.posted_at.desc(), Notice.id.desc())
        .limit(limit)
    )
    rows = [(row[0], row[1]) for row in db.session.execute(wanted)]
    seen = targets_of({(one.target_kind, one.target_id) for one, _ in rows if one.target_kind and one.target_id})
    return [_as_told(one, place, target) for one, place in rows if (target := _target_of(one, seen)) is not None]


def _target_of(notice: Notice, seen: Mapping[tuple[str, int], Target]) -> Target | None:
    if notice.target_kind is None or notice.target_id is None:
        return Target(notice.title, notice.title, notice.path)
    return seen.get((notice.target_kind, notice.target_id))


def _as_told(notice: Notice, place: str, target: Target) -> Told:
    return Told(
        id=notice.id,
        kind=NoticeKind(notice.kind),
        municipality=place,
        title_nb=target.title_nb,
        title_nn=target.title_nn,
        path=notice.path,
        said_nb=notice.said_nb,
        said_nn=notice.said_nn,
        posted_at=notice.posted_at,
        is_sent=notice.letter_id is not None,
    )
