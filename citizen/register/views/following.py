"""Follow a road on the way to its signs, and stop following it."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, get_current_account, residents_only
from citizen.domain.notices import FollowKind
from citizen.ideas.views.following import FollowButton
from citizen.municipalities.models import Municipality
from citizen.notices.actions import follow, unfollow
from citizen.notices.queries import is_following
from citizen.register.queries import NewName
from citizen.register.views.blueprint import PUBLIC, in_both_forms, open_name, page_of
from citizen.web.access import public
from citizen.web.locale import gettext as _


def button_of(place: Municipality, one: NewName) -> FollowButton:
    """The button to follow the road, or to stop; who is not logged in is asked to on pressing."""
    account = current_account()
    following = account is not None and is_following(account.id, FollowKind.ROAD, one.road_id)
    endpoint = "register.stop_following" if following else "register.start_following"
    label = _("Stop following the road") if following else _("Follow the road until the signs are up")
    return FollowButton(label, url_for(endpoint, municipality=place.slug, name=one.address), following)


@in_both_forms(f"{PUBLIC}/<name>/folg")
@in_both_forms(f"{PUBLIC}/<name>/folg/slutt")
@public
def show_after_follow(municipality: str, name: str) -> ResponseReturnValue:
    """Where a person lands who pressed a button before logging in: nothing is done until it is pressed again."""
    place, one = open_name(municipality, name)
    if current_account() is not None:
        flash(_("You are logged in. Press the button once more."), "info")
    return redirect(page_of(place, one), 303)


@in_both_forms(f"{PUBLIC}/<name>/folg", "POST")
@residents_only
def start_following(municipality: str, name: str) -> ResponseReturnValue:
    place, one = open_name(municipality, name)
    follow(get_current_account().id, FollowKind.ROAD, one.road_id)
    flash(_("You follow this. You are told when the address holds and when the signs are up."), "success")
    return redirect(page_of(place, one), 303)


@in_both_forms(f"{PUBLIC}/<name>/folg/slutt", "POST")
@residents_only
def stop_following(municipality: str, name: str) -> ResponseReturnValue:
    place, one = open_name(municipality, name)
    unfollow(get_current_account().id, FollowKind.ROAD, one.road_id)
    flash(_("You no longer follow this."), "success")
    return redirect(page_of(place, one), 303)
