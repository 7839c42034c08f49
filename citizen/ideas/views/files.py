"""Pictures and documents of ideas: given out only as long as everyone, or who asks, can see the idea."""

from __future__ import annotations

from flask import Response, request
from flask.typing import ResponseReturnValue
from werkzeug.http import dump_options_header

from citizen.accounts.access import current_account, may
from citizen.domain.ideas.states import IdeaState
from citizen.domain.permissions import Permission
from citizen.ideas import queries
from citizen.ideas.queries import SentFile
from citizen.ideas.views.blueprint import ideas
from citizen.web.access import public
from citizen.web.found import or_404

ALWAYS_ASK = "private, no-cache"
"""A browser may keep the file, but asks each time whether it is still there: what is hidden is gone everywhere."""
SANDBOX = "default-src 'none'; sandbox"


@ideas.get("/bilde/<public_id>.webp")
@public
def send_picture(public_id: str) -> ResponseReturnValue:
    return _picture(or_404(queries.find_picture(public_id, small=False)))


@ideas.get("/bilde/<public_id>-liten.webp")
@public
def send_small_picture(public_id: str) -> ResponseReturnValue:
    return _picture(or_404(queries.find_picture(public_id, small=True)))


@ideas.get("/vedlegg/<public_id>")
@public
def send_attachment(public_id: str) -> ResponseReturnValue:
    """The document as a file to store: no browser opens it as a page of this site."""
    file = or_404(queries.find_attachment(public_id))
    response = _answer(file, "application/pdf")
    response.headers["Content-Disposition"] = dump_options_header("attachment", {"filename": file.name})
    return response.make_conditional(request)


def _picture(file: SentFile) -> ResponseReturnValue:
    return _answer(file, "image/webp").make_conditional(request)


def _answer(file: SentFile, kind: str) -> Response:
    shown = or_404(file if _may_see(file) else None)
    response = Response(shown.content, mimetype=kind)
    response.add_etag()
    response.headers["Cache-Control"] = ALWAYS_ASK
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def _may_see(file: SentFile) -> bool:
    """Everyone, what is public; authors what belongs to them and is not hidden; moderators also what is hidden."""
    if file.is_public and not file.is_hidden:
        return True
    account = current_account()
    if account is None:
        return False
    if not file.is_hidden and account.id in queries.authors_of(file.idea_id):
        return True
    return file.state not in (IdeaState.DRAFT, IdeaState.WITHDRAWN) and may(Permission.MODERATE, file.municipality_id)
