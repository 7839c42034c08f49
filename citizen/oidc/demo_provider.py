"""The demonstration's own login provider. It keeps the protocol's rules and lets anyone be an invented person.

It is not ID-porten, does not look like it, and can't start outside the demonstration.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, abort, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.config import Settings, UnsafeSettings
from citizen.domain.logins import WANTED_LEVEL
from citizen.extensions import csrf
from citizen.oidc.client_key import demo_client_key, demo_provider_key
from citizen.oidc.demo_codes import Grant, give_code, redeem_code
from citizen.oidc.demo_people import TestPerson, find_person, list_people
from citizen.web.access import public
from citizen.web.clock import today

CALLBACK = "/login/callback"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ID_TOKEN_SECONDS = 120
ASKED = ("client_id", "redirect_uri", "state", "nonce", "code_challenge", "code_challenge_method", "response_type")


def make_demo_provider(settings: Settings) -> Blueprint:
    """The provider as a blueprint. Raises UnsafeSettings outside the demonstration."""
    if not (settings.is_demo and settings.uses_demo_login):
        raise UnsafeSettings("CITIZEN_OIDC_ISSUER must be a real provider: the demo login is for demonstrations.")
    blueprint = Blueprint("demo_login", __name__)
    _add_front_channel(blueprint, settings)
    _add_back_channel(blueprint, settings)
    return blueprint


def _add_front_channel(blueprint: Blueprint, settings: Settings) -> None:
    """The pages that the person sees."""

    @blueprint.get("/demo-login/authorize")
    @public
    def authorize() -> ResponseReturnValue:
        """Where the client sends the person: on to the page in the language that it asks for."""
        g.language = "nn" if request.args.get("ui_locales", "").startswith("nn") else "nb"
        return redirect(f"{url_for('demo_login.choose_person')}?{urlencode(_asked(settings))}", 303)

    @blueprint.get("/<any(nb,nn):lang>/demo-login")
    @public
    def choose_person() -> ResponseReturnValue:
        """The invented people, each with a button."""
        asked = _asked(settings)
        residents = [person for person in list_people() if not person.roles]
        officials = [person for person in list_people() if person.roles]
        cancel = _back_to(settings, asked, error="access_denied")
        page = {"asked": asked, "residents": residents, "officials": officials, "cancel_url": cancel}
        return render_template("oidc/choose_person.html", **page)

    @blueprint.post("/<any(nb,nn):lang>/demo-login")
    @public
    def log_in_as() -> ResponseReturnValue:
        """Give the client a code for the person who was chosen."""
        asked = _asked(settings)
        person = find_person(request.form.get("person", ""))
        if person is None:
            abort(400)
        grant = Grant(person.email, asked["redirect_uri"], asked["nonce"], asked["code_challenge"], time.time())
        return redirect(_back_to(settings, asked, code=give_code(_codes(settings), grant)), 303)

    @blueprint.get("/demo-login/end-session")
    @public
    def end_session() -> ResponseReturnValue:
        """The provider keeps no session of its own, so logging out leads straight back."""
        back = request.args.get("post_logout_redirect_uri", "")
        if request.args.get("client_id") != settings.oidc_client_id or not _is_own(back):
            abort(400)
        return redirect(back, 303)


def _add_back_channel(blueprint: Blueprint, settings: Settings) -> None:
    """What the client asks for itself."""

    @blueprint.get("/demo-login/.well-known/openid-configuration")
    @public
    def describe() -> Response:
        issuer = settings.oidc_issuer
        return jsonify(
            issuer=issuer,
            authorization_endpoint=f"{issuer}/authorize",
            token_endpoint=f"{issuer}/token",
            jwks_uri=f"{issuer}/jwks",
            end_session_endpoint=f"{issuer}/end-session",
            response_types_supported=["code"],
            code_challenge_methods_supported=["S256"],
            token_endpoint_auth_methods_supported=["private_key_jwt"],
            id_token_signing_alg_values_supported=["ES256"],
            acr_values_supported=[WANTED_LEVEL],
            ui_locales_supported=["nb", "nn"],
            authorization_response_iss_parameter_supported=True,
        )

    @blueprint.get("/demo-login/jwks")
    @public
    def jwks() -> Response:
        key = demo_provider_key(settings)
        return jsonify(keys=[{**key.as_dict(private=False), "kid": key.kid, "use": "sig", "alg": "ES256"}])

    @blueprint.post("/demo-login/token")
    @public
    def token() -> ResponseReturnValue:
        """Exchange a code for a signed statement of who logged in."""
        if not _is_our_client(settings, request.form):
            return jsonify(error="invalid_client"), 401
        grant = redeem_code(_codes(settings), request.form.get("code", ""))
        person = find_person(grant.person) if grant else None
        if grant is None or person is None or not _fits(grant, request.form):
            return jsonify(error="invalid_grant"), 400
        answer = jsonify(
            access_token=secrets.token_urlsafe(24),
            token_type="Bearer",  # noqa: S106 — the name of a kind
            expires_in=ID_TOKEN_SECONDS,
            id_token=_statement(settings, person, grant),
        )
        answer.headers["Cache-Control"] = "no-store"
        return answer

    csrf.exempt(token)  # the client proves itself with its signature


def _asked(settings: Settings) -> dict[str, str]:
    """The client's request, checked as a real provider would; anything else ends with a 400 and leads nowhere."""
    asked = {name: request.values.get(name, "") for name in ASKED}
    checks = (
        asked["client_id"] == settings.oidc_client_id,
        asked["response_type"] == "code",
        asked["code_challenge_method"] == "S256",
        len(asked["code_challenge"]) == 43,
        asked["state"] and asked["nonce"],
        _is_own(asked["redirect_uri"]) and urlsplit(asked["redirect_uri"]).path == CALLBACK,
    )
    if not all(checks):
        abort(400)
    return asked


