"""Wrong turns: each with a page in the reader's language form that says what to do."""

from __future__ import annotations

import logging
import re
import secrets

from flask import Flask, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, SecurityError

from citizen.domain.permissions import Role, is_granted
from citizen.web.messages import explain

log = logging.getLogger(__name__)
CODE = re.compile(r"[0-9A-Za-z_-]{20,}")
"""What forms send for themselves and no person wrote."""
PAGES = frozenset({400, 403, 404, 409, 413, 422, 429, 500, 503})


def init_app(app: Flask) -> None:
    """Register the pages for errors."""
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(Exception, show_broken_promise)


def show_expired_form(_error: CSRFError) -> ResponseReturnValue:
    """A form whose token is not ours any more: what was typed is shown, and can be sent again with one press."""
    fields = [(name, text) for name, texts in request.form.lists() if name != "csrf_token" for text in texts]
    shown = [text for _name, text in fields if len(text) > 1 and not CODE.fullmatch(text)]
    return render_template("errors/expired_form.html", fields=fields, shown=shown, action=request.path), 400


def show_error(error: HTTPException) -> ResponseReturnValue:
    """The page for a wrong address, a missing right, too large a file and the like."""
    if isinstance(error, SecurityError) or error.code is None:
        return Response("Bad host.", 400, mimetype="text/plain")
    if error.code < 400:
        return error
    if isinstance(error, InternalServerError) and error.original_exception is not None:
        return show_broken_promise(error.original_exception)  # an error page itself could not be made
    page = error.code if error.code in PAGES else 400
    response = Response(render_template(f"errors/{page}.html", reference=None, roles=_roles_needed()), error.code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def show_broken_promise(error: BaseException) -> ResponseReturnValue:
    """A fault of ours: logged once with a reference number, which the page shows; nothing personal in either."""
    reference = secrets.token_hex(4)
    g.broken = True  # the page is made without asking the database, which may be what is broken
    g.pop("municipality", None)
    log.error("reference=%s endpoint=%s", reference, request.endpoint, exc_info=error)
    return render_template("errors/500.html", reference=reference), 500


def _roles_needed() -> str:
    """The roles that open the page which was refused, in words; empty where no role would."""
    permission = g.get("needed_permission")
    if permission is None:
        return ""
    return ", ".join(explain(role) for role in Role if is_granted(permission, [role]))
