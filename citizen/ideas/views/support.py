"""Support an idea with one press, and withdraw it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, get_current_account, residents_only, take_pressed
from citizen.domain.ideas.supporting import SupportRefusal
from citizen.electorates.access import explain_refusal, refuse_current
from citizen.ideas.access import open_idea
from citizen.ideas.actions.supporting import support_idea, withdraw_support
from citizen.ideas.views.blueprint import ideas
from citizen.web.access import done_after_login, public
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.own_path import own_path

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/ide/<public_id>/stott"


@ideas.get(PLACE)
@ideas.get(f"{PLACE}/trekk")
@public
def show_after_login(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    """Where a person lands who pressed a button before logging in: support is given now, and it is said."""
    kept = take_pressed()
    if kept is not None:
        flash(_("You are logged in."), "info")
        return _support(municipality, process, public_id, kept.get("back", [""])[0])
    if current_account() is not None:
        flash(_("You are logged in. Press the button once more."), "info")
    return redirect(_page_of(municipality, process, public_id), 303)


@ideas.post(PLACE)
@done_after_login
@residents_only
def support(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    return _support(municipality, process, public_id, request.form.get("back", ""))


def _support(municipality: str, process: str, public_id: str, back: str) -> ResponseReturnValue:
    _place, round_of, idea = open_idea(municipality, process, public_id)
    refused = refuse_current(round_of)
    if refused is not None:
        way = explain_refusal(round_of, refused)
        flash(way.why, "error")
        return redirect(way.address or _way_back(municipality, process, public_id, back), 303)
    came_of = support_idea(idea.id, get_current_account().id)
    flash(explain(came_of), "error" if isinstance(came_of, SupportRefusal) else "success")
    return redirect(_way_back(municipality, process, public_id, back), 303)


@ideas.post(f"{PLACE}/trekk")
@residents_only
def withdraw(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    _place, _round, idea = open_idea(municipality, process, public_id)
    flash(explain(withdraw_support(idea.id, get_current_account().id)), "success")
    return redirect(_way_back(municipality, process, public_id, request.form.get("back", "")), 303)


def _page_of(municipality: str, process: str, public_id: str) -> str:
    at: dict[str, Any] = {"municipality": municipality, "process": process, "public_id": public_id}
    return url_for("pages.show_idea", _anchor="stotte", **at)


def _way_back(municipality: str, process: str, public_id: str, back: str) -> str:
    """To the list where the button stood, or to the idea's own page."""
    return own_path(back, otherwise=_page_of(municipality, process, public_id))
