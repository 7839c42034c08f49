"""Addresses of static files that change when the file does, so that browsers may keep them for a year."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from flask import Flask, Response, request, url_for

STATIC = Path(__file__).resolve().parents[2] / "static"
YEAR = 365 * 24 * 3600


@functools.cache
def version_of(path: str) -> str:
    """A short hash of the file's content; empty where there is no such file."""
    file = STATIC / path
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else ""


@functools.cache
def static_address(path: str) -> str:
    return url_for("static", filename=path, v=version_of(path))


def init_app(app: Flask) -> None:
    """Give templates `static(path)`, and let browsers keep what they fetched with a version."""
    app.jinja_env.globals["static"] = static_address

    @app.after_request
    def keep_versioned(response: Response) -> Response:
        if request.endpoint == "static" and request.args.get("v") and response.status_code < 400:
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response
