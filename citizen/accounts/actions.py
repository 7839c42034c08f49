"""Begin and end sessions, keep what was typed, say where one lives."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa

from citizen.accounts.models import Account, LoginSession, SavedForm
from citizen.database import db, transaction

SEEN_EVERY = timedelta(minutes=1)
FORMS_KEPT = timedelta(hours=1)
LARGEST_SAVED_FORM = 20_000


def begin_session(account: Account, token_hash: bytes, provider_sid: str | None, now: datetime) -> None:
    """Log the person in on this device."""
    with transaction() as session:
        session.add(
            LoginSession(
                token_hash=token_hash, account_id=account.id, created_at=now, seen_at=now, provider_sid=provider_sid
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


def keep_session_alive(login: LoginSession, now: datetime) -> None:
    """Note that the session is used; at most once a minute, so that reading pages seldom writes."""
    if now - login.seen_at < SEEN_EVERY:
        return
    with transaction() as session:
        session.execute(sa.update(LoginSession).where(LoginSession.id == login.id).values(seen_at=now))


def save_form(path: str, fields: Mapping[str, list[str]], now: datetime) -> str:
    """Keep what was typed for an hour; returns the token that gives it back."""
    token = secrets.token_urlsafe(24)
    kept = dict(fields) if sum(len(text) for texts in fields.values() for text in texts) <= LARGEST_SAVED_FORM else {}
    with transaction() as session:
        session.execute(sa.delete(SavedForm).where(SavedForm.saved_at < now - FORMS_KEPT))
        session.add(SavedForm(token_hash=_hash(token), path=path, fields=kept, saved_at=now))
    return token


def take_form(token: str, path: str) -> dict[str, list[str]]:
    """Give back what was typed on this page, and forget it."""
    saved = db.session.get(SavedForm, _hash(token))
    if saved is None or saved.path != path:
        return {}
    with transaction() as session:
        session.execute(sa.delete(SavedForm).where(SavedForm.token_hash == _hash(token)))
    return dict(saved.fields)


def _end(which: sa.ColumnElement[bool], now: datetime) -> None:
    with transaction() as session:
        session.execute(sa.update(LoginSession).where(which, LoginSession.ended_at.is_(None)).values(ended_at=now))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
