"""Make accounts, begin and end sessions, keep what was typed, say where one lives, give roles."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy.orm import Session

from citizen.accounts import queries
from citizen.accounts.models import Account, LoginSession, RoleGrant, SavedForm
from citizen.accounts.queries import IDLE, LONGEST, Login
from citizen.database import db, insert_unless_there, transaction
from citizen.domain.permissions import Role
from citizen.domain.person_numbers import holds_person_number
from citizen.domain.residents import ResidenceRefusal
from citizen.domain.shown_names import ShownNameRefusal, refuse_shown_name, tidy_shown_name
from citizen.municipalities.queries import find_district
from citizen.statements import Prepared

SEEN_EVERY = timedelta(minutes=1)
FORMS_KEPT = timedelta(hours=1)
LARGEST_SAVED_FORM = 20_000
FORM_NONCE_BYTES = 12
ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # none that are mixed up when read aloud
ID_LENGTH = 16
NOTHING_SAID = {"roll_hash": None, "born_on": None, "asserted_district_id": None, "asserted_road_id": None}

residence_locks: list[Callable[[bytes], ResidenceRefusal | None]] = []
"""What may keep a person where they have said that they live. A slice appends a function, which is given their key and
called inside the transaction of the move; None lets them move."""

RESIDENCE_LOCKS = 7302
"""A number of its own for the advisory locks of residences, so that they meet no other lock.

Who moves has the account's alone; who does something that rests on where they live shares it. It is no lock of a row,
whose traces stay in the table and would tie the account to what was stored meanwhile.
"""

_LOCK_RESIDENCE = Prepared(sa.text("SELECT pg_advisory_xact_lock(:residences, :account)"))


@dataclass(frozen=True, slots=True)
class SaidAtLogin:
    """What the login said of a person beyond who they are; None is what it did not say."""

    roll_hash: bytes | None = None
    born_on: date | None = None
    district_id: int | None = None
    road_id: int | None = None


def find_or_create_account(
    person_key: bytes, *, email: str | None, language: str, now: datetime
) -> tuple[Account, bool]:
    """The person's account, and whether it is new. Two logins at the same instant get the same one."""
    with transaction() as session:
        values = {"public_id": new_public_id(), "language": language, "created_at": now}
        insert = insert_unless_there(Account, keys={"person_key": person_key}, values=values)
        made = session.execute(insert.returning(Account.id)).first()
        account = session.scalars(sa.select(Account).where(Account.person_key == person_key)).one()
        if email and email != account.email:
            taken = sa.select(Account.id).where(Account.email == email)
            if session.scalar(taken) is None:  # who had the address first keeps it
                account.email = email
    return account, made is not None


def new_public_id() -> str:
    """A name for an account that says nothing, can be read aloud and does not count."""
    return "".join(secrets.choice(ID_LETTERS) for _ in range(ID_LENGTH))


def save_profile(account_id: int, *, shown_name: str, language: str) -> ShownNameRefusal | None:
    """Keep how the person wants to be shown and addressed; an empty name is shown as a resident without one."""
    name = tidy_shown_name(shown_name)
    if refusal := refuse_shown_name(name):
        return refusal
    with transaction() as session:
        chosen = {"shown_name": name or None, "language": language}
        there = sa.and_(Account.id == account_id, Account.deleted_at.is_(None))
        session.execute(sa.update(Account).where(there).values(chosen))
    return None


def save_residence(account_id: int, district_id: int | None, road_id: int | None) -> ResidenceRefusal | None:
    """Keep where the person says that they live; both None for somebody who lives elsewhere.

    Saying the same once more is never refused.
    """
    if district_id is not None and find_district(district_id) is None:
        return ResidenceRefusal.UNKNOWN_DISTRICT
    if road_id is not None and queries.find_road_of_district(road_id, district_id) is None:
        return ResidenceRefusal.UNKNOWN_ROAD
    with transaction() as session:
        lock_residence(session, account_id)
        account = session.get_one(Account, account_id, populate_existing=True)
        moves = (account.district_id, account.home_road_id) != (district_id, road_id)
        if moves and (refusal := refuse_move(account.person_key)):
            return refusal
        home = {"district_id": district_id, "home_road_id": road_id, "lives_elsewhere": district_id is None}
        session.execute(sa.update(Account).where(Account.id == account_id).values(home))
    return None


