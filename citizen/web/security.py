"""Headers on every response, the limits of what is read, and forms that only our own pages may send."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from citizen.config import Settings

LARGEST_REQUEST = 32 * 1024 * 1024
LARGEST_FORM = 512 * 1024
MOST_FIELDS = 5000
TAKES_FILES = frozenset(
    {
        "roads.upload_register",
        "electorates.upload_roll",
        "ideas.write_new",
        "ideas.write_own",
        "ballots.set_up_vote",
        "ballots.change_vote",
        "case_papers.check_file",
    }
)
"""The routes that read more than a form: all others stop reading there, whatever the request says of its size."""
LONGEST_QUERY = 8 * 1024
OUR_OWN = ("same-origin", "none")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
YEAR = 365 * 24 * 3600
VARY = ("Cookie", "Accept-Language")


def login_hosts(settings: Settings) -> str:
    """The provider's hosts in the words of a policy: ID-porten asks for the login on another host than its issuer's."""
    issuer = urlsplit(settings.oidc_issuer)
    return f"{issuer.scheme}://{issuer.netloc} {issuer.scheme}://*.{issuer.netloc}"


def policy(settings: Settings, *, framed_by: str = "'none'") -> str:
    """The content security policy: everything from the site itself, nothing inline.

    Browsers hold `form-action` also against what a sent form is led on to, so logging in needs the provider there.
    """
    rules = {
        "default-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'" if settings.uses_demo_login else f"'self' {login_hosts(settings)}",
        "frame-ancestors": framed_by,
        "img-src": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def refuse_endless_addresses() -> None:
    """No honest address has control characters, or so long a query that reading it would take seconds."""
    if any(letter < " " for letter in request.path):
        abort(404)  # no address has them, and PostgreSQL can't be asked for them
    if len(request.query_string) > LONGEST_QUERY:
        request.query_string = b""  # nothing that makes the answer shall read it again
        abort(414)


def forget_an_unreadable_referrer() -> None:
    """Those who read it later may take for granted that it is an address."""
    try:
        urlsplit(request.referrer or "")
    except ValueError:
        request.environ.pop("HTTP_REFERER")


def refuse_what_other_sites_send() -> None:
    if request.method in SAFE_METHODS:
        return
    is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") in OUR_OWN
    origin = request.headers.get("Origin", f"{request.scheme}://{request.host}")
    if not is_ours or origin.partition("://")[2] != request.host:
        abort(403)


def refuse_endless_forms() -> None:
    """Also those that don't say how long they are: reading stops at the largest form that a page of ours sends."""
    if request.method in SAFE_METHODS:
        return
    if request.endpoint in TAKES_FILES:
        request.max_content_length = LARGEST_REQUEST
    if request.mimetype != "application/x-www-form-urlencoded":
        return
    if (request.content_length or 0) > LARGEST_FORM:
        abort(413)
    body = request.get_data()  # cut off where it is too long and doesn't say so
    if len(body) >= LARGEST_FORM or body.count(b"&") >= MOST_FIELDS:
        abort(413)


class SessionCookies(SecureCookieSessionInterface):
    """The sessions of Flask, with what signs them made once for each set of keys."""

    def __init__(self) -> None:
        self._made: dict[tuple[str | bytes, ...], URLSafeTimedSerializer | None] = {}

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        keys = (app.secret_key or "", *(app.config["SECRET_KEY_FALLBACKS"] or ()))
        if keys not in self._made:
            self._made[keys] = super().get_signing_serializer(app)
        return self._made[keys]


def init_app(app: Flask, settings: Settings) -> None:
    """Set the limits and headers of the whole application."""
    app.session_interface = SessionCookies()
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=2000,
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        SESSION_COOKIE_NAME="citizen" if settings.is_demo else "__Host-citizen",
        SESSION_COOKIE_SECURE=not settings.is_demo,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=not settings.is_demo,
    )
    fixed = list(fixed_headers(settings).items())

    app.before_request(forget_an_unreadable_referrer)
    app.before_request(refuse_endless_addresses)
    app.before_request(refuse_what_other_sites_send)
    app.before_request(refuse_endless_forms)

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        there = {name for name, _value in headers}
        headers.extend([one for one in fixed if one[0] not in there])
        if request.endpoint != "static" or response.status_code >= 400:
            personal = "no-store" if g.get("account") is not None else "private, no-cache"
            headers.setdefault("Cache-Control", personal)
            if "Vary" in there:
                response.vary.update(VARY)
            else:
                headers.add("Vary", ", ".join(VARY))
        return response


def fixed_headers(settings: Settings) -> dict[str, str]:
    """The headers that every response has."""
    headers = {
        "Content-Security-Policy": policy(settings),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "geolocation=(), camera=(), microphone=(), payment=()",
    }
    if not settings.is_demo:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    return headers
