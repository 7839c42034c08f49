"""What was just done to a ballot, for its page that is shown next: a small cookie of its own, for that page alone.

It is not signed, as it proves nothing: the page says what is stored, and takes only the time and the place of focus
from here. To write the signed cookie anew with every vote would cost as much as storing the vote does. Which option
was moved stands in it as a keyed hash: whoever finds the cookie learns nothing of what was chosen.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from flask import after_this_request, current_app, request
from werkzeug.wrappers import Response

NAME = "just-done"
KEPT_S = 60
SALT_BYTES = 12
TIME = re.compile(r"\d{1,2}[.:]\d{2}")


def note_done(response: Response, path: str, *, time: str, moved: str = "", withdrawn: str = "") -> Response:
    """Tell the page at this path what was done to its ballot, and when: the code of the option that was moved, if any,
    or that the vote was withdrawn.
    """
    said = {"time": time, "withdrawn": withdrawn}
    if moved:
        said["salt"] = secrets.token_hex(SALT_BYTES)
        said["moved"] = _mark(said["salt"], path, moved)
    is_secure = current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(
        NAME, urlencode(said), max_age=KEPT_S, path=path, secure=is_secure, httponly=True, samesite="Lax"
    )
    return response


def take_done(codes: Iterable[str]) -> dict[str, str]:
    """What was done to the ballot of this page a moment ago, said once, with the one of the options' codes that was
    moved; empty where nothing was.
    """
    if NAME not in request.cookies:
        return {}
    after_this_request(_forget)
    said = dict(parse_qsl(request.cookies[NAME]))
    if not TIME.fullmatch(said.get("time", "")):
        return {}
    mark, salt = said.pop("moved", "").encode(), said.pop("salt", "")
    for code in codes if mark else ():
        if hmac.compare_digest(mark, _mark(salt, request.path, code).encode()):
            said["moved"] = code
    return said


def _mark(salt: str, path: str, code: str) -> str:
    """Of an option, so that only this site can tell which."""
    key = str(current_app.secret_key).encode()
    return hmac.digest(key, f"just-done\n{salt}\n{path}\n{code}".encode(), "sha256").hex()


def _forget(response: Response) -> Response:
    response.delete_cookie(NAME, path=request.path)
    return response
