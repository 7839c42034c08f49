"""My page: who I am here, where I live, where I am logged in, and what other slices add."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts import actions, queries
from citizen.accounts.access import TOKEN, get_current_account, hash_of_token, residents_only
from citizen.accounts.forms import ELSEWHERE, ProfileForm, ResidenceForm
from citizen.accounts.queries import FoundRoad, Person
from citizen.accounts.views.blueprint import accounts, my_page_sections
from citizen.accounts.views.login import in_language
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import language
from citizen.web.messages import explain
from citizen.web.own_path import own_path


@accounts.get("/<any(nb,nn):lang>/min-side")
@residents_only
def show_my_page() -> ResponseReturnValue:
    """The person's own page."""
    account = get_current_account()
    return render_my_page(account, ProfileForm.of(account, language()))


@accounts.post("/<any(nb,nn):lang>/min-side")
@residents_only
def save_profile() -> ResponseReturnValue:
    """Keep how the person wants to be shown, and in which language form."""
    account = get_current_account()
    form = ProfileForm.of(account, language())
    if not form.validate_on_submit():
        return render_my_page(account, form), 422
    refusal = actions.save_profile(account.id, shown_name=form.shown_name.data, language=form.language.data)
    if refusal:
        form.shown_name.errors = [explain(refusal)]
        return render_my_page(account, form), 422
    g.language = form.language.data
    flash(_("Your choices are saved."), "success")
    return in_language(redirect(url_for("accounts.show_my_page"), 303), form.language.data)


@accounts.get("/<any(nb,nn):lang>/min-side/adresse")
@residents_only
def show_residence() -> ResponseReturnValue:
    """Ask where the person lives."""
    account = get_current_account()
    home = queries.find_home(account)
    form = ResidenceForm.of(account, home.road if home else None, wanted_next())
    return render_residence(account, form)


@accounts.post("/<any(nb,nn):lang>/min-side/adresse")
@residents_only
def save_residence() -> ResponseReturnValue:
    """Keep where the person lives; a road that is not found by its name is asked for once more."""
    account = get_current_account()
    form = ResidenceForm.of(account, None, wanted_next())
    if not form.validate_on_submit():
        return render_residence(account, form), 422
    road = find_road(form)
    if form.errors:
        return render_residence(account, form), 422
    refusal = actions.save_residence(account.id, form.district_id.data or None, road.id if road else None)
    if refusal:
        form.district_id.errors = [explain(refusal)]
        return render_residence(account, form), 422
    flash(_("It is saved where you live."), "success")
    return redirect(wanted_next(), 303)


def find_road(form: ResidenceForm) -> FoundRoad | None:
    """The road that was named or picked; puts an error and the likely roads on the form when it is unclear."""
    district_id, text = form.district_id.data, (form.road.data or "").strip()
    if district_id == ELSEWHERE or not text:
        return None
    if form.road_id.data and (picked := queries.find_road_of_district(form.road_id.data, district_id)):
        return picked
    roads = queries.list_roads_like(district_id, text)
    if len(roads) == 1 and roads[0].is_exact:
        return roads[0]
    if roads:
        form.offer(list(roads))
        same = all(road.is_exact for road in roads)
        form.road_id.errors = [
            _("There are several roads called “%(name)s”. Choose yours.", name=text)
            if same
            else _("We find no road called “%(name)s”. Choose one of these, or write it again above.", name=text)
        ]
    else:
        form.road.errors = [
            _("We find no road called “%(name)s” there. Look at the spelling, or leave it empty.", name=text)
        ]
    return None


def render_my_page(account: Person, form: ProfileForm) -> str:
    here = hash_of_token(session.get(TOKEN, ""))
    return render_template(
        "accounts/my_page.html",
        form=form,
        person=account,
        home=queries.find_home(account),
        roles=[(place.name, explain(role)) for place, role in queries.list_grants_of(account.id)],
        logins=[(login, login.token_hash == here) for login in queries.list_live_sessions(account.id, now())],
        sections=[section for add in my_page_sections if (section := add(account)) is not None],
    )


def render_residence(account: Person, form: ResidenceForm) -> str:
    """The form; where the person must leave it as it is, why, and where they have said that they live."""
    lock = actions.refuse_move(account.person_key)
    homes = queries.list_homes()
    several = len({place.id for _district, place in homes}) > 1
    hints = {district.id: place.name for district, place in homes} if several else {}
    return render_template(
        "accounts/residence.html",
        form=form,
        hints=hints,
        next=wanted_next(),
        lock=explain(lock) if lock else "",
        home=queries.find_home(account),
    )


def wanted_next() -> str:
    """Where to go on to."""
    return own_path(request.values.get("next", ""), otherwise=url_for("accounts.show_my_page"))
