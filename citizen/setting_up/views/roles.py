"""Who has which role in the municipality; an administrator gives them and takes them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.permissions import Permission, Role
from citizen.domain.roles import RoleRefusal
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.setting_up import actions, queries
from citizen.setting_up.forms import RoleForm
from citizen.setting_up.queries import GivenRole
from citizen.setting_up.views.blueprint import STAFF, crumbs_to_desk, setting_up
from citizen.web.clock import OSLO, now
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import show_day
from citizen.web.messages import explain

FIELDS = {
    RoleRefusal.NOBODY_FOUND: "person",
    RoleRefusal.PERIOD_BACKWARDS: "last",
    RoleRefusal.PERIOD_OVER: "last",
    RoleRefusal.ADMIN_FOR_A_PERIOD: "last",
}


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role as the page shows it."""

    who: str
    user_id: str
    role: str
    holds: str
    is_over: bool
    is_me: bool
    take_url: str


@setting_up.get(f"{STAFF}/roller")
@permission_needed(Permission.GIVE_ROLES)
def show_roles(municipality: str) -> ResponseReturnValue:
    return _page(open_municipality(municipality), RoleForm())


@setting_up.post(f"{STAFF}/roller")
@permission_needed(Permission.GIVE_ROLES)
def give_role(municipality: str) -> ResponseReturnValue:
    place, form = open_municipality(municipality), RoleForm()
    if not form.validate_on_submit():
        return _page(place, form), 422
    role = Role(form.role.data)
    outcome = actions.give_role(place.id, form.who(), role, form.period())
    if isinstance(outcome, RoleRefusal):
        form[FIELDS[outcome]].errors = [explain(outcome)]
        return _page(place, form), 422
    name = outcome.shown_name or outcome.public_id
    flash(_("%(name)s has the role now: %(role)s.", name=name, role=explain(role)), "success")
    return redirect(url_for(".show_roles", municipality=place.slug), 303)


@setting_up.post(f"{STAFF}/roller/<person>/<role>/ta-tilbake")
@permission_needed(Permission.GIVE_ROLES)
def take_role(municipality: str, person: str, role: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    wanted = or_404(Role(role) if role in set(Role) else None)
    outcome = actions.take_role(place.id, person, wanted)
    if isinstance(outcome, RoleRefusal):
        flash(explain(outcome), "error")
    else:
        name = outcome.shown_name or outcome.public_id
        flash(_("%(name)s no longer has the role: %(role)s.", name=name, role=explain(wanted)), "success")
    if not isinstance(outcome, RoleRefusal) and wanted is Role.ADMIN and outcome.id == get_current_account().id:
        return redirect(url_for("pages.show_municipality", municipality=place.slug), 303)
    return redirect(url_for(".show_roles", municipality=place.slug), 303)


def _page(place: Municipality, form: RoleForm) -> str:
    return render_template(
        "setting_up/roles.html",
        form=form,
        crumbs=crumbs_to_desk(place),
        lines=[_line(place, given) for given in queries.list_roles(place.id)],
        log_url=url_for("staff_log.show_log", municipality=place.slug),
    )


def _line(place: Municipality, given: GivenRole) -> RoleLine:
    return RoleLine(
        who=given.shown_name or given.email or _("Somebody without a shown name"),
        user_id=given.public_id,
        role=explain(given.role),
        holds=_say_period(given),
        is_over=given.holds_until is not None and given.holds_until <= now(),
        is_me=given.account_id == get_current_account().id,
        take_url=url_for(".take_role", municipality=place.slug, person=given.public_id, role=given.role.value),
    )


def _say_period(given: GivenRole) -> str:
    first = show_day(given.holds_from.astimezone(OSLO).date()) if given.holds_from else ""
    last = show_day((given.holds_until - timedelta(seconds=1)).astimezone(OSLO).date()) if given.holds_until else ""
    if first and last:
        return _("From %(first)s up to and including %(last)s", first=first, last=last)
    if first:
        return _("From %(first)s", first=first)
    return _("Up to and including %(last)s", last=last) if last else _("Until it is taken back")
