"""Logging in: the page that explains it, the way to the provider, and back."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response

from citizen import oidc
from citizen.accounts import actions, queries
from citizen.accounts.access import (
    ENDED,
    NOT_KEPT,
    PRESSED,
    SAVED_FORM,
    TOKEN,
    current_account,
    hash_of_token,
    log_in_first,
)
from citizen.accounts.actions import SaidAtLogin
from citizen.accounts.models import Account
from citizen.accounts.views.blueprint import accounts
from citizen.domain.logins import LoginRefusal
from citizen.oidc import Identity, ProviderDown, StartedLogin, login_client
from citizen.web import errors
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.locale import language
from citizen.web.messages import explain
from citizen.web.own_path import own_path

STARTED = "logins"
MOST_STARTED = 3
"""So many browser tabs may log in at once; the cookie must stay small."""
YEAR = 365 * 24 * 3600
NO_PLACE_TO_GO = ("/login/", "/demo-login", "/nb/logg-inn", "/nn/logg-inn", "/nb/demo-login", "/nn/demo-login")


@accounts.app_errorhandler(CSRFError)
def show_expired_form(error: CSRFError) -> ResponseReturnValue:
    """Whoever was logged out in another tab logs in again and goes on; others are shown what they sent."""
    return log_in_first() or errors.show_expired_form(error)


@accounts.get("/<any(nb,nn):lang>/logg-inn")
@public
def log_in() -> ResponseReturnValue:
    """What logging in means, and the button that begins it."""
    go_to = wanted_page()
    return render_template(
        "accounts/log_in.html",
        next=go_to,
        already=current_account() is not None,
        invented=current_app.config["CITIZEN"].uses_demo_login,
        session_ended=g.get("session_ended", False),
        text_is_kept=SAVED_FORM in session,
        choice_is_lost=NOT_KEPT in session,
    )


@accounts.post("/<any(nb,nn):lang>/logg-inn/start")
@public
def start_login() -> ResponseReturnValue:
    """Send the person to the provider."""
    callback = url_for("accounts.finish_login", _external=True, _scheme=_scheme())
    try:
        address, started = login_client().start(
            redirect_uri=callback, language=language(), go_to=wanted_page(), now=now()
        )
    except ProviderDown:
        return show_refusal(LoginRefusal.PROVIDER_DOWN, wanted_page())
    remember(started)
    return redirect(address, 303)


@accounts.get("/login/callback")
@public
def finish_login() -> ResponseReturnValue:
    """The person comes back from the provider: log them in, or say why not."""
    started = take_started(request.args.get("state", ""))
    if started is None:
        return show_refusal(LoginRefusal.NOT_STARTED_HERE, my_page())
    g.language = started.language
    identity = login_client().finish(started, request.args, now())
    if isinstance(identity, LoginRefusal):
        return show_refusal(identity, started.next)
    account, is_new = find_or_create_account(identity)
    if account.disabled_at is not None:
        return show_refusal(LoginRefusal.ACCOUNT_DISABLED, started.next)
    begin_session(account, identity, started.next)
    must_ask = is_new and account.district_id is None
    going_to = url_for("accounts.show_residence", next=started.next) if must_ask else started.next
    return in_language(redirect(going_to, 303), started.language)


def wanted_page() -> str:
    """Where to go after the login: a page of ours that is not about logging in."""
    address = own_path(request.values.get("next", ""), otherwise=my_page())
    return my_page() if urlsplit(address).path.startswith(NO_PLACE_TO_GO) else address


def my_page() -> str:
    return url_for("accounts.show_my_page")


def remember(started: StartedLogin) -> None:
    """Keep what the callback needs in this browser's own signed cookie."""
    others = dict(list(session.get(STARTED, {}).items())[-(MOST_STARTED - 1) :])
    session[STARTED] = {**others, started.state: started.as_cookie()}


def take_started(state: str) -> StartedLogin | None:
    """The login that this browser began with this state; each is given once."""
    begun: dict[str, Any] = dict(session.get(STARTED, {}))
    found = begun.pop(state, None)
    if found is None:
        return None
    session[STARTED] = begun
    return StartedLogin(**found)


def find_or_create_account(identity: Identity) -> tuple[Account, bool]:
    """The account of the person who came back. From here on nothing knows the birth number."""
    key = oidc.person_key(current_app.config["CITIZEN"], identity.pid)
    account, is_new = actions.find_or_create_account(key, email=identity.email, language=language(), now=now())
    if identity.demo_home is not None:
        actions.give_demo_home(account, identity.demo_home.district, identity.demo_home.road_code)
        account = queries.get_account(account.id)
    return account, is_new


def begin_session(account: Account, identity: Identity, leads_to: str) -> None:
    """A fresh session under a fresh token; the one before in this browser ends, and only a kept text goes along."""
    if old_token := session.get(TOKEN):
        actions.end_session(hash_of_token(old_token), now())
    typed_by = queries.find_owner(hash_of_token(old_token or session.get(ENDED, "")))
    is_the_same = typed_by in (None, account.id)  # on a shared machine the next person gets nothing of the one before
    pressed_elsewhere = session.get(PRESSED, urlsplit(leads_to).path) != urlsplit(leads_to).path
    if SAVED_FORM in session and (pressed_elsewhere or not is_the_same):
        actions.forget_form(session.pop(SAVED_FORM))
    kept = {name: session[name] for name in (SAVED_FORM, NOT_KEPT) if name in session}
    session.clear()
    token = secrets.token_urlsafe(32)
    session.update({TOKEN: token, **kept})
    g.pop("account", None)
    actions.begin_session(account, hash_of_token(token), identity.provider_sid, now(), what_was_said(identity))


def what_was_said(identity: Identity) -> SaidAtLogin:
    """What the session keeps of what the login said: never the number."""
    home = identity.demo_home
    return actions.said_at_login(
        oidc.roll_hash(current_app.config["CITIZEN"], identity.pid),
        identity.born_on,
        home.district if home else None,
        home.road_code if home else None,
    )


def in_language(response: Response, chosen: str) -> Response:
    """Let the browser remember the language form, for addresses that do not say it."""
    secure = not current_app.config["CITIZEN"].is_demo
    response.set_cookie("language", chosen, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def show_refusal(refusal: LoginRefusal, go_to: str) -> ResponseReturnValue:
    """Nobody was logged in: why, and what to do."""
    page = render_template("accounts/login_refused.html", why=explain(refusal), next=go_to, down=_is_down(refusal))
    return page, 503 if _is_down(refusal) else 400


def _is_down(refusal: LoginRefusal) -> bool:
    return refusal is LoginRefusal.PROVIDER_DOWN


def _scheme() -> str:
    """Behind a proxy that forgets to say so the site is still only reached by https."""
    return request.scheme if current_app.config["CITIZEN"].is_demo else "https"
