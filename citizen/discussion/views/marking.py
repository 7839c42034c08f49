"""Find an argument useful with one press, and withdraw that."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, get_current_account, residents_only
from citizen.discussion import actions
from citizen.discussion.access import closed_to_reader
from citizen.discussion.views.blueprint import PLACE, discussion
from citizen.discussion.views.single import find_readable
from citizen.ideas.access import open_idea
from citizen.web.access import public
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.own_path import own_path


@discussion.get(f"{PLACE}/<argument>/nyttig")
@discussion.get(f"{PLACE}/<argument>/nyttig/trekk")
@discussion.get(f"{PLACE}/<argument>/trekk")
@public
def show_after_login(municipality: str, process: str, public_id: str, argument: str) -> ResponseReturnValue:
    """Where a person lands who pressed a button before logging in: nothing is done until it is pressed again."""
    if current_account() is not None:
        flash(_("You are logged in. Press the button once more."), "info")
    at: dict[str, Any] = {"municipality": municipality, "process": process, "public_id": public_id}
    return redirect(url_for(".show_argument", argument=argument, **at), 303)


@discussion.post(f"{PLACE}/<argument>/nyttig")
@residents_only
def mark(municipality: str, process: str, public_id: str, argument: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    found = find_readable(place, idea, argument)
    closed = closed_to_reader(round_of, idea)
    if closed is not None:
        flash(closed.sentence, "error")
        return redirect(closed.url or _way_back(municipality, process, public_id, argument), 303)
    if refusal := actions.mark_useful(found.id, get_current_account().id):
        flash(explain(refusal), "error")
    return redirect(_way_back(municipality, process, public_id, argument), 303)


@discussion.post(f"{PLACE}/<argument>/nyttig/trekk")
@residents_only
def unmark(municipality: str, process: str, public_id: str, argument: str) -> ResponseReturnValue:
    place, _round, idea = open_idea(municipality, process, public_id)
    actions.unmark(find_readable(place, idea, argument).id, get_current_account().id)
    return redirect(_way_back(municipality, process, public_id, argument), 303)


def _way_back(municipality: str, process: str, public_id: str, argument: str) -> str:
    """To the argument on the page where the button stood."""
    at: dict[str, Any] = {"municipality": municipality, "process": process, "public_id": public_id}
    page = own_path(request.form.get("back", ""), otherwise=url_for("pages.show_idea", **at))
    return f"{page.partition('#')[0]}#argument-{argument}"