def refuse_move(person_key: bytes) -> ResidenceRefusal | None:
    """Why the person must leave it at where they have said that they live; None when they may change it."""
    return next((refusal for lock in residence_locks if (refusal := lock(person_key)) is not None), None)


def lock_residence(session: Session, account_id: int) -> None:
    """Waits until nothing is being stored that rests on where this person lives, and lets nothing begin until the
    transaction ends. SQLite has one writer anyway.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        _LOCK_RESIDENCE.ask(connection, {"residences": RESIDENCE_LOCKS, "account": account_id})


def said_at_login(
    roll_hash: bytes, born_on: date | None, district_number: str | None, road_code: int | None
) -> SaidAtLogin:
    """What the login said, with the register's numbers of a place turned into ours; unknown places are not said."""
    home = queries.find_home_by_register(district_number, road_code) if district_number else None
    district_id, road_id = home or (None, None)
    return SaidAtLogin(roll_hash, born_on, district_id, road_id)


def give_demo_home(account: Account, district_number: str, road_code: int | None) -> None:
    """Let a test person live where the demonstration says, unless they live somewhere already."""
    home = queries.find_home_by_register(district_number, road_code) if account.district_id is None else None
    if home is not None:
        save_residence(account.id, *home)


def grant_role(account_id: int, municipality_id: int, role: Role) -> None:
    """Give the person a role for the municipality; giving twice is no fault."""
    keys = {"account_id": account_id, "municipality_id": municipality_id, "role": role.value}
    with transaction() as session:
        session.execute(insert_unless_there(RoleGrant, keys=keys, values={}))


def revoke_role(account_id: int, municipality_id: int, role: Role) -> bool:
    """Take the role away, from the person's next request on; False if they did not have it."""
    wanted = (
        RoleGrant.account_id == account_id,
        RoleGrant.municipality_id == municipality_id,
        RoleGrant.role == role.value,
    )
    with transaction() as session:
        gone = session.execute(sa.delete(RoleGrant).where(*wanted))
    return bool(gone.rowcount)  # type: ignore[attr-defined] # a statement that writes has a row count


def disable_account(account_id: int, now: datetime) -> None:
    """Shut the person out, from their next request on."""
    with transaction() as session:
        session.execute(sa.update(Account).where(Account.id == account_id).values(disabled_at=now))
    end_sessions_of_account(account_id, now)


def enable_account(account_id: int) -> None:
    """Let the person log in again."""
    with transaction() as session:
        session.execute(sa.update(Account).where(Account.id == account_id).values(disabled_at=None))


def begin_session(
    account: Account, token_hash: bytes, provider_sid: str | None, now: datetime, said: SaidAtLogin | None = None
) -> None:
    """Log the person in on this device, and keep what the login said of them as long as they are."""
    said = said or SaidAtLogin()
    with transaction() as session:
        session.add(
            LoginSession(
                token_hash=token_hash,
                account_id=account.id,
                created_at=now,
                seen_at=now,
                provider_sid=provider_sid,
                roll_hash=said.roll_hash,
                born_on=said.born_on,
                asserted_district_id=said.district_id,
                asserted_road_id=said.road_id,
            )
        )


def end_session(token_hash: bytes, now: datetime) -> None:
    """Log the person out on this device; ending twice is no fault."""
    _end(LoginSession.token_hash == token_hash, now)


def end_sessions_of_account(account_id: int, now: datetime) -> None:
    """Log the person out everywhere."""
    _end(LoginSession.account_id == account_id, now)


