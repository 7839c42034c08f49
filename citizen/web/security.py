"""Headers on every response, the limits of what is read, and forms that only our own pages may send."""

from __future__ import annotations

from flask import Flask, Response, abort, g, request

from citizen.config import Settings

LARGEST_REQUEST = 32 * 1024 * 1024
LARGEST_FORM = 512 * 1024
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
YEAR = 365 * 24 * 3600


def policy(settings: Settings) -> str:
    """The content security policy: everything from the site itself, nothing inline."""
    rules = {
        "default-src": "'self'",
        "base-uri": "'none'",
        "form-action": f"'self' {settings.oidc_issuer}" if not settings.uses_demo_login else "'self'",
        "frame-ancestors": "'none'",
        "img-src": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def init_app(app: Flask, settings: Settings) -> None:
    """Set the limits and headers of the whole application."""
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
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
    fixed = {
        "Content-Security-Policy": policy(settings),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "geolocation=(), camera=(), microphone=(), payment=()",
    }
    if not settings.is_demo:
        fixed["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"

    @app.before_request
    def refuse_what_other_sites_send() -> None:
        if request.method in SAFE_METHODS:
            return
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            abort(403)
        large_form = request.mimetype == "application/x-www-form-urlencoded"
        if large_form and (request.content_length or 0) > LARGEST_FORM:
            abort(413)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in fixed.items():
            response.headers.setdefault(name, value)
        if request.endpoint != "static":
            personal = "no-store" if g.get("account") is not None else "private, no-cache"
            response.headers.setdefault("Cache-Control", personal)
            response.vary.update(("Cookie", "Accept-Language"))
        return response
