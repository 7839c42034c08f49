"""Follow a round, an idea, a theme or a place, and stop following it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, get_current_account, residents_only
from citizen.domain.notices import FollowKind
from citizen.ideas import queries
from citizen.ideas.access import open_idea
from citizen.ideas.queries.follows import list_followed
from citizen.ideas.views.blueprint import ideas
from citizen.notices.actions import follow, unfollow
from citizen.processes.access import open_process
from citizen.web.access import public
from citizen.web.found import or_404
from citizen.web.locale import N_
from citizen.web.locale import gettext as _
from citizen.web.own_path import own_path

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/folg/<any(runde,ide,tema,sted):what>/<name>"
KINDS = {
    "runde": FollowKind.PROCESS,
    "ide": FollowKind.IDEA,
    "tema": FollowKind.THEME,
    "sted": FollowKind.PLACE,
}
PARTS = {kind: word for word, kind in KINDS.items()}
FOLLOW = {
    FollowKind.PROCESS: N_("Follow the round"),
    FollowKind.IDEA: N_("Follow the proposal"),
    FollowKind.THEME: N_("Follow the theme “%(name)s”"),
    FollowKind.PLACE: N_("Follow proposals about %(name)s"),
}
STOP = {
    FollowKind.PROCESS: N_("Stop following the round"),
    FollowKind.IDEA: N_("Stop following the proposal"),
    FollowKind.THEME: N_("Stop following the theme “%(name)s”"),
    FollowKind.PLACE: N_("Stop following proposals about %(name)s"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be followed: `name` stands in the address, `shown` on the button where it needs one."""

    kind: FollowKind
    id: int
    name: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class FollowButton:
    """A button to follow something, or to stop."""

    label: str
    url: str
    following: bool


def buttons_for(targets: Sequence[Target], at: dict[str, Any]) -> list[FollowButton]:
    """A button for each, as the person who is calling needs it; who is not logged in is asked to on pressing."""
    account = current_account()
    wanted = [(target.kind, target.id) for target in targets]
    followed = list_followed(account.id, wanted) if account and wanted else frozenset()
    return [button_for(target, at, following=(target.kind, target.id) in followed) for target in targets]


def button_for(target: Target, at: dict[str, Any], *, following: bool) -> FollowButton:
    """The button to follow this, or to stop."""
    endpoint = "ideas.stop_following" if following else "ideas.start_following"
    words = (STOP if following else FOLLOW)[target.kind]
    label = _(words, name=target.shown) if target.shown else _(words)
    return FollowButton(label, url_for(endpoint, what=PARTS[target.kind], name=target.name, **at), following)


@ideas.get(PLACE)
@ideas.get(f"{PLACE}/slutt")
@public
def show_after_follow(municipality: str, process: str, what: str, name: str) -> ResponseReturnValue:
    """Where a person lands who pressed a button before logging in: nothing is done until it is pressed again."""
    if current_account() is not None:
        flash(_("You are logged in. Press the button once more."), "info")
    return redirect(_page_of(municipality, process, what, name), 303)


@ideas.post(PLACE)
@residents_only
def start_following(municipality: str, process: str, what: str, name: str) -> ResponseReturnValue:
    target = _find(municipality, process, what, name)
    follow(get_current_account().id, KINDS[what], target)
    flash(_("You follow this. You are told when something new happens. On My page you choose how."), "success")
    return redirect(_way_back(municipality, process, what, name), 303)


@ideas.post(f"{PLACE}/slutt")
@residents_only
def stop_following(municipality: str, process: str, what: str, name: str) -> ResponseReturnValue:
    target = _find(municipality, process, what, name)
    unfollow(get_current_account().id, KINDS[what], target)
    flash(_("You no longer follow this."), "success")
    return redirect(_way_back(municipality, process, what, name), 303)


def _find(municipality: str, process: str, what: str, name: str) -> int:
    """The number of what the address names, or a 404."""
    if what == "ide":
        return open_idea(municipality, process, name)[2].id
    _place, round_of = open_process(municipality, process)
    if what == "runde":
        return or_404(round_of.id if name == round_of.slug else None)
    if what == "tema":
        return or_404(next((theme.id for theme in queries.list_themes(round_of.id) if theme.slug == name), None))
    return or_404(next((place.id for place in queries.list_places(round_of.id) if place.slug == name), None))


def _page_of(municipality: str, process: str, what: str, name: str) -> str:
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    if what == "ide":
        return url_for("pages.show_idea", public_id=name, **at)
    chosen: dict[str, Any] = {what: name} if what != "runde" else {}
    return url_for("pages.show_process", **at, **chosen)


def _way_back(municipality: str, process: str, what: str, name: str) -> str:
    return own_path(request.form.get("back", ""), otherwise=_page_of(municipality, process, what, name))
