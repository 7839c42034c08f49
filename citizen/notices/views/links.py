"""What the links in letters lead to: they work without a login, and do nothing until a button is pressed."""

from __future__ import annotations

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from citizen.domain.notices import AddressRefusal, Topic
from citizen.extensions import csrf
from citizen.notices import actions
from citizen.notices.access import read_confirm_token, read_stop_token
from citizen.notices.views.blueprint import notices
from citizen.web.access import public
from citizen.web.forms import Form
from citizen.web.found import or_404
from citizen.web.messages import explain


@notices.get("/<any(nb,nn):lang>/varsel/stopp/<token>")
@public
def show_stop(token: str) -> ResponseReturnValue:
    """Ask which letters to stop: a mail program that opens every link stops nothing."""
    or_404(read_stop_token(token))
    return _unseen("notices/stop.html", topics=[(topic.value, explain(topic)) for topic in Topic], stopped="")


@notices.post("/<any(nb,nn):lang>/varsel/stopp/<token>")
@public
def stop_letters(token: str) -> ResponseReturnValue:
    """Stop the letters. Mail programs press the button for their reader as RFC 8058 says: without any form of ours."""
    public_id = or_404(read_stop_token(token))
    topic = next((one for one in Topic if one == request.form.get("topic")), None)
    actions.stop_letters(public_id, topic)
    return _unseen("notices/stop.html", topics=[], stopped=explain(topic) if topic else "all")


csrf.exempt(stop_letters)  # the token in the address is the proof, and all that it opens is fewer letters


@notices.get("/<any(nb,nn):lang>/varsel/adresse/<token>")
@public
def show_confirmation(token: str) -> ResponseReturnValue:
    """Ask whoever has the link to press the button."""
    found = read_confirm_token(token)
    if found is None:
        return _unseen("notices/confirm.html", 404, form=Form(), address="", refusal=_too_old(), is_done=False)
    return _unseen("notices/confirm.html", form=Form(), address=found[1], refusal="", is_done=False)


@notices.post("/<any(nb,nn):lang>/varsel/adresse/<token>")
@public
def confirm_address(token: str) -> ResponseReturnValue:
    """Letters go to the address from now on."""
    found = read_confirm_token(token)
    if found is None or not actions.confirm_address(*found):
        return _unseen("notices/confirm.html", 404, form=Form(), address="", refusal=_too_old(), is_done=False)
    return _unseen("notices/confirm.html", form=Form(), address=found[1], refusal="", is_done=True)


def _too_old() -> str:
    return explain(AddressRefusal.LINK_UNUSABLE)


def _unseen(template: str, status: int = 200, **shown: object) -> Response:
    """A page whose address is a secret: nobody keeps it, and no other site is told of it."""
    response: Response = make_response(render_template(template, **shown), status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
