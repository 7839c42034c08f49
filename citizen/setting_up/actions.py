"""Give roles, for good or for a period, and take them back; each in the log."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account, RoleGrant
from citizen.accounts.queries import find_account
from citizen.database import database_now, transaction
from citizen.domain.acts import Act, Detail
from citizen.domain.permissions import Role
from citizen.domain.roles import FOR_GOOD, Period, RoleRefusal, refuse_period
from citizen.municipalities.models import Municipality
from citizen.setting_up import queries
from citizen.staff_log.actions import record_act

OSLO = ZoneInfo("Europe/Oslo")


def give_role(municipality_id: int, person: str, role: Role, period: Period = FOR_GOOD) -> Account | RoleRefusal:
    """Let the person with this user ID or e-mail address have the role; the days are those that were given last."""
    with transaction() as session:
        place = session.get_one(Municipality, municipality_id, with_for_update=True)
        account = find_account(person)
        if account is None or account.deleted_at is not None:
            return RoleRefusal.NOBODY_FOUND
        if refusal := refuse_period(period, database_now(session).astimezone(OSLO).date()):
            return refusal
        grant = session.get(RoleGrant, (account.id, municipality_id, role.value), populate_existing=True)
        ends = period != FOR_GOOD
        if ends and role is Role.ADMIN and grant and not queries.has_other_admin(municipality_id, account.id):
            return RoleRefusal.ADMIN_FOR_A_PERIOD
        if grant is None:
            grant = RoleGrant(account_id=account.id, municipality_id=municipality_id, role=role.value)
            session.add(grant)
        grant.holds_from = _midnight(period.first) if period.first else None
        grant.holds_until = _midnight(period.last + timedelta(days=1)) if period.last else None
        until = grant.holds_until.isoformat() if grant.holds_until else None
        _note(session, Act.ROLE_GIVEN, place, account, role, until)
    return account


def take_role(municipality_id: int, public_id: str, role: Role) -> Account | RoleRefusal:
    """Take the role back from the person's next page on; never the last administrator's."""
    with transaction() as session:
        place = session.get_one(Municipality, municipality_id, with_for_update=True)
        account = find_account(public_id)
        grant = session.get(RoleGrant, (account.id, municipality_id, role.value)) if account else None
        if account is None or grant is None:
            return RoleRefusal.NOBODY_FOUND
        if role is Role.ADMIN and not queries.has_other_admin(municipality_id, account.id):
            return RoleRefusal.LAST_ADMIN
        session.delete(grant)
        _note(session, Act.ROLE_TAKEN, place, account, role)
    return account


def remove_role(municipality_id: int, account: Account, role: Role) -> bool:
    """Take any role back, also the last administrator's: for who runs the server. False if they did not have it."""
    with transaction() as session:
        place = session.get_one(Municipality, municipality_id)
        key = {"account_id": account.id, "municipality_id": municipality_id, "role": role.value}
        gone = session.execute(sa.delete(RoleGrant).filter_by(**key).returning(RoleGrant.role)).first()
        if gone:
            _note(session, Act.ROLE_TAKEN, place, account, role)
    return gone is not None


def _note(
    session: Session, act: Act, place: Municipality, account: Account, role: Role, until: str | None = None
) -> None:
    details: dict[str, Detail] = {"role": role.value, "person": account.public_id, "until": until}
    record_act(session, act, municipality_id=place.id, about=f"/stab/{place.slug}/roller", details=details)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OSLO)
