"""Who is calling, and who may: the marks that routes carry."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import EllipsisType
from typing import Any

from flask import abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from citizen.accounts import actions, queries
from citizen.accounts.queries import Login, Person, find_session
from citizen.acting import acting_as
from citizen.domain.permissions import Permission, is_granted
from citizen.domain.residents import Resident
from citizen.municipalities.queries import find_municipality
from citizen.web.access import View, mark
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.own_path import own_path

TOKEN = "login"  # noqa: S105 — the name of a field in the cookie, not a secret

ENDED = "ended"
"""Where the cookie keeps the token of a session that has ended: what was typed in it belongs to that person."""

SAVED_FORM = "saved_form"
"""Where the cookie keeps what gives back a form that was being sent when nobody was logged in."""

NOT_KEPT = "not_kept"
"""Where the cookie keeps the address of a form that was not kept, so that the page can say so after the login."""


PRESSED = "pressed"
"""The field of a kept form that says when a button was pressed; nobody can send it. In the cookie it keeps the address
of the button: nothing is done after a login that led elsewhere, which may be another person's.
"""
PRESSED_HOLDS = timedelta(minutes=10)
"""So long as the same person probably sits there."""


def hash_of_token(token: str) -> bytes:
    """What the table holds instead of the token, so that a stolen table opens no session."""
    return hashlib.sha256(token.encode()).digest()


def current_account() -> Person | None:
    """The person who is logged in, or None; looked up once per request."""
    account: Person | EllipsisType | None = g.get("account", ...)
    if isinstance(account, EllipsisType):
        account = g.account = _account_of_session()
    return account


def get_current_account() -> Person:
    """The person who is logged in, on a route that only lets logged-in people through."""
    account = current_account()
    if account is None:
        raise RuntimeError("this route must be marked residents_only")
    return account


def get_current_login() -> Login:
    """The session of the person who is logged in, with what their login said of them."""
    get_current_account()
    login: Login = g.login
    return login


def current_resident() -> Resident:
    """The person who is logged in, as the rules see them."""
    return get_current_account().as_resident()


def may(permission: Permission, municipality_id: int) -> bool:
    """Whether the person who is calling has this permission for the municipality."""
    account = current_account()
    granted = account.grants() if account else ()
    return is_granted(permission, [one.role for one in granted if one.municipality_id == municipality_id])


def residents_only(view: View) -> View:
    """Only logged-in people may call this route. What others had typed is kept until they have logged in."""

    @functools.wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if current_account() is None:
            return redirect(url_for("accounts.log_in", next=keep_what_was_typed(is_ours=True)), 303)
        return view(*args, **kwargs)

    return mark(guarded, "residents")  # type: ignore[return-value] # wraps keeps the signature


def permission_needed(permission: Permission) -> Callable[[View], View]:
    """Only people with this permission for the municipality in the address may call this route."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if current_account() is None:
                return redirect(url_for("accounts.log_in", next=keep_what_was_typed()), 303)
            municipality = or_404(find_municipality(kwargs["municipality"]))
            if not may(permission, municipality.id):
                g.needed_permission = permission
                abort(403)
            with acting_as(get_current_account().id):
                return view(*args, **kwargs)

        return mark(guarded, f"permission:{permission}")  # type: ignore[return-value] # wraps keeps the signature

    return decorate


def log_in_first() -> Response | None:
    """For a form whose token died with its session: the way to the login, with what was typed kept; else None."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "__access__", "public") == "public" or current_account() is not None:
        return None
    return redirect(url_for("accounts.log_in", next=keep_what_was_typed()), 303)


def keep_what_was_typed(*, is_ours: bool = False) -> str:
    """The address to come back to after the login; a form that was being sent is stored meanwhile.

    `is_ours` where the form's token has been checked: a button on another site's page does nothing after the login.
    """
    if request.method != "POST":
        return request.full_path.rstrip("?")
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "__not_kept__", False):
        return request.path
    if getattr(view, "__kept_for_owner__", False) and queries.find_owner(hash_of_token(session.get(ENDED, ""))) is None:
        session[NOT_KEPT] = request.path
        return request.path
    fields = {
        name: values for name, values in request.form.lists() if name not in ("csrf_token", "idem", "shown", PRESSED)
    }
    if is_ours and getattr(view, "__done_after_login__", False):
        session[SAVED_FORM] = actions.save_form(request.path, fields | {PRESSED: [now().isoformat()]}, now())
        session[PRESSED] = request.path
        return request.full_path.rstrip("?")
    back = own_path(request.form.get("back", ""), otherwise=request.path)
    session.pop(PRESSED, None)
    session[SAVED_FORM] = actions.save_form(back, fields, now())
    return back


def offer_form(path: str, fields: Mapping[str, list[str]]) -> None:
    """Let the page at this address begin with these fields, once."""
    session[SAVED_FORM] = actions.save_form(path, fields, now())


def take_saved_form(path: str) -> dict[str, list[str]]:
    """What the person had typed on this page before the login; given once, else empty."""
    token = session.get(SAVED_FORM)
    if not token or current_account() is None:
        return {}
    fields = actions.take_form(token, path, now())
    if fields:
        session.pop(SAVED_FORM)
    return fields


def take_pressed() -> dict[str, list[str]] | None:
    """What a button sent that was pressed before the login and leads here; None where none was, or long ago."""
    kept = take_saved_form(request.path)
    pressed = kept.pop(PRESSED, [])
    if not pressed or now() - datetime.fromisoformat(pressed[0]) > PRESSED_HOLDS:
        return None
    return kept


def was_not_kept(path: str) -> bool:
    """Whether a form that was sent to this page before the login was not kept; said once."""
    if current_account() is None or session.get(NOT_KEPT) != path:
        return False
    session.pop(NOT_KEPT)
    return True


def _account_of_session() -> Person | None:
    token = session.get(TOKEN)
    if not isinstance(token, str):
        return None
    found = find_session(hash_of_token(token), now())
    if found is None:
        session[ENDED] = session.pop(TOKEN)
        g.session_ended = True
        return None
    g.login, account = found
    actions.keep_session_alive(g.login, now())
    return account