def _is_own(address: str) -> bool:
    """Whether the address is on the host that the browser uses now."""
    return address.startswith(request.host_url)


def _back_to(settings: Settings, asked: Mapping[str, str], **answer: str) -> str:
    told = {**answer, "iss": settings.oidc_issuer, "state": asked["state"]}
    return f"{asked['redirect_uri']}?{urlencode(told)}"


def _codes(settings: Settings) -> Path:
    return settings.keys_dir / "demo-login-codes"


def _is_our_client(settings: Settings, form: Mapping[str, str]) -> bool:
    """Whether the request is signed with the client's private key and addressed to this provider."""
    from joserfc import jwt
    from joserfc.errors import JoseError

    if form.get("client_assertion_type") != ASSERTION_TYPE:
        return False
    me = settings.oidc_client_id
    needed = jwt.JWTClaimsRegistry(
        iss={"essential": True, "value": me},
        sub={"essential": True, "value": me},
        aud={"essential": True, "value": settings.oidc_issuer},
        exp={"essential": True},
        jti={"essential": True},
    )
    try:
        key = demo_client_key(settings)
        assertion = jwt.decode(form.get("client_assertion", ""), key, algorithms=["RS256"])
        needed.validate(assertion.claims)
    except (JoseError, ValueError):
        return False
    return assertion.header.get("kid") == key.kid


def _fits(grant: Grant, form: Mapping[str, str]) -> bool:
    """Whether the one who brings the code is the one who asked for it."""
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    proven = secrets.compare_digest(create_s256_code_challenge(form.get("code_verifier", "")), grant.code_challenge)
    expected = form.get("grant_type") == "authorization_code" and form.get("redirect_uri") == grant.redirect_uri
    return proven and expected


def _statement(settings: Settings, person: TestPerson, grant: Grant) -> str:
    """The id_token, with the claims that ID-porten gives and a few of the demonstration's own."""
    from joserfc import jwt

    key = demo_provider_key(settings)
    now = int(time.time())
    claims = {
        "iss": settings.oidc_issuer,
        "aud": settings.oidc_client_id,
        "sub": hashlib.sha256(f"{settings.oidc_client_id} {person.email}".encode()).hexdigest(),
        "pid": person.pid,
        "acr": WANTED_LEVEL,
        "amr": ["TestID"],
        "auth_time": now,
        "iat": now,
        "exp": now + ID_TOKEN_SECONDS,
        "jti": secrets.token_urlsafe(16),
        "sid": secrets.token_urlsafe(16),
        "nonce": grant.nonce,
        "locale": person.language,
        "name": person.name,
        "email": person.email,
        "email_verified": True,
        "birthdate": person.born_on(today()).isoformat(),
        "citizen_demo_municipality": person.district,
        "citizen_demo_road": person.road_code,
    }
    return jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key, algorithms=["ES256"])
