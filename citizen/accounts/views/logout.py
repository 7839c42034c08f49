"""Logging out: here, everywhere, and when the provider says so."""

from __future__ import annotations

from flask import current_app, flash, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts import actions
from citizen.accounts.access import TOKEN, get_current_account, hash_of_token, residents_only
from citizen.accounts.views.blueprint import accounts
from citizen.accounts.views.login import in_language
from citizen.extensions import csrf
from citizen.oidc import NotTrusted, ProviderDown, login_client
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import language
from citizen.web.security import login_hosts, policy


@accounts.post("/<any(nb,nn):lang>/logg-ut")
@public
def log_out() -> ResponseReturnValue:
    """End the session here, then at the provider."""
    if token := session.get(TOKEN):
        actions.end_session(hash_of_token(token), now())
    return leave()


@accounts.post("/<any(nb,nn):lang>/min-side/logg-ut-overalt")
@residents_only
def log_out_everywhere() -> ResponseReturnValue:
    """End every session of the person, on this device and others."""
    actions.end_sessions_of_account(get_current_account().id, now())
    return leave()


@accounts.get("/login/frontchannel")
@public
def end_by_front_channel() -> ResponseReturnValue:
    """The provider opens this in a frame, where our cookie does not come along, to say that a session has ended."""
    settings = current_app.config["CITIZEN"]
    sid = request.args.get("sid", "")
    if request.args.get("iss") != settings.oidc_issuer or not sid:
        return jsonify(error="invalid_request"), 400
    actions.end_sessions_of_provider(sid, now())
    response = current_app.response_class("", 200, mimetype="text/html")
    response.headers["Content-Security-Policy"] = policy(settings, framed_by=login_hosts(settings))
    response.headers["Cache-Control"] = "no-store"
    return response


@accounts.post("/login/backchannel")
@public
def end_by_back_channel() -> ResponseReturnValue:
    """The provider tells us itself, with a signed token; it tries once, and telling twice is no fault."""
    try:
        sid = login_client().session_that_ended(request.form.get("logout_token", ""))
    except (NotTrusted, ProviderDown):
        return jsonify(error="invalid_request"), 400
    actions.end_sessions_of_provider(sid, now())
    return "", 200, {"Cache-Control": "no-store"}


csrf.exempt(end_by_back_channel)  # the provider has no page of ours open; its signature is the proof


def leave() -> ResponseReturnValue:
    """Empty this browser's cookie and go by the provider's logout to the front page."""
    session.clear()
    flash(_("You are logged out."), "success")
    demo = current_app.config["CITIZEN"].is_demo
    home = url_for("pages.root", _external=True, _scheme=request.scheme if demo else "https")
    address = login_client().logout_address(home, language())
    return in_language(redirect(address or url_for("pages.home"), 303), language())
