"""Questions about accounts, roles and sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from citizen.accounts.models import Account, LoginSession, RoleGrant
from citizen.database import UtcDateTime, clock, db, reading_connection
from citizen.domain.naming.keys import name_key, without_faults
from citizen.domain.permissions import Role
from citizen.domain.residents import Resident
from citizen.municipalities.models import District, Municipality
from citizen.statements import Prepared

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=8)
MOST_ROADS = 8
BEGINNING = 4
"""How many letters two names share at least for one to be offered when the other was meant."""

ROAD = sa.table(
    "road",
    *(sa.column(name) for name in ("id", "district_id", "code", "name", "name_key", "is_gone")),
)
"""The register of roads belongs to a slice above this one; an account only points at a row of it."""


@dataclass(frozen=True, slots=True)
class FoundRoad:
    """A road that a person may live in."""

    id: int
    name: str
    code: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Home:
    """Where a person lives, in words."""

    municipality: str
    district: str
    road: str | None


@dataclass(frozen=True, slots=True)
class Login:
    """A live session, and what the login said of the person beyond who they are."""

    id: int
    seen_at: datetime
    roll_hash: bytes | None
    born_on: date | None
    asserted_district_id: int | None
    asserted_road_id: int | None


class RoleAt(NamedTuple):
    """A role that somebody has in a municipality."""

    municipality_id: int
    municipality: str
    """As it stands in addresses."""
    role: Role


@dataclass(frozen=True, slots=True)
class Person:
    """The account of the person who is calling, as it was when they called."""

    id: int
    public_id: str
    person_key: bytes
    shown_name: str | None
    email: str | None
    language: str | None
    district_id: int | None
    lives_elsewhere: bool
    home_road_id: int | None
    municipality_id: int | None
    """Where they have said that they live."""
    granted: str | None
    """Where they have which role, as the database says it: `grants` reads it."""

    @property
    def has_role(self) -> bool:
        return bool(self.granted)

    def grants(self) -> list[RoleAt]:
        """Where they have which role, by the municipality's address."""
        said = (one.split(" ") for one in sorted((self.granted or "").split(",")) if one)
        return [RoleAt(int(number), slug, Role(role)) for slug, number, role in said]

    def as_resident(self) -> Resident:
        """What the rules need to know about the person."""
        return Resident(
            self.id, self.municipality_id, self.district_id, self.home_road_id, lives_elsewhere=self.lives_elsewhere
        )


_PLACE = sa.select(District.municipality_id).where(District.id == sa.bindparam("district_id"))

HOLDS = sa.and_(
    sa.or_(RoleGrant.holds_from.is_(None), RoleGrant.holds_from <= clock()),
    sa.or_(RoleGrant.holds_until.is_(None), RoleGrant.holds_until > clock()),
)
"""Whether a role is the person's now, by the database's own clock."""

_GRANT = Municipality.slug + " " + sa.cast(Municipality.id, sa.Text) + " " + RoleGrant.role  # none holds a space
_GRANTED = (
    sa.select(
        sa.func.aggregate_strings(_GRANT, sa.literal_column("','"))  # type: ignore[arg-type] # Prepared needs SQL
    )
    .join(RoleGrant, RoleGrant.municipality_id == Municipality.id)
    .where(RoleGrant.account_id == Account.id, HOLDS)
)

# Asked with every request of those who are logged in.
_LOGIN = (
    LoginSession.id,
    LoginSession.seen_at,
    LoginSession.roll_hash,
    LoginSession.born_on,
    LoginSession.asserted_district_id,
    LoginSession.asserted_road_id,
)
_PERSON = (
    Account.id,
    Account.public_id,
    Account.person_key,
    Account.shown_name,
    Account.email,
    Account.language,
    Account.district_id,
    Account.lives_elsewhere,
    Account.home_road_id,
    District.municipality_id,
    _GRANTED.correlate(Account).scalar_subquery(),
)
_LIVE = Prepared(
    sa.select(*_LOGIN, *_PERSON)
    .join(Account, Account.id == LoginSession.account_id)
    .outerjoin(District, District.id == Account.district_id)
    .where(
        LoginSession.token_hash == sa.bindparam("token_hash"),
        LoginSession.ended_at.is_(None),
        LoginSession.seen_at > sa.bindparam("not_idle_since", type_=UtcDateTime()),
        LoginSession.created_at > sa.bindparam("not_older_than", type_=UtcDateTime()),
        Account.disabled_at.is_(None),
    )
)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that somebody has."""

    public_id: str
    email: str | None
    role: Role
    municipality: str


def find_session(token_hash: bytes, now: datetime) -> tuple[Login, Person] | None:
    """The live session behind a token, and whose it is; not idle too long, not too old."""
    when = {"token_hash": token_hash, "not_idle_since": now - IDLE, "not_older_than": now - LONGEST}
    with reading_connection() as connection:
        found = _LIVE.ask(connection, when)
    return (Login(*found[0][: len(_LOGIN)]), Person(*found[0][len(_LOGIN) :])) if found else None


def find_owner(token_hash: bytes) -> int | None:
    """Whose session this is or was."""
    return db.session.scalar(sa.select(LoginSession.account_id).where(LoginSession.token_hash == token_hash))


def get_account(account_id: int) -> Account:
    return db.session.get_one(Account, account_id, populate_existing=True)


def as_resident(account: Account) -> Resident:
    """What the rules need to know about the person."""
    municipality_id = None
    if account.district_id is not None:
        municipality_id = db.session.scalar(_PLACE, {"district_id": account.district_id})
    return Resident(
        account.id, municipality_id, account.district_id, account.home_road_id, lives_elsewhere=account.lives_elsewhere
    )


def roles_at(account_id: int, municipality_id: int) -> frozenset[Role]:
    """The person's roles for one municipality."""
    wanted = sa.select(RoleGrant.role).where(
        RoleGrant.account_id == account_id, RoleGrant.municipality_id == municipality_id, HOLDS
    )
    return frozenset(Role(role) for role in db.session.scalars(wanted))


