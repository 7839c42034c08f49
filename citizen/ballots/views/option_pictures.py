"""The pictures of what can be chosen: at an address of their own, and as every page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account
from citizen.ballots import queries
from citizen.ballots.queries import Option, SentPicture
from citizen.ballots.views.blueprint import ballots
from citizen.web.access import public
from citizen.web.found import or_404
from citizen.web.locale import both

PUBLIC = "public, max-age=3600"
"""Announced votes are public, and what stands at an address of a picture is never changed."""
WAITING = "private, no-cache"
SANDBOX = "default-src 'none'; sandbox"


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture on a page: the address of its small size and of the whole, what can be seen in it, and its shape."""

    small: str
    whole: str
    alt: str
    width: int
    height: int


def shown_picture(option: Option) -> ShownPicture | None:
    """The picture of an option in the reader's language form; None where it has none."""
    picture = option.picture
    if picture is None:
        return None
    alt = both(picture.alt_nb, picture.alt_nn)
    return ShownPicture(*addresses_of(picture.public_id), alt, picture.width, picture.height)


def addresses_of(public_id: str) -> tuple[str, str]:
    """Where the small picture is, and the whole one."""
    at: dict[str, Any] = {"public_id": public_id}
    return url_for("ballots.send_small_option_picture", **at), url_for("ballots.send_option_picture", **at)


@ballots.get("/bilde/alternativ/<public_id>.webp")
@public
def send_option_picture(public_id: str) -> ResponseReturnValue:
    return _answer(or_404(queries.find_sent_picture(public_id, small=False)))


@ballots.get("/bilde/alternativ/<public_id>-liten.webp")
@public
def send_small_option_picture(public_id: str) -> ResponseReturnValue:
    return _answer(or_404(queries.find_sent_picture(public_id, small=True)))


def _answer(picture: SentPicture) -> ResponseReturnValue:
    """To everyone what a vote shows; what waits to be put on a ballot only to who sent it."""
    account = current_account()
    is_own = account is not None and account.id == picture.account_id
    or_404(picture if picture.is_public or is_own else None)
    response = Response(picture.content, mimetype="image/webp")
    response.add_etag()
    response.headers["Cache-Control"] = PUBLIC if picture.is_public else WAITING
    response.headers["Content-Security-Policy"] = SANDBOX
    return response.make_conditional(request)