def end_sessions_of_provider(provider_sid: str, now: datetime) -> None:
    """Log out what the login provider says has ended."""
    _end(LoginSession.provider_sid == provider_sid, now)


def forget_what_logins_said(now: datetime) -> None:
    """Empty what the login said in all sessions that nobody can use any more; a timer calls this."""
    is_over = sa.or_(LoginSession.created_at <= now - LONGEST, LoginSession.seen_at <= now - IDLE)
    with transaction() as session:
        session.execute(
            sa.update(LoginSession).where(is_over, LoginSession.roll_hash.is_not(None)).values(NOTHING_SAID)
        )


def keep_session_alive(login: Login, now: datetime) -> None:
    """Note that the session is used; at most once a minute, so that reading pages seldom writes."""
    if now - login.seen_at < SEEN_EVERY:
        return
    with transaction() as session:
        session.execute(sa.update(LoginSession).where(LoginSession.id == login.id).values(seen_at=now))


def save_form(path: str, fields: Mapping[str, list[str]], now: datetime) -> str:
    """Keep what was typed for an hour, unless a birth number stands in it; returns the token that gives it back.

    Only the token opens it, and only the person's own browser has that: a choice on a ballot may be among it.
    """
    token = secrets.token_urlsafe(24)
    size = sum(len(text) for name, texts in fields.items() for text in (name, *texts))
    is_safe = not any(holds_person_number(text) for texts in fields.values() for text in texts)
    kept = _sealed(token, fields) if size <= LARGEST_SAVED_FORM and is_safe else {}
    with transaction() as session:
        session.execute(sa.delete(SavedForm).where(SavedForm.saved_at < now - FORMS_KEPT))
        session.add(SavedForm(token_hash=_hash(token), path=path, fields=kept, saved_at=now))
    return token


def take_form(token: str, path: str, now: datetime) -> dict[str, list[str]]:
    """Give back what was typed on this page, and forget it."""
    saved = db.session.get(SavedForm, _hash(token))
    if saved is None or saved.path != path or saved.saved_at < now - FORMS_KEPT:
        return {}
    fields = _unsealed(token, saved.fields)
    forget_form(token)
    return fields


def forget_form(token: str) -> None:
    """Throw away what was typed."""
    with transaction() as session:
        session.execute(sa.delete(SavedForm).where(SavedForm.token_hash == _hash(token)))


def _sealed(token: str, fields: Mapping[str, list[str]]) -> dict[str, str]:
    nonce = secrets.token_bytes(FORM_NONCE_BYTES)
    return {"sealed": (nonce + _form_cipher(token).encrypt(nonce, json.dumps(fields).encode(), None)).hex()}


def _unsealed(token: str, kept: Mapping[str, str]) -> dict[str, list[str]]:
    if not kept:
        return {}
    sealed = bytes.fromhex(kept["sealed"])
    content = _form_cipher(token).decrypt(sealed[:FORM_NONCE_BYTES], sealed[FORM_NONCE_BYTES:], None)
    fields: dict[str, list[str]] = json.loads(content)
    return fields


def _form_cipher(token: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(hmac.new(token.encode(), b"kept form", hashlib.sha256).digest())


def _end(which: sa.ColumnElement[bool], now: datetime) -> None:
    with transaction() as session:
        is_live = LoginSession.ended_at.is_(None)
        session.execute(sa.update(LoginSession).where(which, is_live).values(ended_at=now, **NOTHING_SAID))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def is_still_here(session: Session, account_id: int) -> bool:
    """Whether the person has an account; if so it can't be deleted before the caller's transaction ends.

    So nothing that counts is left by somebody who deletes their account in the same instant, and comes back anew.
    """
    wanted = sa.select(Account.deleted_at.is_(None)).where(Account.id == account_id).with_for_update(read=True)
    return bool(session.scalar(wanted))
