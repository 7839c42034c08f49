"""Questions about what staff did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db, stream_columns
from citizen.domain.acts import Act
from citizen.staff_log.models import ActOfStaff

AT_ONCE = 1_000
OSLO = ZoneInfo("Europe/Oslo")
FILTERS = ("hva", "hvem", "om", "fra", "til")
"""What the page of the log has in its addresses."""
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of the log are asked for; what is None or empty does not matter."""

    act: Act | None = None
    account: str = ""
    """The user ID of the one who did it."""
    about: str = ""
    """What the address of the page begins with."""
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class ActRow:
    """A line of the log."""

    id: int
    at: datetime
    act: str
    about: str
    why: str
    details: str
    public_id: str | None
    """The user ID of the one who did it; None for commands, timers and deleted accounts."""
    shown_name: str | None
    email: str | None


EVERYTHING = Wanted()
_COLUMNS = (
    ActOfStaff.id,
    ActOfStaff.at,
    ActOfStaff.act,
    ActOfStaff.about,
    ActOfStaff.why,
    ActOfStaff.details,
    Account.public_id,
    Account.shown_name,
    Account.email,
)


def list_acts(municipality_id: int, wanted: Wanted = EVERYTHING, *, offset: int = 0, limit: int = 50) -> list[ActRow]:
    """Lines of the log, the newest on top."""
    asked = _lines(municipality_id, wanted).order_by(ActOfStaff.at.desc(), ActOfStaff.id.desc())
    return [ActRow(*row) for row in db.session.execute(asked.offset(offset).limit(limit))]


def count_acts(municipality_id: int, wanted: Wanted = EVERYTHING) -> int:
    lines = _lines(municipality_id, wanted).order_by(None).subquery()
    return db.session.scalar(sa.select(sa.func.count()).select_from(lines)) or 0


def list_actors(municipality_id: int) -> Sequence[tuple[str, str]]:
    """User ID and name of everyone who stands in the log."""
    asked = (
        sa.select(Account.public_id, sa.func.coalesce(Account.shown_name, Account.email, Account.public_id))
        .join(ActOfStaff, ActOfStaff.account_id == Account.id)
        .where(ActOfStaff.municipality_id == municipality_id)
        .distinct()
        .order_by(sa.func.coalesce(Account.shown_name, Account.email, Account.public_id), Account.public_id)
    )
    return [(public_id, name) for public_id, name in db.session.execute(asked)]


def rows_of_acts(municipality_id: int, wanted: Wanted = EVERYTHING) -> Iterator[ActRow]:
    """The whole log in the order in which it was written, read as it is asked for."""
    asked = _lines(municipality_id, wanted).order_by(ActOfStaff.at, ActOfStaff.id)
    for row in stream_columns(asked, AT_ONCE):
        yield ActRow(*row)


def read_wanted(said: Mapping[str, str]) -> Wanted:
    """Which lines are wanted, by the names in FILTERS; what makes no sense is left out."""
    given = {name: said.get(name, "")[:LONGEST].replace("\0", "").strip() for name in FILTERS}
    since, until = _read_day(given["fra"]), _read_day(given["til"])
    return Wanted(
        act=Act(given["hva"]) if given["hva"] in set(Act) else None,
        account=given["hvem"],
        about=given["om"],
        since=_begin(since) if since else None,
        before=_begin(until + timedelta(days=1)) if until else None,
    )


def _read_day(said: str) -> date | None:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), OSLO)


def _lines(municipality_id: int, wanted: Wanted) -> sa.Select[*tuple[Any, ...]]:
    asked = sa.select(*_COLUMNS).outerjoin(Account, Account.id == ActOfStaff.account_id)
    asked = asked.where(ActOfStaff.municipality_id == municipality_id)
    if wanted.act:
        asked = asked.where(ActOfStaff.act == wanted.act.value)
    if wanted.account:
        asked = asked.where(Account.public_id == wanted.account)
    if wanted.about:
        asked = asked.where(ActOfStaff.about.startswith(wanted.about, autoescape=True))
    if wanted.since:
        asked = asked.where(ActOfStaff.at >= wanted.since)
    if wanted.before:
        asked = asked.where(ActOfStaff.at < wanted.before)
    return asked
