"""What was just done to a ballot, for its page that is shown next: a small cookie of its own, for that page alone.

It is not signed, as it proves nothing: the page says what is stored, and takes only the time and the place of focus
from here. To write the signed cookie anew with every vote would cost as much as storing the vote does.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode

from flask import after_this_request, current_app, request
from werkzeug.wrappers import Response

NAME = "just-done"
KEPT_S = 60
TIME = re.compile(r"\d{1,2}[.:]\d{2}")


def note_done(response: Response, path: str, **what: str) -> Response:
    """Tell the page at this path what was done to its ballot: `time`, and `moved` or `withdrawn`."""
    is_secure = current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(
        NAME, urlencode(what), max_age=KEPT_S, path=path, secure=is_secure, httponly=True, samesite="Lax"
    )
    return response


def take_done() -> dict[str, str]:
    """What was done to the ballot of this page a moment ago; said once, and empty where nothing was."""
    if NAME not in request.cookies:
        return {}
    after_this_request(_forget)
    said = dict(parse_qsl(request.cookies[NAME]))
    return said if TIME.fullmatch(said.get("time", "")) else {}


def _forget(response: Response) -> Response:
    response.delete_cookie(NAME, path=request.path)
    return response