def list_grants_of(account_id: int) -> Sequence[tuple[Municipality, Role]]:
    """Where the person has which role, by municipality."""
    wanted = (
        sa.select(Municipality, RoleGrant.role)
        .join(RoleGrant, RoleGrant.municipality_id == Municipality.id)
        .where(RoleGrant.account_id == account_id, HOLDS)
        .order_by(Municipality.name, RoleGrant.role)
    )
    return [(municipality, Role(role)) for municipality, role in db.session.execute(wanted)]


def list_grants(municipality_id: int | None) -> Sequence[Grant]:
    """Who has which role, in one municipality or in all."""
    wanted = (
        sa.select(Account.public_id, Account.email, RoleGrant.role, Municipality.number)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .join(Municipality, Municipality.id == RoleGrant.municipality_id)
        .order_by(Municipality.number, RoleGrant.role, Account.id)
    )
    if municipality_id is not None:
        wanted = wanted.where(Municipality.id == municipality_id)
    return [Grant(row[0], row[1], Role(row[2]), row[3]) for row in db.session.execute(wanted)]


def find_account(email_or_id: str) -> Account | None:
    """The account with this e-mail address, asserted by the login as verified, or this id from My page."""
    by = Account.email if "@" in email_or_id else Account.public_id
    return db.session.scalar(sa.select(Account).where(by == email_or_id))


def list_live_sessions(account_id: int, now: datetime) -> Sequence[LoginSession]:
    """Where the person is logged in, the last used on top."""
    wanted = sa.select(LoginSession).where(
        LoginSession.account_id == account_id,
        LoginSession.ended_at.is_(None),
        LoginSession.seen_at > now - IDLE,
        LoginSession.created_at > now - LONGEST,
    )
    return db.session.scalars(wanted.order_by(LoginSession.seen_at.desc(), LoginSession.id)).all()


def list_homes() -> Sequence[tuple[District, Municipality]]:
    """The former municipalities that a person may live in."""
    wanted = sa.select(District, Municipality).join(Municipality, Municipality.id == District.municipality_id)
    rows = db.session.execute(wanted.order_by(Municipality.name, Municipality.id, District.number))
    return [(row[0], row[1]) for row in rows]


def find_home(account: Account | Person) -> Home | None:
    """Where the person has said that they live."""
    wanted = (
        sa.select(Municipality.name, District.name, ROAD.c.name)
        .join(District, District.municipality_id == Municipality.id)
        .outerjoin(ROAD, ROAD.c.id == account.home_road_id)
        .where(District.id == account.district_id)
    )
    row = db.session.execute(wanted).one_or_none()
    return Home(*row) if row else None


def find_road_of_district(road_id: int, district_id: int | None) -> FoundRoad | None:
    """The road, if it lies in that former municipality and still is in the register."""
    return next(iter(_roads(district_id, ROAD.c.id == road_id, "")), None)


def list_roads_like(district_id: int, text: str) -> Sequence[FoundRoad]:
    """Roads of that former municipality with this name; where none has it, those that begin alike or contain it."""
    key = name_key(without_faults(text))
    exact = _roads(district_id, ROAD.c.name_key == key, key)
    if exact or not key:
        return exact
    begins = ROAD.c.name_key.startswith(key[:BEGINNING], autoescape=True)
    return _roads(district_id, begins | ROAD.c.name_key.contains(key, autoescape=True), key)


def find_home_by_register(district_number: str, road_code: int | None) -> tuple[int, int | None] | None:
    """Ids of a former municipality and of a road in it, by the numbers that Kartverket gives them."""
    district_id = db.session.scalar(sa.select(District.id).where(District.number == district_number))
    if district_id is None:
        return None
    road = next(iter(_roads(district_id, ROAD.c.code == road_code, "")), None)
    return district_id, road.id if road else None


def _roads(district_id: int | None, condition: sa.ColumnElement[bool], key: str) -> list[FoundRoad]:
    wanted = sa.select(ROAD.c.id, ROAD.c.name, ROAD.c.code, ROAD.c.name_key).where(
        ROAD.c.district_id == district_id, ROAD.c.is_gone.is_(False), condition
    )
    rows = db.session.execute(wanted.order_by(ROAD.c.name, ROAD.c.code).limit(MOST_ROADS))
    return [FoundRoad(row.id, row.name, row.code, row.name_key == key) for row in rows]
