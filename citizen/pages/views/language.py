"""The reader's choice of language form: taken at the door, remembered when they change it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.municipalities.queries import list_municipalities
from citizen.pages.views.blueprint import pages
from citizen.web.access import public
from citizen.web.locale import LANGUAGES, preferred_language

YEAR = 365 * 24 * 3600


@pages.get("/")
@public
def root() -> ResponseReturnValue:
    """To the front page in the form that the reader chose, or the browser asks for, or the municipality uses."""
    places = list_municipalities()
    own = "nn" if len(places) == 1 and places[0].language == "nn" else "nb"
    return redirect(url_for("pages.home", lang=preferred_language("nn" if own == "nn" else "nb")))


@pages.after_app_request
def remember_the_switch(response: Response) -> Response:
    """A reader who came from the same site in the other form has pressed the switch: the browser may remember it."""
    if response.status_code != 200 or request.url_rule is None:  # no page of ours, or a host that is not ours
        return response
    here = _form_of(request.path)
    came_from = urlsplit(request.referrer or "")
    switched = came_from.netloc == request.host and _form_of(came_from.path) not in ("", here)
    if here and switched and request.cookies.get("language") != here:
        secure = not current_app.config["CITIZEN"].is_demo
        response.set_cookie("language", here, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def _form_of(path: str) -> str:
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in LANGUAGES else ""
